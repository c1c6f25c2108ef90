// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transcripts/service/tenantarchive.h"

#include "app/store/transcripts/transcriptarchive.h"
#include "app/store/transcripts/transcriptstore.h"

namespace keyturn::test {

namespace {

std::unique_ptr<TranscriptArchive> opened(const QString &home)
{
    auto archive =
        TranscriptArchive::open(TranscriptArchive::fileIn(home + QStringLiteral("/store")));
    return archive ? std::move(*archive) : nullptr;
}

QString line(std::initializer_list<qint64> counts)
{
    QStringList out;
    for (const qint64 count : counts)
        out << QString::number(count);
    return out.join(QLatin1Char(' '));
}

std::vector<Json> truths(const TenantProcess &tenant)
{
    std::vector<Json> out;
    const QList<QByteArray> lines =
        tenant.getText(QStringLiteral("conversations?which=stored")).split('\n');
    for (const QByteArray &text : lines) {
        if (!text.isEmpty())
            out.push_back(Json::parse(text.toStdString()).value_or(Json()));
    }
    return out;
}

} // namespace

ConversationLines toldBy(const TenantProcess &tenant, const QString &environmentId)
{
    ConversationLines out;
    for (const Json &truth : truths(tenant)) {
        if (!environmentId.isEmpty() && truth.text("environment") != environmentId)
            continue;
        out[truth.text("name")] = line(
            {truth.number("rows"), truth.number("activities"), truth.number("userMessages"),
             truth.number("botMessages"), truth.number("turns"), truth.number("greetings"),
             truth.number("unanswered"), truth.number("multiReply"), truth.number("redelivered"),
             truth.number("emptyUserMessages"), truth.number("sameTextTwice")});
    }
    return out;
}

ConversationLines keptIn(const QString &home, const QString &environmentId)
{
    ConversationLines out;
    const auto archive = opened(home);
    if (!archive)
        return out;
    TranscriptStore store(*archive);
    QList<qint64> ids;
    const Result<void> streamed = store.streamIds(SearchQuery(), [&ids](qint64 id) {
        ids << id;
        return true;
    });
    const auto heads = store.conversations(ids);
    if (!streamed || !heads)
        return out;
    for (const ListedConversation &head : *heads) {
        if (!environmentId.isEmpty() && head.environmentId != environmentId)
            continue;
        out[head.key] = line({head.rows, head.activities, head.userMessages, head.botMessages,
                              head.turns, head.greetings, head.unanswered, head.multiReply,
                              head.redelivered, head.emptyUserMessages, head.sameTextTwice});
    }
    return out;
}

QStringList differences(const ConversationLines &told, const ConversationLines &kept)
{
    QStringList out;
    for (auto each = told.begin(); each != told.end(); ++each) {
        if (kept.value(each.key()) != each.value())
            out << QStringLiteral("%1: %2 | %3")
                       .arg(each.key(), each.value(), kept.value(each.key()));
    }
    for (auto each = kept.begin(); each != kept.end(); ++each) {
        if (!told.contains(each.key()))
            out << QStringLiteral("%1: - | %2").arg(each.key(), each.value());
    }
    return out;
}

QStringList storedRows(const TenantProcess &tenant)
{
    QStringList ids;
    for (const Json &truth : truths(tenant)) {
        for (const Json &row : truth.items("rowList")) {
            if (row.text("state") == QLatin1String("stored"))
                ids << row.text("id");
        }
    }
    ids.sort();
    return ids;
}

QStringList keptRows(const QString &home)
{
    QStringList ids;
    const auto archive = opened(home);
    if (!archive)
        return ids;
    TranscriptStore store(*archive);
    const Result<void> streamed = store.streamRows([&ids](const StoredRow &row) {
        ids << QString::fromStdString(row.transcriptId);
        return true;
    });
    if (!streamed)
        return {};
    ids.sort();
    return ids;
}

} // namespace keyturn::test
