// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/prerequisites.h"

#include "app/base/clock.h"

#include <algorithm>

namespace keyturn {

namespace {

constexpr qint64 minuteMs = 60'000;
/// 30 minutes of silence end a window, and a row was seen 36 minutes after it.
constexpr qint64 usualLagMs = 45 * minuteMs;
constexpr qint64 toleratedSkewMs = 5 * minuteMs;
constexpr int missingLicence = 5; ///< statuscode of bot

const QString listRows = QStringLiteral("GET conversationtranscripts");
const QString listBots = QStringLiteral("GET bots");

QString rows(qint64 count)
{
    return QStringLiteral("HTTP 200, %1 rows").arg(count);
}

SyncCheck typeOf(const Environment &environment)
{
    SyncCheck check{SyncTopic::EnvironmentType, CheckResult::Met, QStringLiteral("environmentSku"),
                    environment.sku};
    // The documentation names both; transcripts were nevertheless measured in one of the first.
    if (environment.sku == QLatin1String("Developer") || environment.sku == QLatin1String("Teams"))
        check.result = CheckResult::NotMet;
    return check;
}

SyncCheck signInOf(const EnvironmentAnswers &answers)
{
    SyncCheck check{SyncTopic::SignIn, CheckResult::Unknown, QStringLiteral("GET WhoAmI"), {}};
    if (!answers.whoAmI)
        return check;
    if (*answers.whoAmI) {
        check.result = CheckResult::Met;
        check.found = (*answers.whoAmI)->userId;
        return check;
    }
    const Error &error = answers.whoAmI->error();
    if (error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotSignedIn)
        check.result = CheckResult::NotMet;
    check.found = error.facts();
    return check;
}

/// The table, and the right to read it: one call answers both.
void readingOf(const EnvironmentAnswers &answers, QList<SyncCheck> &checks)
{
    SyncCheck table{SyncTopic::Table, CheckResult::Unknown, listRows, {}};
    SyncCheck privilege{SyncTopic::Privilege, CheckResult::Unknown, listRows, {}};
    if (answers.rowsOnServer) {
        table.result = privilege.result = CheckResult::Met;
        table.found = privilege.found = rows(*answers.rowsOnServer);
    } else if (answers.keysError) {
        const Error &error = *answers.keysError;
        table.found = privilege.found = error.facts();
        if (isTableMissing(error))
            table.result = CheckResult::NotMet;
        if (error.kind == ErrorKind::Forbidden && !isNotMember(error)) {
            table.result = CheckResult::Met;
            privilege.result = CheckResult::NotMet;
            if (!error.subject.isEmpty())
                privilege.found = QStringLiteral("HTTP 403, ") + error.subject;
        }
    }
    checks << table << privilege;
}

void agentsOf(const EnvironmentAnswers &answers, QList<SyncCheck> &checks)
{
    SyncCheck readable{SyncTopic::AgentsReadable, CheckResult::Unknown, listBots, {}};
    SyncCheck licence{
        SyncTopic::Licence, CheckResult::Unknown, QStringLiteral("GET bots, statuscode"), {}};
    if (answers.bots && *answers.bots) {
        const QList<BotRow> &bots = **answers.bots;
        readable.found = rows(bots.size());
        // An application user without the right gets no error, only no rows.
        const bool hidden = bots.isEmpty() && answers.rowsNameAgents;
        readable.result = hidden ? CheckResult::NotMet : CheckResult::Met;
        const auto without = std::count_if(bots.begin(), bots.end(), [](const BotRow &bot) {
            return bot.statusCode == missingLicence;
        });
        licence.result = without > 0 ? CheckResult::NotMet : CheckResult::Met;
        licence.found = QStringLiteral("%1 of %2 agents").arg(without).arg(bots.size());
    } else if (answers.bots) {
        readable.found = answers.bots->error().facts();
        const Error &error = answers.bots->error();
        if (error.kind == ErrorKind::Forbidden && !isNotMember(error))
            readable.result = CheckResult::NotMet;
    }
    checks << readable << licence;
}

/// Rows although agents talk, and how old the newest is.
void recordingOf(const EnvironmentAnswers &answers, QList<SyncCheck> &checks)
{
    SyncCheck recording{SyncTopic::Recording, CheckResult::Unknown, listRows, {}};
    if (answers.rowsOnServer) {
        const bool hasAgents = answers.bots && *answers.bots && !(*answers.bots)->isEmpty();
        recording.found = rows(*answers.rowsOnServer);
        if (*answers.rowsOnServer > 0)
            recording.result = CheckResult::Met;
        else
            recording.result = hasAgents ? CheckResult::NotMet : CheckResult::Told;
    }
    SyncCheck lag{SyncTopic::Lag, CheckResult::Told, QStringLiteral("newest createdon"), {}};
    SyncCheck skew{SyncTopic::ClockSkew, CheckResult::Unknown, lag.asked, {}};
    if (answers.newestMs) {
        const qint64 age = answers.nowMs - *answers.newestMs;
        lag.found = QStringLiteral("%1 min ago").arg(age / minuteMs);
        if (age > 7 * 24 * 60 * minuteMs)
            lag.result = CheckResult::NotMet;
        skew.result = age < -toleratedSkewMs ? CheckResult::NotMet : CheckResult::Met;
        skew.found = toIso(TimePoint(Millis(*answers.newestMs)));
    }
    checks << recording << lag << skew;
}

void completenessOf(const EnvironmentAnswers &answers, const SyncState &state,
                    QList<SyncCheck> &checks)
{
    SyncCheck count{SyncTopic::ServerCount, CheckResult::Unknown, listRows, {}};
    SyncCheck job{SyncTopic::ThirtyDayJob, CheckResult::Unknown, listRows, {}};
    if (answers.rowsOnServer) {
        count.found =
            QStringLiteral("%1 of %2 not here").arg(answers.unseen).arg(*answers.rowsOnServer);
        count.result = answers.unseen > 0 ? CheckResult::NotMet : CheckResult::Met;
        // What came since the last sync is no loss yet.
        const bool isFresh = state.lastSyncMs && answers.nowMs - *state.lastSyncMs < usualLagMs;
        if (answers.unseen > 0 && isFresh)
            count.result = CheckResult::Told;
        job.found = QString::number(answers.endangered);
        job.result = answers.endangered > 0 ? CheckResult::NotMet : CheckResult::Met;
    }
    checks << count << job;
}

} // namespace

QList<SyncCheck> prerequisitesOf(const EnvironmentAnswers &answers, const SyncState &state)
{
    const Environment &environment = answers.environment;
    SyncCheck database{SyncTopic::Dataverse, CheckResult::Met,
                       QStringLiteral("linkedEnvironmentMetadata"), environment.instanceUrl};
    if (environment.instanceUrl.isEmpty()) {
        database.result = CheckResult::NotMet;
        return {database};
    }
    QList<SyncCheck> checks{database, typeOf(environment), signInOf(answers)};
    readingOf(answers, checks);
    agentsOf(answers, checks);
    recordingOf(answers, checks);
    completenessOf(answers, state, checks);
    return checks;
}

} // namespace keyturn
