// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the Dataverse client that reads conversationtranscripts. Source: contracts,
// transcripts B1 and B11, identity 3.8.

#include "app/clients/dataverseclient.h"
#include "app/clients/dataverserows.h"
#include "app/http/paging.h"

#include <utility>

namespace keyturn {

namespace {

constexpr int keysOfAPage = 5000;
// A row may hold a megabyte of text, which JSON escapes once more.
constexpr qint64 largestPage = 96 << 20;

QString wholeSeconds(TimePoint when)
{
    return toIso(when).left(19) + QLatin1Char('Z');
}

/// The table is open to other writers too.
QString filterText(const TranscriptFilter &filter)
{
    QStringList parts{QStringLiteral("schematype eq 'powervirtualagents'")};
    if (filter.createdFrom)
        parts << QStringLiteral("createdon ge ") + wholeSeconds(*filter.createdFrom);
    if (filter.createdBefore)
        parts << QStringLiteral("createdon lt ") + wholeSeconds(*filter.createdBefore);
    QStringList bots;
    for (const QString &id : filter.botIds)
        bots << QStringLiteral("_bot_conversationtranscriptid_value eq ") + id;
    if (!bots.isEmpty())
        parts << QLatin1Char('(') + bots.join(QStringLiteral(" or ")) + QLatin1Char(')');
    return parts.join(QStringLiteral(" and "));
}

QueryItems queryOf(const TranscriptFilter &filter, const char *columns)
{
    return {
        {QStringLiteral("$select"), QLatin1String(columns)},
        {QStringLiteral("$filter"), filterText(filter)},
        {QStringLiteral("$orderby"), QStringLiteral("createdon asc,conversationtranscriptid asc")}};
}

void preferPageSize(Request &request, int rows)
{
    for (Header &header : request.headers) {
        if (header.name == "Prefer")
            header.value = "odata.maxpagesize=" + QByteArray::number(rows);
    }
}

} // namespace

TranscriptPages DataverseClient::transcripts(const QString &instanceUrl,
                                             const TranscriptFilter &filter,
                                             const CallOptions &options) const
{
    Request first = request(QStringLiteral("dataverse.listTranscripts"), instanceUrl,
                            "conversationtranscripts", queryOf(filter, transcriptColumns), options);
    preferPageSize(first, filter.pageSize);
    first.expect = Expect::Anything;
    first.maxBytes = largestPage;
    return {m_pipeline, std::move(first)};
}

Task<std::vector<TranscriptKey>> DataverseClient::listTranscriptKeys(QString instanceUrl,
                                                                     TranscriptFilter filter,
                                                                     int most, CallOptions options)
{
    Request first =
        request(QStringLiteral("dataverse.listTranscripts"), instanceUrl, "conversationtranscripts",
                queryOf(filter, transcriptKeyColumns), options);
    preferPageSize(first, keysOfAPage);
    return readTranscriptKeys(m_pipeline, std::move(first), most);
}

Task<QList<BotRow>> DataverseClient::listBotNames(QString instanceUrl, CallOptions options)
{
    Request first = request(QStringLiteral("dataverse.listBots"), instanceUrl, "bots",
                            {{QStringLiteral("$select"), QStringLiteral("botid,name,schemaname")},
                             {QStringLiteral("$orderby"), QStringLiteral("botid")}},
                            options);
    const Result<std::vector<Json>> rows = co_await readPages(m_pipeline, std::move(first));
    if (!rows)
        co_return std::unexpected(rows.error());
    QList<BotRow> bots;
    for (const Json &row : *rows)
        bots << botFrom(row);
    co_return std::move(bots);
}

} // namespace keyturn
