// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/transcriptcore.h"

#include "app/base/clock.h"
#include "app/base/logging.h"
#include "app/base/settings.h"
#include "app/store/records.h"

#include <QDir>

#include <utility>

namespace keyturn {

namespace {

using transcripts::RuleSet;

/// A rule file of a person that cannot be read must not switch the scan off.
std::shared_ptr<const RuleSet> loadRules(const QString &home, QStringList &problems)
{
    const QString folder = QDir(home).filePath(QStringLiteral("scan"));
    RuleSet::Loaded loaded =
        RuleSet::load(QDir(folder).exists() ? folder.toStdString() : std::string());
    if (!loaded) {
        for (const transcripts::RuleProblem &problem : loaded.error())
            problems << QString::fromStdString(problem.sentence());
        loaded = RuleSet::load();
    }
    if (!loaded)
        return std::make_shared<const RuleSet>();
    return std::make_shared<const RuleSet>(std::move(*loaded));
}

} // namespace

transcripts::RuleChoice choiceOf(const Settings &settings)
{
    transcripts::RuleChoice choice;
    const QStringList packs =
        settings.text(Setting::TranscriptPacks).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &pack : packs)
        choice.packs.push_back(pack.toStdString());
    return choice;
}

OpenArchive::OpenArchive(std::unique_ptr<TranscriptArchive> openedArchive)
    : archive(std::move(openedArchive))
    , store(*archive)
    , findings(*archive)
    , syncs(*archive)
    , ledger(*archive)
    , retention(*archive)
{}

TranscriptCore::TranscriptCore(std::unique_ptr<TranscriptNeeds> given)
    : needs(std::move(given))
    , file(TranscriptArchive::fileIn(QDir(needs->home).filePath(QStringLiteral("store"))))
{}

Result<void> TranscriptCore::open()
{
    if (letGo)
        return std::unexpected(Error::of(ErrorKind::Cancelled, QStringLiteral("transcripts")));
    if (opened)
        return {};
    auto archive = TranscriptArchive::open(file);
    if (!archive)
        return std::unexpected(
            archive.error().whileDoing(QStringLiteral("open the archive of transcripts")));
    opened = std::make_unique<OpenArchive>(std::move(*archive));
    rules = loadRules(needs->home, ruleProblems);
    scanner = std::make_shared<const transcripts::Scanner>(*rules, choiceOf(*needs->settings));
    for (const QString &problem : std::as_const(ruleProblems))
        qCWarning(lcTranscripts).noquote() << "a rule file is not used:" << problem;
    writing = std::make_unique<WorkLane>(file);
    reading = std::make_unique<WorkLane>(file);
    return {};
}

Result<void> TranscriptCore::record(const char *action, std::map<std::string, std::string> data)
{
    Fact fact;
    fact.kind = FactKind::Note;
    fact.actor = needs->actor.toStdString();
    fact.at = needs->clock->now();
    fact.data = std::move(data);
    fact.data["action"] = action;
    const Result<Appended> appended = needs->records->append({fact});
    if (!appended)
        return std::unexpected(
            appended.error().whileDoing(QStringLiteral("write the control log")));
    return {};
}

qint64 TranscriptCore::nowMs() const
{
    return needs->clock->now().time_since_epoch().count();
}

std::string TranscriptCore::subjectOf(qint64 conversation)
{
    const auto listed = opened->store.conversations({conversation});
    if (!listed || listed->isEmpty())
        return std::to_string(conversation);
    return listed->front().key.toStdString();
}

void LaneProgress::operator()(qint64 done, qint64 total) const
{
    const auto bounded = [](qint64 count) {
        return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
    };
    lane->deliver([operation = operation, done = bounded(done), total = bounded(total)] {
        if (operation)
            operation->report(done, total);
    });
}

} // namespace keyturn
