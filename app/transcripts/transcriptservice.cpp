// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/transcriptservice.h"

#include "app/base/clock.h"
#include "app/base/settings.h"
#include "app/transcripts/transcriptcore.h"

#include <algorithm>
#include <utility>

namespace keyturn {

TranscriptService::TranscriptService(std::unique_ptr<TranscriptNeeds> needs)
    : m_core(std::make_shared<TranscriptCore>(std::move(needs)))
{
    m_core->changed = [this](const QList<qint64> &ids) { Q_EMIT archiveChanged(ids); };
    m_core->syncChanged = [this] { Q_EMIT syncChanged(); };
    m_poll.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &TranscriptService::poll);
    connect(m_core->needs->clock, &Clock::jumped, this, &TranscriptService::armPoll);
}

TranscriptService::~TranscriptService()
{
    letGo();
}

void TranscriptService::letGo()
{
    m_poll.stop();
    m_core->letGo = true;
    m_core->changed = [](const QList<qint64> &) {};
    m_core->syncChanged = [] {};
    const QList<Operation *> underWay = findChildren<Operation *>();
    for (Operation *operation : underWay)
        operation->cancel();
    for (const auto &lane : {m_core->writing.get(), m_core->reading.get()}) {
        if (lane != nullptr)
            lane->end();
    }
}

/// Begins with the next turn of the event loop, so that the caller can connect first. What the work
/// touches is kept until it has ended, however long that takes after the service was let go.
template<typename T, typename Run>
Work<T> TranscriptService::begin(const char *title, Run run)
{
    auto *operation = new Operation(QLatin1String(title), this);
    connect(operation, &Operation::finished, operation, &QObject::deleteLater);
    const auto outcome = std::make_shared<T>();
    const QPointer<Operation> guard(operation);
    QTimer::singleShot(0, operation, [guard, outcome, core = m_core, run = std::move(run)] {
        const std::shared_ptr<void> alive = core->needs->keepAlive();
        const Result<void> ready = core->open();
        if (!ready) {
            guard->finish(ready);
            return;
        }
        spawn(run(core, outcome, guard), [guard, core, alive](const Result<void> &result) {
            core->needs->release(alive);
            if (guard)
                guard->finish(result);
        });
    });
    return {guard, outcome};
}

Result<void> TranscriptService::open()
{
    return m_core->open();
}

bool TranscriptService::isOpen() const
{
    return m_core->opened != nullptr;
}

TranscriptStore *TranscriptService::archive()
{
    return isOpen() ? &m_core->opened->store : nullptr;
}

FindingStore *TranscriptService::findings()
{
    return isOpen() ? &m_core->opened->findings : nullptr;
}

SyncStore *TranscriptService::syncs()
{
    return isOpen() ? &m_core->opened->syncs : nullptr;
}

ForwardLedger *TranscriptService::ledger()
{
    return isOpen() ? &m_core->opened->ledger : nullptr;
}

Retention *TranscriptService::retention()
{
    return isOpen() ? &m_core->opened->retention : nullptr;
}

QString TranscriptService::file() const
{
    return m_core->file;
}

QStringList TranscriptService::ruleProblems() const
{
    return m_core->ruleProblems;
}

QList<RuleHits> TranscriptService::rules() const
{
    QList<RuleHits> out;
    if (!m_core->scanner)
        return out;
    for (const std::string &id : m_core->scanner->ruleIds()) {
        const transcripts::Rule *rule = m_core->scanner->rule(id);
        out << RuleHits{QString::fromStdString(id), QString::fromStdString(rule->title),
                        static_cast<int>(rule->severity), 0};
    }
    return out;
}

QStringList TranscriptService::packs() const
{
    QStringList out;
    for (const std::string &pack :
         m_core->rules ? m_core->rules->packs() : std::vector<std::string>())
        out << QString::fromStdString(pack);
    return out;
}

Work<SyncReport> TranscriptService::sync(const SyncOptions &options)
{
    return begin<SyncReport>("sync transcripts",
                             [options](const auto &core, const auto &outcome, const auto &watch) {
                                 return syncTranscripts(core, outcome, watch, options);
                             });
}

Work<ImportReport> TranscriptService::importFiles(const QStringList &paths)
{
    return begin<ImportReport>("import transcripts",
                               [paths](const auto &core, const auto &outcome, const auto &watch) {
                                   return importTranscripts(core, outcome, watch, paths);
                               });
}

Work<ScanReport> TranscriptService::scan(const ScanOptions &options)
{
    return begin<ScanReport>("scan transcripts",
                             [options](const auto &core, const auto &outcome, const auto &watch) {
                                 return scanTranscripts(core, outcome, watch, options);
                             });
}

Work<LossSheet> TranscriptService::lossSheet()
{
    return begin<LossSheet>("ask what may be lost", &readLossSheet);
}

Work<CoverageReport> TranscriptService::coverage()
{
    return begin<CoverageReport>("read the archive again", &readCoverage);
}

Work<ExportedFile> TranscriptService::exportSelection(const TranscriptSelection &selection,
                                                      const TranscriptExportOptions &options)
{
    return begin<ExportedFile>(
        "export transcripts",
        [selection, options](const auto &core, const auto &outcome, const auto &watch) {
            return exportTranscripts(core, outcome, watch, selection, options);
        });
}

Work<ForwardOutcome> TranscriptService::forward(const ForwardRequest &request)
{
    return begin<ForwardOutcome>(
        "forward transcripts", [request](const auto &core, const auto &outcome, const auto &watch) {
            return forwardTranscripts(core, outcome, watch, request);
        });
}

Work<PurgeCounts> TranscriptService::purge(int olderThanDays)
{
    return begin<PurgeCounts>(
        "purge transcripts",
        [olderThanDays](const auto &core, const auto &outcome, const auto &watch) {
            return purgeTranscripts(core, outcome, watch, olderThanDays);
        });
}

void TranscriptService::startPolling()
{
    m_core->status.polling = true;
    poll();
}

void TranscriptService::stopPolling()
{
    m_poll.stop();
    m_core->status.polling = false;
    m_core->status.nextMs.reset();
    Q_EMIT syncChanged();
}

const SyncStatus &TranscriptService::syncStatus() const
{
    return m_core->status;
}

void TranscriptService::poll()
{
    const auto again = [this] {
        const Millis pause = m_core->needs->settings->duration(Setting::TranscriptPoll);
        m_core->status.nextMs = m_core->nowMs() + pause.count();
        armPoll();
        Q_EMIT syncChanged();
    };
    if (m_core->status.running) {
        again();
        return;
    }
    m_core->status.nextMs.reset();
    const Work<SyncReport> work = sync();
    connect(work.operation, &Operation::finished, this, again);
}

void TranscriptService::armPoll()
{
    if (!m_core->status.polling || !m_core->status.nextMs)
        return;
    m_poll.start(std::max(
        m_core->needs->clock->wallUntil(TimePoint(Millis(*m_core->status.nextMs))), Millis(0)));
}

} // namespace keyturn
