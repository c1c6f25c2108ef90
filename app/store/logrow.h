// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/journal.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace keyturn {

/// One row of the control log: a fact of the journal, chained to the row before it.
struct LogRow
{
    qint64 row = 0; ///< 1, 2, 3 ... without a gap
    /// The journal's fact; its seq is part of the row.
    Fact fact;
    QByteArray facts; ///< chain of the journal up to this fact: covers the facts between two rows
    QByteArray prev;  ///< hash of the row before; 32 zero bytes for the first
    QByteArray hash;  ///< SHA-256 over canonicalBytes()
    QByteArray seal;  ///< HMAC-SHA-256 over hash; empty when the key was not at hand
    bool operator==(const LogRow &) const = default;
};

/// The end of the log. Whoever kept an older head can tell that nothing up to it was changed.
struct LogHead
{
    qint64 count = 0;
    QByteArray hash; ///< of the last row; 32 zero bytes when there is none
    bool operator==(const LogHead &) const = default;
};

/// What verify found.
struct LogCheck
{
    qint64 rows = 0;
    qint64 sealed = 0;   ///< rows up to the last one with a seal (a good one, when checked)
    qint64 anchored = 0; ///< rows up to the last anchor that fits
    qint64 firstBad = 0; ///< the first row that cannot be believed; 0 = none
    bool tailCut = false;
    bool sealChecked = false;
    QString why; ///< code of what is wrong: "content", "order", "seal", "journal", "head" ...
    [[nodiscard]] bool holds() const { return firstBad == 0 && !tailCut; }
    bool operator==(const LogCheck &) const = default;
};

class Secret;

/// What a log is held against. Nothing of it is needed; each part makes the answer stronger.
struct LogWitness
{
    const Secret *sealKey = nullptr;
    std::optional<LogHead> head;  ///< as the keychain keeps it
    std::vector<LogHead> anchors; ///< as earlier exports carry them
};

} // namespace keyturn
