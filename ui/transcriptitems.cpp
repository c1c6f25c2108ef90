// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcriptitems.h"

#include <algorithm>

namespace keyturn {

namespace {

using transcripts::has;
using transcripts::Item;
using transcripts::ItemKind;
using transcripts::Mark;
using transcripts::Role;

constexpr std::size_t longestPlan = 12; // steps in one line

bool isPlan(ItemKind kind)
{
    return kind == ItemKind::Plan || kind == ItemKind::PlanStep || kind == ItemKind::ToolCall ||
           kind == ItemKind::Knowledge;
}

/// What explains the machine and not what was said.
bool isMachinery(ItemKind kind)
{
    return kind == ItemKind::Variable || kind == ItemKind::Dialog || kind == ItemKind::Topic ||
           kind == ItemKind::Thought || kind == ItemKind::Event || kind == ItemKind::Unknown;
}

bool hasOpenMask(const ReadableConversation &conversation, std::uint32_t item)
{
    return std::ranges::any_of(masksOf(conversation, item),
                               [](const MaskedSpan &mask) { return !mask.suppressed; });
}

} // namespace

TranscriptItems::TranscriptItems(std::shared_ptr<const ReadableConversation> conversation,
                                 Detail detail)
    : m_source(std::move(conversation))
{
    const auto &items = m_source->content.items;
    m_rowOf.assign(items.size(), -1);
    m_items.reserve(items.size());
    if (items.empty() || items.front().kind != ItemKind::SessionStart)
        m_rows.push_back({});
    bool planOpen = false;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        const bool shown = detail == Detail::Everything || !isMachinery(items[i].kind) ||
                           hasOpenMask(*m_source, i);
        if (!shown)
            continue;
        const bool plan = isPlan(items[i].kind);
        const bool joins =
            plan && planOpen && detail == Detail::Conversation && m_rows.back().count < longestPlan;
        add(i, joins);
        planOpen = plan;
    }
}

void TranscriptItems::add(std::uint32_t item, bool joins)
{
    if (!joins)
        m_rows.push_back({m_items.size(), 0});
    m_items.push_back(item);
    ++m_rows.back().count;
    m_rowOf[item] = static_cast<int>(m_rows.size()) - 1;
}

std::span<const std::uint32_t> TranscriptItems::itemsOf(int row) const
{
    const Row &place = m_rows[static_cast<std::size_t>(row)];
    return std::span(m_items).subspan(place.first, place.count);
}

int TranscriptItems::rowOf(std::uint32_t item) const
{
    return item < m_rowOf.size() ? m_rowOf[item] : -1;
}

int TranscriptItems::length(int row) const
{
    std::size_t letters = 0;
    for (const std::uint32_t item : itemsOf(row))
        letters += m_source->content.items[item].text.size();
    return static_cast<int>(std::min<std::size_t>(letters, 1'000'000));
}

QList<MaskedSpan> TranscriptItems::masksIn(int row) const
{
    QList<MaskedSpan> masks;
    for (const std::uint32_t item : itemsOf(row)) {
        const auto own = masksOf(*m_source, item);
        masks.append(QList<MaskedSpan>(own.begin(), own.end()));
    }
    return masks;
}

std::vector<int> TranscriptItems::rowsWithFindings() const
{
    std::vector<int> rows;
    if (!m_source)
        return rows;
    for (const auto &mask : m_source->masks) {
        const int row = rowOf(mask.item);
        if (!mask.suppressed && row >= 0 && (rows.empty() || rows.back() != row))
            rows.push_back(row);
    }
    return rows;
}

/// Which suggestion the next message of the person took.
void TranscriptItems::markTaken(ConversationItem &shown, std::uint32_t item) const
{
    const auto &items = m_source->content.items;
    for (std::size_t i = item + 1; i < items.size(); ++i) {
        const Item &next = items[i];
        if (next.kind != ItemKind::Message || next.role != Role::User)
            continue;
        if (!has(next.marks, Mark::ClickedSuggestion))
            return;
        const QString said = QString::fromStdString(next.text);
        for (auto &choice : shown.choices)
            choice.taken = choice.text == said;
        return;
    }
}

ConversationItem TranscriptItems::shown(int row, const Revealed &revealed,
                                        const RuleTitles &titles) const
{
    const auto items = itemsOf(row);
    if (items.empty())
        return headingOf(*m_source);
    const Item &first = m_source->content.items[items.front()];
    ConversationItem made;
    if (first.kind == ItemKind::Message)
        made = bubbleOf(*m_source, items.front(), revealed);
    else if (isPlan(first.kind))
        made = planLine(*m_source, items, revealed);
    else
        made = lineOf(*m_source, items.front(), revealed);
    if (!made.choices.isEmpty())
        markTaken(made, items.front());
    const QList<MaskedSpan> masks = masksIn(row);
    addFindings(made, *m_source, {masks.constData(), static_cast<std::size_t>(masks.size())},
                revealed, titles);
    return made;
}

} // namespace keyturn
