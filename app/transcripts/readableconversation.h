// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A conversation as a person may see it before asking for more.

#include "app/tenant/transcriptlist.h"
#include "app/transcripts/reader/conversation.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <vector>

namespace keyturn {

/// Dots in a text of an item, in place of a finding.
struct MaskedSpan
{
    std::uint32_t item = 0;  ///< index in Conversation::items
    int fact = -1;           ///< index in the item's facts; -1 is its text, -2 its title
    std::uint32_t begin = 0; ///< bytes of the text as it is shown
    std::uint32_t length = 0;
    QString rule;
    int severity = 0;
    qint64 finding = 0; ///< its id for reveal() and suppress(); 0 when the archive knows none here
    bool suppressed = false; ///< a false hit: the text stands there unmasked
};

/// Invariant: no rule that asks for a mask holds on a text of `content` except where a finding was
/// suppressed, unless the conversation was revealed.
struct ReadableConversation
{
    ListedConversation head;
    transcripts::Conversation content;
    std::vector<MaskedSpan> masks; ///< in the order of items, then of their texts
    QList<ArchivedFinding> findings;
    QList<qint64> related; ///< conversations of connected agents; a guess of the contract's rule
    bool revealed = false;
};

} // namespace keyturn
