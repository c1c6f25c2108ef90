// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A conversation of the archive as pairs that may leave.

#include "app/transcripts/forwarder/forwarder.h"
#include "app/transcripts/forwarder/ledgerbook.h"
#include "app/transcripts/forwarder/payload.h"

#include <optional>

namespace keyturn::transcripts {

struct LookedAt
{
    qint64 id = 0;
    bool passes = false; ///< the options let it be forwarded
    ListedConversation listed;
    std::vector<Pair> pairs; ///< as said
};

/// Reads conversations one at a time and remembers the last.
class ForwardLook
{
public:
    ForwardLook(const ForwardParts &parts, Receiver receiver, ForwardOptions options);

    /// Null when the archive does not have it any more.
    [[nodiscard]] Result<const LookedAt *> at(qint64 conversation);
    [[nodiscard]] bool isInRange(std::optional<qint64> atMs) const;
    /// The pair of that key, redacted where the options say so, as the receiver takes it.
    [[nodiscard]] std::expected<Payload, Unfit> payload(const Pair &pair, const LookedAt &at,
                                                        int index, bool update);
    /// Tells destinations with different filters apart: what one left out, another has yet to see.
    [[nodiscard]] QString positionName() const;

private:
    [[nodiscard]] bool passes(const ListedConversation &listed, ConversationClass what) const;

    ForwardParts m_parts;
    Receiver m_receiver;
    ForwardOptions m_options;
    std::optional<LookedAt> m_last;
    std::vector<Pair> m_leaving; ///< the pairs of m_last as they may leave
};

} // namespace keyturn::transcripts
