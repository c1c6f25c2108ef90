// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/ruletrial.h"

#include "app/transcripts/exporter/exportsource.h"
#include "app/transcripts/rowscan.h"
#include "app/transcripts/scan/trial.h"

#include <algorithm>
#include <map>
#include <set>

namespace keyturn {

namespace {

constexpr qint64 textsBetweenReports = 5'000;
constexpr qsizetype mostExamples = 100;
/// Turns are counted by reading conversations again; beyond so many the count is "at least".
constexpr std::size_t mostConversationsRead = 2'000;

/// The activities that were hit, by conversation: row of the archive and index in it.
using Hits = std::map<qint64, std::set<std::pair<qint64, std::uint32_t>>>;

qint64 turnsOf(const transcripts::SourceConversation &source,
               const std::set<std::pair<qint64, std::uint32_t>> &hits)
{
    std::set<std::uint32_t> turns;
    const auto isHit = [&](const transcripts::ActivityRef &ref) {
        const transcripts::RowPlace &place = source.conversation.rows.at(ref.row);
        return hits.contains({source.raw.at(place.given).id, ref.activity});
    };
    for (const transcripts::Item &item : source.conversation.items) {
        if (isHit(item.ref) || std::ranges::any_of(item.others, isHit))
            turns.insert(item.turn);
    }
    return static_cast<qint64>(turns.size());
}

Result<void> countTurns(TranscriptStore &store, const Hits &hits, ScanReport &report)
{
    std::size_t read = 0;
    for (const auto &[conversation, activities] : hits) {
        if (read++ >= mostConversationsRead) {
            report.turnsAtLeast = true;
            return {};
        }
        const auto source = transcripts::readFromArchive(store, nullptr, conversation);
        if (!source)
            return std::unexpected(source.error());
        report.turnsHit += turnsOf(*source, activities);
    }
    return {};
}

} // namespace

Result<ScanReport> tryRuleOn(ArchiveBench &bench, const RuleTrialJob &job)
{
    const Result<TranscriptArchive *> archive = bench.archive();
    if (!archive)
        return std::unexpected(archive.error());
    ScanReport report;
    report.trial = true;
    auto trial = transcripts::RuleTrial::of(job.ruleText);
    if (!trial) {
        for (const transcripts::RuleProblem &problem : trial.error())
            report.problems << QString::fromStdString(problem.sentence());
        return report;
    }
    TranscriptStore store(**archive);
    FindingStore findings(**archive);
    const qint64 total = store.counts().value_or(ArchiveCounts()).texts;
    Hits hits;
    std::map<std::string, qint64> rules;
    std::vector<transcripts::Finding> found;
    const Result<qint64> streamed = findings.streamTexts(0, [&](const ArchivedFragment &text) {
        found.clear();
        if (trial->read(text.text.text, scanContextOf(text.text.field, text.text.what), &found)) {
            hits[text.conversation].insert({text.row, text.text.activity});
            for (const transcripts::Finding &each : found)
                ++rules[each.ruleId];
        }
        if (static_cast<qint64>(trial->texts()) % textsBetweenReports == 0)
            job.progress(static_cast<qint64>(trial->texts()), total);
        return !job.stop.stop_requested();
    });
    if (!streamed)
        return std::unexpected(streamed.error());
    if (job.stop.stop_requested())
        return std::unexpected(Error::of(ErrorKind::Cancelled, QStringLiteral("transcripts")));
    report.texts = static_cast<qint64>(trial->texts());
    report.textsHit = static_cast<qint64>(trial->textsHit());
    report.hits = static_cast<qint64>(trial->hits());
    report.conversationsHit = static_cast<qint64>(hits.size());
    for (const auto &[rule, count] : rules)
        report.rules << RuleHits{QString::fromStdString(rule), {}, 0, count};
    for (auto each = hits.rbegin(); each != hits.rend() && report.examples.size() < mostExamples;
         ++each)
        report.examples.prepend(each->first);
    if (const Result<void> counted = countTurns(store, hits, report); !counted)
        return std::unexpected(counted.error());
    return report;
}

} // namespace keyturn
