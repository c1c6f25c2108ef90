// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/archivethread.h"

#include "app/store/transcripts/transcriptarchive.h"
#include "app/store/transcripts/transcriptstore.h"

#include <utility>

namespace keyturn {

/// Lives in the thread and owns the connection.
class ArchiveThread::Inside final : public QObject
{
public:
    Result<TranscriptStore *> store(const QString &file)
    {
        if (m_store && m_archive->file() == file)
            return m_store.get();
        m_store.reset();
        auto archive = TranscriptArchive::open(file);
        if (!archive)
            return std::unexpected(archive.error());
        m_archive = std::move(*archive);
        m_store = std::make_unique<TranscriptStore>(*m_archive);
        return m_store.get();
    }

private:
    std::unique_ptr<TranscriptArchive> m_archive;
    std::unique_ptr<TranscriptStore> m_store;
};

ArchiveThread::ArchiveThread(QObject *parent)
    : QObject(parent)
    , m_inside(new Inside)
{
    m_thread.setObjectName(QStringLiteral("archive"));
    m_inside->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_inside, &QObject::deleteLater);
    m_thread.start();
}

ArchiveThread::~ArchiveThread()
{
    for (auto &newest : m_newest)
        ++newest;
    m_thread.quit();
    m_thread.wait();
}

void ArchiveThread::setFile(const QString &file)
{
    m_file = file;
}

void ArchiveThread::drop(Lane lane)
{
    ++m_newest[lane];
    m_open[lane] = false;
}

void ArchiveThread::post(Lane lane, Question question)
{
    const quint64 number = ++m_newest[lane];
    m_open[lane] = true;
    const auto here = [this, lane, number](const Then &then) {
        if (m_newest[lane] != number)
            return;
        m_open[lane] = false;
        then();
    };
    QMetaObject::invokeMethod(
        m_inside,
        [this, lane, number, here, question = std::move(question), file = m_file] {
            if (m_newest[lane] != number)
                return;
            Then then = question(m_inside->store(file));
            QMetaObject::invokeMethod(
                this, [here, then = std::move(then)] { here(then); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace keyturn
