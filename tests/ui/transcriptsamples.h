// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transcripts/readableconversation.h"
#include "ui/transcriptwords.h"

#include <memory>

namespace keyturn::samples {

/// The conversation of the drawing: a card that was charged twice, in Teams, on 20 November 2026.
[[nodiscard]] std::shared_ptr<ReadableConversation> refund();
/// Everything that has to be said honestly: redelivered, folded, unanswered, withheld, cards,
/// reactions, gaps, connected agents, errors, blocks, and words from right to left.
[[nodiscard]] std::shared_ptr<ReadableConversation> honest();
/// As many messages as asked for, of very different lengths.
[[nodiscard]] std::shared_ptr<ReadableConversation> longOne(int items);
[[nodiscard]] RuleTitles ruleTitles();

} // namespace keyturn::samples
