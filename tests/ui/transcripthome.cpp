// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/transcripthome.h"

#include "app/transcripts/transcriptneeds.h"
#include "tests/ui/transcriptpages.h"

#include <QEventLoop>

namespace keyturn::samples {

namespace {

Task<void> refused()
{
    co_return std::unexpected(Error::of(ErrorKind::Unreachable, QStringLiteral("tenant")));
}

Task<void> settled()
{
    co_return Result<void>();
}

} // namespace

TranscriptHome::~TranscriptHome()
{
    m_service->letGo();
}

TranscriptHome::TranscriptHome()
{
    m_inventory = std::move(*InventoryStore::open(m_folder.path()));
    m_records = std::move(*Records::open(m_folder.path()));
    samples::fill(*m_inventory);
    m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
    auto needs = std::make_unique<TranscriptNeeds>();
    needs->home = m_folder.path();
    needs->actor = QStringLiteral("anna@contoso.com");
    needs->inventory = m_inventory.get();
    needs->records = m_records.get();
    needs->settings = m_settings.get();
    needs->clock = &m_clock;
    // Without a tenant nobody answers, and nothing has to be waited for.
    needs->signIn = [] { return refused(); };
    needs->readInventory = [](std::stop_token) { return refused(); };
    needs->settleClock = [] { return settled(); };
    needs->keepAlive = [] { return std::make_shared<int>(0); };
    needs->release = [](std::shared_ptr<void>) {};
    m_service = std::make_unique<TranscriptService>(std::move(needs));
}

void TranscriptHome::fill(int further)
{
    const auto work = m_service->importFiles({writeTranscriptPage(m_folder.path(), further)});
    QEventLoop loop;
    QObject::connect(work.operation, &Operation::finished, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace keyturn::samples
