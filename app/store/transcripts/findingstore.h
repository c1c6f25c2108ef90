// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/tenant/transcriptlist.h"

#include <functional>
#include <span>

namespace keyturn {

class TranscriptArchive;

/// A finding of a rescan, at a text of the archive.
struct FoundIn
{
    qint64 fragment = 0;
    StoredFinding finding; ///< its member `fragment` is not used
};

/// The findings of the archive: read, rescan, suppress.
class FindingStore
{
public:
    explicit FindingStore(TranscriptArchive &archive);

    /// Findings of a conversation in the order of its texts, suppressed ones too.
    [[nodiscard]] Result<QList<ArchivedFinding>> of(qint64 conversation);
    /// One finding. Error: NotFound.
    [[nodiscard]] Result<ArchivedFinding> find(qint64 finding);
    /// Hands the texts with an id above @p after to @p take, in order, until it returns false: for
    /// a rescan, or to try a rule without writing. The last id that was handed over is returned.
    [[nodiscard]] Result<qint64>
    streamTexts(qint64 after, const std::function<bool(const ArchivedFragment &)> &take);

    /// Replaces what @p rule found in the texts with ids in (after, upTo] by @p found, in one
    /// transaction. A finding at the same place keeps its suppression.
    [[nodiscard]] Result<void> replace(const QString &rule, qint64 after, qint64 upTo,
                                       std::span<const FoundIn> found);
    /// Takes away everything that @p rule found, in small transactions.
    [[nodiscard]] Result<qint64> forget(const QString &rule);

    [[nodiscard]] Result<void> suppress(qint64 finding, const QString &reason, const QString &who,
                                        qint64 nowMs);
    [[nodiscard]] Result<void> unsuppress(qint64 finding);

private:
    TranscriptArchive &m_archive;
};

} // namespace keyturn
