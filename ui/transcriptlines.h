// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transcripts/readableconversation.h"
#include "ui/transcriptwords.h"
#include "widgets/conversationitem.h"

#include <optional>
#include <span>

namespace keyturn {

/// What a conversation's items are called where they are shown: pure, so that it is tested alone.

/// What a person asked to see stands in place of the dots, by finding.
using Revealed = QHash<qint64, QString>;

/// A text of an item with its masks as positions in what is shown.
struct ItemText
{
    MarkedText text;
    QList<MaskedSpan> masks; ///< one for each of text.hidden, in order
};
/// @p which as MaskedSpan::fact says it.
[[nodiscard]] ItemText textOfItem(const ReadableConversation &conversation, std::uint32_t item,
                                  int which, const Revealed &revealed);
/// The masks of one item.
[[nodiscard]] std::span<const MaskedSpan> masksOf(const ReadableConversation &conversation,
                                                  std::uint32_t item);

/// The pattern with %1, %2 ... replaced by @p parts, their places kept.
[[nodiscard]] MarkedText composed(const QString &pattern, const QList<MarkedText> &parts);

/// A line between bubbles, for everything that is not a message.
[[nodiscard]] ConversationItem lineOf(const ReadableConversation &conversation, std::uint32_t item,
                                      const Revealed &revealed);
/// Steps of a plan in one line.
[[nodiscard]] ConversationItem planLine(const ReadableConversation &conversation,
                                        std::span<const std::uint32_t> items,
                                        const Revealed &revealed);
[[nodiscard]] ConversationItem bubbleOf(const ReadableConversation &conversation,
                                        std::uint32_t item, const Revealed &revealed);
/// The heading of a conversation whose start was not recorded.
[[nodiscard]] ConversationItem headingOf(const ReadableConversation &conversation);
/// True when dots stand there; some rules only point at words that stay readable.
[[nodiscard]] bool isCovered(const ReadableConversation &conversation, const MaskedSpan &mask);
/// "card number, hidden", and the links behind it.
void addFindings(ConversationItem &shown, const ReadableConversation &conversation,
                 std::span<const MaskedSpan> masks, const Revealed &revealed,
                 const RuleTitles &titles);
[[nodiscard]] QString kindText(transcripts::ItemKind kind);
[[nodiscard]] QString markText(transcripts::Mark mark, std::uint32_t copies);

} // namespace keyturn
