// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/losssheet.h"

#include <algorithm>
#include <array>

namespace keyturn {

namespace {

struct TopicWords
{
    SyncTopic topic;
    const char *name;
    const char *met;
    const char *notMet;
    const char *mend;
};

// Sources: contracts, transcripts B2, B5 and B11; identity 3.3 and 3.8. In the order of the enum.
constexpr std::array topicTable{
    TopicWords{SyncTopic::Dataverse, "dataverse", "the environment has a Dataverse database",
               "the environment has no Dataverse database, so no transcript is written",
               "Nothing can be read here. Agents that should leave transcripts belong into an "
               "environment with Dataverse."},
    TopicWords{SyncTopic::EnvironmentType, "environment-type",
               "environments of this type write transcripts",
               "the documentation says that environments of this type write no transcripts",
               "Move agents whose conversations must be kept into a sandbox or production "
               "environment. Rows that are there nevertheless are read."},
    TopicWords{SyncTopic::SignIn, "sign-in", "the console's application is a user of it",
               "the console's application is not a user of this environment",
               "In the Power Platform admin centre, add it as an application user of the "
               "environment."},
    TopicWords{SyncTopic::Table, "table", "the table conversationtranscripts answers",
               "the table conversationtranscripts is not there",
               "It comes with the first agent of the environment. Create one, or leave the "
               "environment out."},
    TopicWords{SyncTopic::Privilege, "privilege", "its rows may be read",
               "the right to read transcripts is missing",
               "Give the application user the role Bot Transcript Viewer, or Read on "
               "ConversationTranscript for the whole organisation."},
    TopicWords{SyncTopic::AgentsReadable, "agents-readable", "agents can be read by name",
               "agents cannot be read by name: a right is missing, which may also show as an "
               "answer without an error and without rows",
               "Give the application user Read on Copilot (bot) for the whole organisation. Until "
               "then agents go by their schema names."},
    TopicWords{SyncTopic::Recording, "recording", "transcripts are being written",
               "there is not one row, although the environment has agents",
               "If people do talk to them: switch on the saving of transcripts in the "
               "environment's Copilot Studio settings, and look at the role again."},
    TopicWords{SyncTopic::Licence, "licence", "no sign of a missing licence",
               "an agent is marked as without licence",
               "Assign Copilot Studio capacity to the environment."},
    TopicWords{SyncTopic::Lag, "lag",
               "a row is written 30 to 40 minutes after the last word of a conversation",
               "the newest row is older than the usual lag explains",
               "Nobody may have talked. If somebody did, look at the transcript setting."},
    TopicWords{SyncTopic::ThirtyDayJob, "thirty-day-job",
               "nothing is about to be deleted before it is here",
               "rows that are not here will be deleted by the 30-day job within a day",
               "Sync now, and keep polling on: the job deletes what is older than 30 days."},
    TopicWords{SyncTopic::ServerCount, "server-count", "all that the server holds is here",
               "the server holds rows that are not here", "Sync; the sheet counts them again."},
    TopicWords{SyncTopic::ClockSkew, "clock-skew", "the clocks agree",
               "rows of the server are newer than this computer's clock",
               "Set this computer's clock. No row is passed over meanwhile."},
    TopicWords{SyncTopic::LateRows, "late-rows", "no row came late",
               "rows came behind the watermark and were caught by the overlap",
               "If this happens often, choose a longer overlap in the settings."},
    TopicWords{SyncTopic::PagingRestarted, "paging-restarted", "paging went through",
               "the service forgot the page in the middle; the sync began again at its watermark",
               ""},
    TopicWords{SyncTopic::Resumed, "resumed", "it went on where an interrupted sync ended", "", ""},
    TopicWords{SyncTopic::SchemaVersion, "schema-version", "rows are of a version that is known",
               "rows say a schema version that this reader was not written for",
               "Look at the coverage report for what it does not know, and update Keyturn."},
};

const TopicWords &wordsOf(SyncTopic topic)
{
    return topicTable[static_cast<std::size_t>(topic)];
}

} // namespace

QString nameOf(SyncTopic topic)
{
    return QLatin1String(wordsOf(topic).name);
}

QString nameOf(CheckResult result)
{
    switch (result) {
    case CheckResult::Met:
        return QStringLiteral("met");
    case CheckResult::NotMet:
        return QStringLiteral("not-met");
    case CheckResult::Unknown:
        return QStringLiteral("unknown");
    case CheckResult::Told:
        return QStringLiteral("told");
    }
    Q_UNREACHABLE();
}

QString SyncCheck::sentence() const
{
    const TopicWords &words = wordsOf(topic);
    switch (result) {
    case CheckResult::Met:
    case CheckResult::Told:
        return QLatin1String(words.met);
    case CheckResult::NotMet:
        return QLatin1String(words.notMet);
    case CheckResult::Unknown:
        return QStringLiteral("could not be asked");
    }
    Q_UNREACHABLE();
}

QString SyncCheck::mend() const
{
    return result == CheckResult::NotMet ? QLatin1String(wordsOf(topic).mend) : QString();
}

bool isNotMember(const Error &error)
{
    return error.kind == ErrorKind::Forbidden && error.code == QLatin1String("0x80072560");
}

bool isTableMissing(const Error &error)
{
    return error.kind == ErrorKind::NotFound &&
           (error.code == QLatin1String("0x8006088a") || error.code == QLatin1String("0x80060888"));
}

bool anyUnmet(const QList<SyncCheck> &checks)
{
    return std::any_of(checks.begin(), checks.end(),
                       [](const SyncCheck &check) { return check.result == CheckResult::NotMet; });
}

} // namespace keyturn
