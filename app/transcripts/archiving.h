// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/transcripts/transcriptwriter.h"
#include "app/transcripts/reader/fragment.h"
#include "app/transcripts/reader/rawrow.h"
#include "app/transcripts/reader/readrow.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>

namespace keyturn {

/// How far a writing is. Counts of what lies in the archive, not of what was handed over.
struct ArchivingProgress
{
    qint64 taken = 0; ///< rows handed over
    WrittenBatch written;
};

/// What the engine asks of its caller. All are called on the thread that hands rows over, but
/// `progress` on the writing thread. Each may be empty.
struct ArchivingHooks
{
    /// Which agent a row belongs to (contract B2); empty: its raw values.
    std::function<TranscriptAgent(const transcripts::ReadRow &)> agentOf;
    /// Appends what the scan finds; `fragment` of a finding is the index in the span.
    std::function<void(std::span<const transcripts::Fragment>, std::vector<StoredFinding> &)> scan;
    std::function<std::int64_t()> nowMs;
    std::function<void(const ArchivingProgress &)> progress;
    std::stop_token stop;
};

/// Brings rows into the archive with two threads: the caller's prepares (texts, summary, scan,
/// compression), one of its own writes. Memory is bounded whatever comes.
/// Invariant: rows are written in batches, each whole or not at all; after an error or a stop
/// nothing more is written.
class Archiving
{
public:
    Archiving(QString file, TranscriptSource source, ArchivingHooks hooks);
    /// Writes what was handed over, as finish() does.
    ~Archiving();
    Archiving(const Archiving &) = delete;
    Archiving &operator=(const Archiving &) = delete;

    /// Prepares a row; waits while the writer is behind. False after an error or a stop: hand over
    /// no more.
    bool take(transcripts::RawRow &&raw, transcripts::ReadRow &&read);
    bool take(transcripts::RawRow &&raw);
    /// Hands what is prepared to the writer and waits until it is in the archive.
    [[nodiscard]] Result<WrittenBatch> flush();
    /// The same, and ends the writing thread. Cancelled when it was stopped before.
    [[nodiscard]] Result<WrittenBatch> finish();

private:
    struct Batch
    {
        std::vector<PreparedRow> rows;
        std::size_t bytes = 0;
    };
    [[nodiscard]] bool handOver();
    [[nodiscard]] bool isOver() const;
    void write();
    [[nodiscard]] Result<void> writeOne(TranscriptWriter &writer, Batch &batch);
    [[nodiscard]] Result<WrittenBatch> outcome();

    const QString m_file;
    const TranscriptSource m_source;
    const ArchivingHooks m_hooks;
    Batch m_filling; ///< of the caller's thread
    std::size_t m_rowsInBatch;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Batch> m_waiting;
    bool m_writing = false;
    bool m_ending = false;
    std::optional<Error> m_error;
    WrittenBatch m_written;
    std::thread m_thread;
};

/// A row as the archive takes it; without findings.
[[nodiscard]] PreparedRow preparedRow(transcripts::RawRow &&raw, const transcripts::ReadRow &read,
                                      std::span<const transcripts::Fragment> fragments);
/// How the archive summarises a conversation anew when a further row of it arrives.
[[nodiscard]] ConversationSummary summaryOfRows(std::span<const StoredRow> rows);

} // namespace keyturn
