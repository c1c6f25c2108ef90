// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/tenant/transcriptsync.h"

namespace keyturn {

class TranscriptArchive;

/// How long conversations stay, and what keeps them longer.
/// Invariant: a held conversation is never purged.
class Retention
{
public:
    explicit Retention(TranscriptArchive &archive);

    [[nodiscard]] Result<RetentionRule> rule();
    [[nodiscard]] Result<void> setRule(const RetentionRule &rule);
    [[nodiscard]] Result<void> hold(qint64 conversation, const QString &reason, const QString &who,
                                    qint64 nowMs);
    [[nodiscard]] Result<void> release(qint64 conversation);
    [[nodiscard]] Result<std::optional<LegalHold>> holdOf(qint64 conversation);

    /// Takes away up to @p limit conversations whose last activity is before @p beforeMs, in one
    /// transaction; call it until atEnd. Rows, texts, index entries and findings go with them.
    [[nodiscard]] Result<PurgeCounts> purgeSome(qint64 beforeMs, int limit = 200);
    /// Rewrites a part of the index so that no word of a purged text is left in it, and empties the
    /// log file at the end. Call it until it returns true. It returns false for as long as there is
    /// more to do, and Conflict "busy" while a reader keeps the old state of the file.
    [[nodiscard]] Result<bool> scrubSome();
    /// All of both.
    [[nodiscard]] Result<PurgeCounts> purge(qint64 beforeMs);

private:
    TranscriptArchive &m_archive;
};

} // namespace keyturn
