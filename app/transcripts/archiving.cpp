// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/archiving.h"

#include "app/base/enforce.h"

#include <algorithm>
#include <utility>

namespace keyturn {

namespace {

// One batch is a transaction, and rows are put in the order of time within it. The larger it is,
// the less the index has to merge; two are in memory, one that fills and one that is written. The
// first ones are small, so that the writer begins at once.
constexpr std::size_t rowsInFirstBatch = 256;
constexpr std::size_t rowsInBatch = 2'048;
constexpr std::size_t bytesInBatch = std::size_t{16} << 20;

std::size_t sizeOf(const PreparedRow &row)
{
    std::size_t size = sizeof(PreparedRow) + row.raw.size();
    for (const StoredFragment &fragment : row.fragments)
        size += sizeof(StoredFragment) + fragment.text.size();
    return size + row.findings.size() * sizeof(StoredFinding);
}

Error cancelled()
{
    return Error::of(ErrorKind::Cancelled, QStringLiteral("store"));
}

void add(WrittenBatch &sum, const WrittenBatch &batch)
{
    sum.added += batch.added;
    sum.duplicates += batch.duplicates;
    sum.conversations += batch.conversations;
    sum.merged += batch.merged;
    sum.texts += batch.texts;
    sum.findings += batch.findings;
}

} // namespace

Archiving::Archiving(QString file, TranscriptSource source, ArchivingHooks hooks)
    : m_file(std::move(file))
    , m_source(std::move(source))
    , m_hooks(std::move(hooks))
    , m_rowsInBatch(rowsInFirstBatch)
    , m_thread([this] { write(); })
{}

Archiving::~Archiving()
{
    if (m_thread.joinable())
        static_cast<void>(finish());
}

bool Archiving::take(transcripts::RawRow &&raw)
{
    transcripts::ReadRow read = transcripts::readRow(raw);
    return take(std::move(raw), std::move(read));
}

bool Archiving::take(transcripts::RawRow &&raw, transcripts::ReadRow &&read)
{
    ENFORCE(m_thread.joinable(), "no row is handed over after finish()");
    const std::vector<transcripts::Fragment> fragments = transcripts::fragmentsOf(read);
    PreparedRow row = preparedRow(std::move(raw), read, fragments);
    if (m_hooks.agentOf)
        row.agent = m_hooks.agentOf(read);
    if (m_hooks.nowMs)
        row.arrivedMs = m_hooks.nowMs();
    if (m_hooks.scan)
        m_hooks.scan(fragments, row.findings);
    m_filling.bytes += sizeOf(row);
    m_filling.rows.push_back(std::move(row));
    if (m_filling.rows.size() < m_rowsInBatch && m_filling.bytes < bytesInBatch)
        return !m_hooks.stop.stop_requested();
    m_rowsInBatch = std::min(2 * m_rowsInBatch, rowsInBatch);
    return handOver();
}

bool Archiving::handOver()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return (!m_waiting && !m_writing) || isOver(); });
    if (isOver())
        return false;
    if (!m_filling.rows.empty())
        m_waiting = std::exchange(m_filling, {});
    m_changed.notify_all();
    return true;
}

bool Archiving::isOver() const
{
    return m_error.has_value();
}

Result<WrittenBatch> Archiving::outcome()
{
    return m_error ? Result<WrittenBatch>(std::unexpected(*m_error)) : m_written;
}

Result<WrittenBatch> Archiving::flush()
{
    if (m_hooks.stop.stop_requested() || !handOver()) {
        const std::scoped_lock lock(m_mutex);
        return std::unexpected(m_error.value_or(cancelled()));
    }
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return (!m_waiting && !m_writing) || isOver(); });
    return outcome();
}

Result<WrittenBatch> Archiving::finish()
{
    auto flushed = flush();
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    return flushed;
}

void Archiving::write()
{
    auto writer = TranscriptWriter::open(m_file, summaryOfRows);
    std::unique_lock lock(m_mutex);
    if (!writer)
        m_error = writer.error();
    while (!isOver()) {
        m_changed.wait(lock, [this] { return m_waiting || m_ending; });
        if (!m_waiting || m_hooks.stop.stop_requested())
            break;
        Batch batch = std::move(*m_waiting);
        m_waiting.reset();
        m_writing = true;
        lock.unlock();
        m_changed.notify_all();
        const auto written = writeOne(**writer, batch);
        lock.lock();
        m_writing = false;
        if (!written)
            m_error = written.error();
        m_changed.notify_all();
    }
    if (!isOver() && m_hooks.stop.stop_requested())
        m_error = cancelled();
    m_changed.notify_all();
}

Result<void> Archiving::writeOne(TranscriptWriter &writer, Batch &batch)
{
    const auto written = writer.write(m_source, batch.rows);
    if (!written)
        return std::unexpected(written.error());
    ArchivingProgress progress;
    {
        const std::scoped_lock lock(m_mutex);
        add(m_written, *written);
        m_written.touched += written->touched;
        progress.written = m_written;
    }
    progress.taken = progress.written.added + progress.written.duplicates;
    progress.written.touched = written->touched;
    if (m_hooks.progress)
        m_hooks.progress(progress);
    return {};
}

} // namespace keyturn
