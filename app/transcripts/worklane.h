// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/completion.h"
#include "app/base/task.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace keyturn {

class TranscriptArchive;
class TranscriptWriter;

/// What a job on a lane finds on its thread.
class ArchiveBench
{
public:
    explicit ArchiveBench(QString file);
    ~ArchiveBench();
    [[nodiscard]] QString file() const { return m_file; }
    /// The lane's connection, opened by the first job that asks.
    [[nodiscard]] Result<TranscriptArchive *> archive();
    [[nodiscard]] Result<TranscriptWriter *> writer();

private:
    QString m_file;
    std::unique_ptr<TranscriptArchive> m_archive;
    std::unique_ptr<TranscriptWriter> m_writer;
};

/// A thread that does one job after the other, with a connection to the archive of its own.
/// Invariant: every job is answered on the thread that made the lane: by its result, or by
/// Cancelled when the lane ended before it began.
class WorkLane
{
public:
    explicit WorkLane(QString archiveFile);
    ~WorkLane();
    WorkLane(const WorkLane &) = delete;
    WorkLane &operator=(const WorkLane &) = delete;

    /// Waits for the job under way; the caller has asked it to stop. No job begins any more.
    void end();

    /// Runs @p job on the lane. The lane outlives the task.
    template<typename T>
    Task<T> run(std::function<Result<T>(ArchiveBench &)> job)
    {
        const auto answer = std::make_shared<std::optional<Result<T>>>();
        const Completion done;
        post([this, answer, done, job = std::move(job)](ArchiveBench *bench) {
            if (bench != nullptr)
                answer->emplace(job(*bench));
            deliver([done] { done.complete(); });
        });
        co_await done.wait();
        if (!*answer)
            co_return std::unexpected(
                Error::of(ErrorKind::Cancelled, QStringLiteral("transcripts")));
        co_return std::move(**answer);
    }

    /// Calls @p tell on the thread that made the lane: progress, one step behind.
    void deliver(std::function<void()> tell);

private:
    using Job = std::function<void(ArchiveBench *)>;
    void post(Job job);
    void work(const QString &file);

    QObject m_home; ///< its thread is the one that is told
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    bool m_ended = false;
    std::jthread m_thread;
};

} // namespace keyturn
