// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of a conversation's items with what is hidden in them.
#include "ui/transcriptlines.h"

#include <algorithm>

namespace keyturn {

std::span<const MaskedSpan> masksOf(const ReadableConversation &conversation, std::uint32_t item)
{
    const auto range = std::ranges::equal_range(conversation.masks, item, {}, &MaskedSpan::item);
    return {range.begin(), range.end()};
}

namespace {

const std::string &bytesOf(const transcripts::Item &item, int which)
{
    if (which == -1)
        return item.text;
    return which == -2 ? item.title : item.facts[static_cast<std::size_t>(which)].text;
}

} // namespace

bool isCovered(const ReadableConversation &conversation, const MaskedSpan &mask)
{
    const std::string &bytes = bytesOf(conversation.content.items[mask.item], mask.fact);
    const std::size_t end = std::size_t(mask.begin) + mask.length;
    const std::size_t dot = bytes.find("\u2022", mask.begin);
    return !mask.suppressed && dot != std::string::npos && dot < end;
}

ItemText textOfItem(const ReadableConversation &conversation, std::uint32_t item, int which,
                    const Revealed &revealed)
{
    const std::string *bytes = &bytesOf(conversation.content.items[item], which);
    ItemText made;
    std::size_t from = 0;
    const auto copy = [&](std::size_t until) {
        made.text.text += QString::fromUtf8(bytes->data() + from, qsizetype(until - from));
        from = until;
    };
    for (const auto &mask : masksOf(conversation, item)) {
        const std::size_t end = std::size_t(mask.begin) + mask.length;
        if (mask.fact != which || mask.suppressed || mask.begin < from || end > bytes->size())
            continue;
        copy(mask.begin);
        const auto at = static_cast<int>(made.text.text.size());
        const auto clear = revealed.constFind(mask.finding);
        if (clear != revealed.constEnd() && mask.finding != 0) {
            made.text.text += *clear;
            from = end;
        } else {
            copy(end);
        }
        made.text.hidden.append({at, static_cast<int>(made.text.text.size()) - at});
        made.masks.append(mask);
    }
    copy(bytes->size());
    return made;
}

MarkedText composed(const QString &pattern, const QList<MarkedText> &parts)
{
    MarkedText made;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == QLatin1Char('%') && i + 1 < pattern.size();
        const int number = place ? pattern[i + 1].digitValue() : -1;
        if (number < 1 || number > parts.size()) {
            made.text += pattern[i];
            continue;
        }
        const MarkedText &part = parts[number - 1];
        const auto by = static_cast<int>(made.text.size());
        for (const auto &span : part.hits)
            made.hits.append({span.begin + by, span.length});
        for (const auto &span : part.hidden)
            made.hidden.append({span.begin + by, span.length});
        made.text += part.text;
        ++i;
    }
    return made;
}

} // namespace keyturn
