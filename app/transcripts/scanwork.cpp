// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TranscriptService::scan(): the archive once more under the rules of today.

#include "app/transcripts/rowscan.h"
#include "app/transcripts/ruletrial.h"
#include "app/transcripts/transcriptcore.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace keyturn {

namespace {

using transcripts::RuleChoice;
using transcripts::RuleSet;
using transcripts::Scanner;

constexpr qint64 textsInStep = 20'000;

struct ScanJob
{
    std::shared_ptr<const RuleSet> rules;
    std::shared_ptr<const Scanner> scanner;
    bool everyRule = false; ///< findings of rules that take no part any more go
    LaneProgress progress;
    std::stop_token stop;
};

/// The scanner for what was asked: that of the settings, or one of its own.
std::shared_ptr<const Scanner> scannerFor(const TranscriptCore &core, const ScanOptions &options)
{
    if (options.rules.isEmpty() && options.packs.isEmpty())
        return core.scanner;
    RuleChoice choice = choiceOf(*core.needs->settings);
    for (const QString &pack : options.packs)
        choice.packs.push_back(pack.toStdString());
    for (const QString &rule : options.rules)
        choice.on.push_back(rule.toStdString());
    for (const transcripts::Rule &rule : core.rules->rules()) {
        if (!options.rules.isEmpty() && !options.rules.contains(QString::fromStdString(rule.id)))
            choice.off.push_back(rule.id);
    }
    return std::make_shared<const Scanner>(*core.rules, choice);
}

class Rescan
{
public:
    Rescan(TranscriptArchive &archive, const ScanJob &job)
        : m_findings(archive)
        , m_store(archive)
        , m_job(job)
    {
        for (const std::string &id : job.scanner->ruleIds())
            m_found[id];
    }

    Result<ScanReport> run()
    {
        m_total = m_store.counts().value_or(ArchiveCounts()).texts;
        for (bool more = true; more;) {
            const Result<bool> stepped = step();
            if (!stepped)
                return std::unexpected(stepped.error());
            more = *stepped;
            if (m_job.stop.stop_requested())
                return std::unexpected(
                    Error::of(ErrorKind::Cancelled, QStringLiteral("transcripts")));
        }
        if (const Result<void> forgotten = forgetOthers(); !forgotten)
            return std::unexpected(forgotten.error());
        return report();
    }

private:
    /// One range of texts: read, scanned, and its findings replaced rule by rule.
    Result<bool> step()
    {
        qint64 texts = 0;
        const Result<qint64> last =
            m_findings.streamTexts(m_after, [&](const ArchivedFragment &text) {
                scanOne(text);
                return ++texts < textsInStep && !m_job.stop.stop_requested();
            });
        if (!last)
            return std::unexpected(last.error());
        if (texts == 0)
            return false;
        for (auto &[rule, found] : m_found) {
            const Result<void> replaced =
                m_findings.replace(QString::fromStdString(rule), m_after, *last, found);
            if (!replaced)
                return std::unexpected(replaced.error());
            found.clear();
        }
        m_after = *last;
        m_report.texts += texts;
        m_job.progress(m_report.texts, m_total);
        return true;
    }

    void scanOne(const ArchivedFragment &text)
    {
        m_hits.clear();
        scanText(*m_job.scanner, text.text, m_hits);
        if (m_hits.empty())
            return;
        ++m_report.textsHit;
        m_conversations.insert(text.conversation);
        if (m_lastActivity != std::pair(text.row, text.text.activity)) {
            m_lastActivity = {text.row, text.text.activity};
            ++m_report.turnsHit;
        }
        for (StoredFinding &hit : m_hits) {
            ++m_report.hits;
            ++m_counts[hit.rule];
            std::string rule = hit.rule;
            m_found[rule].push_back({text.id, std::move(hit)});
        }
    }

    Result<void> forgetOthers()
    {
        for (const transcripts::Rule &rule : m_job.rules->rules()) {
            if (!m_job.everyRule || m_found.contains(rule.id))
                continue;
            const Result<qint64> gone = m_findings.forget(QString::fromStdString(rule.id));
            if (!gone)
                return std::unexpected(gone.error());
        }
        return {};
    }

    ScanReport report()
    {
        m_report.conversationsHit = static_cast<qint64>(m_conversations.size());
        for (const auto &[rule, found] : m_found) {
            const transcripts::Rule *known = m_job.scanner->rule(rule);
            m_report.rules << RuleHits{QString::fromStdString(rule),
                                       QString::fromStdString(known->title),
                                       static_cast<int>(known->severity), m_counts[rule]};
        }
        return std::move(m_report);
    }

    FindingStore m_findings;
    TranscriptStore m_store;
    const ScanJob &m_job;
    qint64 m_after = 0;
    qint64 m_total = 0;
    ScanReport m_report;
    std::vector<StoredFinding> m_hits;
    std::map<std::string, std::vector<FoundIn>> m_found;
    std::map<std::string, qint64> m_counts;
    std::set<qint64> m_conversations;
    std::pair<qint64, std::uint32_t> m_lastActivity{-1, 0};
};

Task<void> tryRule(CorePointer core, std::shared_ptr<ScanReport> outcome,
                   QPointer<Operation> operation, ScanOptions options)
{
    const RuleTrialJob job{options.trialRuleText.toStdString(),
                           {core->reading.get(), operation},
                           operation ? operation->stopToken() : std::stop_token()};
    Result<ScanReport> report = co_await core->reading->run<ScanReport>(
        [job](ArchiveBench &bench) { return tryRuleOn(bench, job); });
    if (!report)
        co_return std::unexpected(report.error());
    *outcome = std::move(*report);
    co_return {};
}

} // namespace

Task<void> scanTranscripts(CorePointer core, std::shared_ptr<ScanReport> outcome,
                           QPointer<Operation> operation, ScanOptions options)
{
    if (!options.trialRuleText.isEmpty()) {
        const Result<void> tried = co_await tryRule(core, outcome, operation, options);
        co_return tried;
    }
    for (const QString &rule : std::as_const(options.rules)) {
        if (core->rules->find(rule.toStdString()) == nullptr)
            co_return std::unexpected(Error::invalid(rule, QStringLiteral("rule")));
    }
    ScanJob job{core->rules,
                scannerFor(*core, options),
                options.rules.isEmpty(),
                {core->writing.get(), operation},
                operation ? operation->stopToken() : std::stop_token()};
    Result<ScanReport> report = co_await core->writing->run<ScanReport>(
        [job = std::move(job)](ArchiveBench &bench) -> Result<ScanReport> {
            const Result<TranscriptArchive *> archive = bench.archive();
            if (!archive)
                return std::unexpected(archive.error());
            return Rescan(**archive, job).run();
        });
    if (!report)
        co_return std::unexpected(report.error());
    *outcome = std::move(*report);
    outcome->problems = core->ruleProblems;
    core->changed({});
    co_return {};
}

} // namespace keyturn
