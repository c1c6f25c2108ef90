// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcriptlines.h"
#include "widgets/barchart.h"

namespace keyturn {

/// What an inspector says of a conversation: pure, so that it is tested alone.

struct NamedText
{
    QString name;
    QString text;
    bool operator==(const NamedText &) const = default;
};

[[nodiscard]] QList<NamedText> sessionFacts(const ReadableConversation &conversation);
/// How long each turn waited for its first answer; a turn without one is missing.
[[nodiscard]] QList<Bar> latencyByTurn(const ReadableConversation &conversation);
/// "row 1 of 2 \u00b7 14 activities", one line for each row.
[[nodiscard]] QStringList rowTexts(const ReadableConversation &conversation);
/// Everything that is known of one item, its findings under dots.
[[nodiscard]] QList<NamedText> itemFacts(const ReadableConversation &conversation,
                                         std::uint32_t item, const Revealed &revealed);
/// "card number \u00b7 person \u00b7 14:01:31"
[[nodiscard]] QString findingLine(const ReadableConversation &conversation,
                                  const ArchivedFinding &finding, const RuleTitles &titles);

} // namespace keyturn
