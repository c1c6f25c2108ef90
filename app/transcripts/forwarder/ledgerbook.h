// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the ledger knows of one conversation, and what follows for its pairs.

#include "app/store/transcripts/forwardledger.h"
#include "app/transcripts/forwarder/pair.h"

#include <QHash>

#include <span>

namespace keyturn::transcripts {

/// Invariants: a message index is given to one user message of a conversation for ever. A pair
/// whose replies are all in an entry is that entry. A pair with more replies than an entry is an
/// update of it: it has the same index, and takes the place of what was still pending.
class LedgerBook
{
public:
    [[nodiscard]] static Result<LedgerBook> of(ForwardLedger &ledger, const QString &destination,
                                               const std::string &conversation);

    /// What has to be entered of @p pairs. The entries have no id yet.
    [[nodiscard]] QList<ForwardEntry> newIn(std::span<const Pair> pairs, qint64 conversation) const;
    /// Ids of pending entries whose place the new ones take.
    [[nodiscard]] QList<qint64> supersededBy(const QList<ForwardEntry> &fresh) const;

    /// True when the receiver may have an earlier state of the same turn.
    [[nodiscard]] bool isUpdate(const ForwardEntry &entry) const;

private:
    [[nodiscard]] bool isCovered(const Pair &pair) const;

    QString m_destination;
    QList<ForwardEntry> m_entries;
};

[[nodiscard]] ForwardKey keyOf(const Pair &pair);

} // namespace keyturn::transcripts
