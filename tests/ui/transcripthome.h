// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/settings.h"
#include "app/store/inventorystore.h"
#include "app/store/records.h"
#include "app/transcripts/transcriptservice.h"
#include "tests/ui/samples.h"

#include <QTemporaryDir>

namespace keyturn::samples {

/// A home with agents and the service of transcripts on it, without a tenant.
class TranscriptHome
{
public:
    TranscriptHome();
    ~TranscriptHome();
    /// Brings the morning of the drawing into the archive, with @p further conversations.
    void fill(int further = 0);

    [[nodiscard]] TranscriptService &service() { return *m_service; }
    [[nodiscard]] Records &records() { return *m_records; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    StillClock m_clock{now()};
    std::unique_ptr<InventoryStore> m_inventory;
    std::unique_ptr<Records> m_records;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<TranscriptService> m_service;
};

} // namespace keyturn::samples
