// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcriptchecks.h"

#include "app/transcripts/reader/rawrow.h"

#include <QCoreApplication>

namespace keyturn {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::TranscriptChecks)
};

} // namespace

QString topicText(SyncTopic topic)
{
    switch (topic) {
    case SyncTopic::Dataverse:
        return Words::tr("The environment has a Dataverse database");
    case SyncTopic::EnvironmentType:
        return Words::tr("Environments of this kind write transcripts");
    case SyncTopic::SignIn:
        return Words::tr("Keyturn is a user of the environment");
    case SyncTopic::Table:
        return Words::tr("The table of transcripts answers");
    case SyncTopic::Privilege:
        return Words::tr("Its rows may be read, of all owners");
    case SyncTopic::AgentsReadable:
        return Words::tr("Agents can be read by name");
    case SyncTopic::Recording:
        return Words::tr("Transcripts are being written");
    case SyncTopic::Licence:
        return Words::tr("Licence");
    case SyncTopic::Lag:
        return Words::tr("A row is written 30 to 45 minutes after the last word");
    case SyncTopic::ThirtyDayJob:
        return Words::tr("A job deletes rows after 30 days");
    case SyncTopic::ServerCount:
        return Words::tr("What the server counts is here");
    case SyncTopic::ClockSkew:
        return Words::tr("The clocks agree");
    case SyncTopic::LateRows:
        return Words::tr("Rows that came late were found");
    case SyncTopic::PagingRestarted:
        return Words::tr("Reading began again at a page");
    case SyncTopic::Resumed:
        return Words::tr("Went on where the last sync ended");
    case SyncTopic::SchemaVersion:
        return Words::tr("The rows are of a version that is known");
    }
    return {};
}

ToneText resultText(CheckResult result)
{
    switch (result) {
    case CheckResult::Met:
        return {Words::tr("met"), Tone::Good};
    case CheckResult::NotMet:
        return {Words::tr("not met"), Tone::Bad};
    case CheckResult::Unknown:
        return {Words::tr("not known"), Tone::Caution};
    case CheckResult::Told:
        return {Words::tr("to know"), Tone::Neutral};
    }
    return {};
}

QString mendText(const SyncCheck &check)
{
    if (check.result == CheckResult::Met || check.result == CheckResult::Told)
        return {};
    switch (check.topic) {
    case SyncTopic::Dataverse:
        return Words::tr("Without a database there are no transcripts to read.");
    case SyncTopic::EnvironmentType:
        return Words::tr("Move the agent to an environment of the kind production or sandbox.");
    case SyncTopic::SignIn:
        return Words::tr("Add Keyturn's application as an application user in the Power Platform "
                         "admin center.");
    case SyncTopic::Table:
    case SyncTopic::Privilege:
        return Words::tr("Give it a role that reads conversation transcripts at organization "
                         "depth, such as Bot Transcript Viewer.");
    case SyncTopic::AgentsReadable:
        return Words::tr("Give the role read access to the table bot at organization depth.");
    case SyncTopic::Recording:
        return Words::tr("Switch on the saving of transcripts in the settings of the environment.");
    case SyncTopic::Licence:
        return Words::tr("Ask whoever looks after the licences of this environment.");
    case SyncTopic::ThirtyDayJob:
    case SyncTopic::ServerCount:
        return Words::tr("Sync now, before the job runs again.");
    case SyncTopic::ClockSkew:
        return Words::tr("Set the clock of this machine.");
    case SyncTopic::Lag:
    case SyncTopic::LateRows:
    case SyncTopic::PagingRestarted:
    case SyncTopic::Resumed:
    case SyncTopic::SchemaVersion:
        return check.mend();
    }
    return {};
}

QString importProblemText(const std::string &code)
{
    if (code == "truncated")
        return Words::tr("It was cut at its source: the JSON ends in the middle.");
    if (code == "not-json" || code == "bad-json")
        return Words::tr("The JSON is damaged.");
    if (code == "no-activities")
        return Words::tr("No activities were found in it. It is kept and counted.");
    if (code == "empty" || code == "no-content")
        return Words::tr("There is nothing in it.");
    if (code == "no-columns")
        return Words::tr("The table has no column with transcripts.");
    if (code == "unreadable" || code == "missing")
        return Words::tr("The file cannot be read.");
    if (code == "empty-folder")
        return Words::tr("The folder holds no files.");
    const std::string_view english = transcripts::problemText(code);
    return english.empty() ? QString::fromStdString(code)
                           : QString::fromUtf8(english.data(), qsizetype(english.size()));
}

} // namespace keyturn
