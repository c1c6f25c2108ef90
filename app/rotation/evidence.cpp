// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/evidence.h"

#include "app/clients/loganalyticsclient.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

constexpr const char *appOnlyTable = "AADServicePrincipalSignInLogs";
constexpr const char *silentUserTable = "AADNonInteractiveUserSignInLogs";
constexpr const char *userTable = "SigninLogs";

struct TableReading
{
    std::vector<Use> uses;
    TimePoint newest{}; ///< of any application: the pipeline is alive up to there
    int indistinct = 0;
};

bool succeeded(const QString &resultType)
{
    return resultType == QLatin1String("0") || resultType == QLatin1String("Success");
}

QString usesQuery(const QString &table, const EvidenceQuery &query, const QString &key)
{
    QString own;
    if (!query.ownCorrelations.isEmpty()) {
        QStringList quoted;
        for (const QString &id : query.ownCorrelations)
            quoted << kqlString(id);
        quoted.sort();
        own = QStringLiteral(" | where CorrelationId !in (%1)").arg(quoted.join(QLatin1Char(',')));
    }
    return QStringLiteral("%1 | where TimeGenerated >= datetime(%2) and AppId == %3%4"
                          " | extend Unknown = isempty(CorrelationId)"
                          " | summarize n = count(), last = max(TimeGenerated)"
                          " by %5IPAddress, UserAgent, ResourceDisplayName, ResultType, Unknown")
        .arg(table, toIso(query.since), kqlString(query.appId), own, key);
}

Use &useOf(std::vector<Use> &uses, const Use &wanted)
{
    const auto found = std::ranges::find_if(uses, [&wanted](const Use &use) {
        return use.keyId == wanted.keyId && use.source() == wanted.source();
    });
    if (found != uses.end())
        return *found;
    uses.push_back(wanted);
    return uses.back();
}

void takeRow(const LogTable &table, qsizetype row, TableReading &reading)
{
    const QString agent = table.text(row, QStringLiteral("UserAgent"));
    // Any console's own probes, ours of an earlier life included.
    if (agent.startsWith(QLatin1String("Keyturn")))
        return;
    Use wanted;
    wanted.keyId = table.text(row, QStringLiteral("ServicePrincipalCredentialKeyId")).toStdString();
    wanted.address = table.text(row, QStringLiteral("IPAddress")).toStdString();
    wanted.agent = agent.toStdString();
    const QString unknown = table.value(row, QStringLiteral("Unknown")).toString();
    if (agent.isEmpty() && (unknown == QLatin1String("true") || unknown == QLatin1String("1"))) {
        ++reading.indistinct;
        return;
    }
    Use &use = useOf(reading.uses, wanted);
    const int count = static_cast<int>(table.number(row, QStringLiteral("n")));
    const TimePoint last = table.time(row, QStringLiteral("last"));
    if (succeeded(table.text(row, QStringLiteral("ResultType")))) {
        use.ok += count;
        use.lastOk = std::max(use.lastOk, last);
    } else {
        use.refused += count;
        use.lastRefused = std::max(use.lastRefused, last);
    }
}

Task<TableReading> readTable(Services services, EvidenceQuery query, QString table, QString key,
                             std::stop_token stop)
{
    const CallOptions options{{}, stop};
    Result<LogTable> uses = co_await services.logs->query(
        query.workspaceId, usesQuery(table, query, key), QString(), options);
    if (!uses)
        co_return std::unexpected(uses.error().whileDoing(QStringLiteral("read sign-in records")));
    TableReading reading;
    for (qsizetype row = 0; row < uses->rows.size(); ++row)
        takeRow(*uses, row, reading);
    const QString newest =
        QStringLiteral("%1 | where TimeGenerated >= datetime(%2) | summarize last = "
                       "max(TimeGenerated)")
            .arg(table, toIso(query.since));
    Result<LogTable> last =
        co_await services.logs->query(query.workspaceId, newest, QString(), options);
    if (!last)
        co_return std::unexpected(last.error().whileDoing(QStringLiteral("read sign-in records")));
    if (!last->rows.isEmpty())
        reading.newest = last->time(0, QStringLiteral("last"));
    co_return reading;
}

void merge(SignInReading &whole, TableReading part)
{
    whole.indistinct += part.indistinct;
    for (Use &use : part.uses) {
        Use &kept = useOf(whole.uses, Use{use.keyId, use.address, use.agent, 0, 0, {}, {}});
        kept.ok += use.ok;
        kept.refused += use.refused;
        kept.lastOk = std::max(kept.lastOk, use.lastOk);
        kept.lastRefused = std::max(kept.lastRefused, use.lastRefused);
    }
}

} // namespace

Task<SignInReading> readSignIns(Services services, EvidenceQuery query, TimePoint now,
                                std::stop_token stop)
{
    SignInReading whole;
    whole.at = now;
    TimePoint newest = now;
    if (query.appOnly) {
        Result<TableReading> read =
            co_await readTable(services, query, QLatin1String(appOnlyTable),
                               QStringLiteral("ServicePrincipalCredentialKeyId, "), stop);
        if (!read)
            co_return std::unexpected(read.error());
        newest = std::min(newest, read->newest);
        merge(whole, std::move(*read));
    }
    if (query.delegated) {
        TimePoint delegatedNewest{};
        for (const char *table : {silentUserTable, userTable}) {
            Result<TableReading> read =
                co_await readTable(services, query, QLatin1String(table), QString(), stop);
            if (!read && read.error().kind == ErrorKind::NotFound)
                continue;
            if (!read)
                co_return std::unexpected(read.error());
            delegatedNewest = std::max(delegatedNewest, read->newest);
            merge(whole, std::move(*read));
        }
        newest = std::min(newest, delegatedNewest);
    }
    whole.completeUntil = newest - query.ingestionMargin;
    co_return whole;
}

std::vector<Source> sourcesOf(const SignInReading &reading)
{
    std::vector<Source> sources;
    for (const Use &use : reading.uses) {
        if (use.ok > 0)
            sources.push_back({use.address, use.agent, {}, use.keyId, use.lastOk});
    }
    std::ranges::sort(sources, [](const Source &a, const Source &b) { return a.last > b.last; });
    return sources;
}

} // namespace keyturn::rotation
