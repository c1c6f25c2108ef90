// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/worklane.h"

#include "app/store/transcripts/transcriptarchive.h"
#include "app/transcripts/archiving.h"

#include <utility>

namespace keyturn {

ArchiveBench::ArchiveBench(QString file)
    : m_file(std::move(file))
{}

ArchiveBench::~ArchiveBench() = default;

Result<TranscriptArchive *> ArchiveBench::archive()
{
    if (!m_archive) {
        auto opened = TranscriptArchive::open(m_file);
        if (!opened)
            return std::unexpected(opened.error());
        m_archive = std::move(*opened);
    }
    return m_archive.get();
}

Result<TranscriptWriter *> ArchiveBench::writer()
{
    if (!m_writer) {
        auto opened = TranscriptWriter::open(m_file, &summaryOfRows);
        if (!opened)
            return std::unexpected(opened.error());
        m_writer = std::move(*opened);
    }
    return m_writer.get();
}

WorkLane::WorkLane(QString archiveFile)
    : m_thread([this, file = std::move(archiveFile)] { work(file); })
{}

WorkLane::~WorkLane()
{
    end();
}

void WorkLane::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void WorkLane::deliver(std::function<void()> tell)
{
    QMetaObject::invokeMethod(&m_home, std::move(tell), Qt::QueuedConnection);
}

void WorkLane::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_ended) {
            m_jobs.push_back(std::move(job));
            m_changed.notify_all();
            return;
        }
    }
    job(nullptr);
}

void WorkLane::work(const QString &file)
{
    // Its connections belong to this thread and go with it.
    ArchiveBench bench(file);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_ended || !m_jobs.empty(); });
        if (m_jobs.empty())
            return;
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        const bool ended = m_ended;
        lock.unlock();
        job(ended ? nullptr : &bench);
        lock.lock();
    }
}

} // namespace keyturn
