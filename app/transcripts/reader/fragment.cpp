// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/fragment.h"

#include "app/transcripts/reader/text.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

/// Digests of texts that were given already. Small: most rows have a few dozen texts.
class Seen
{
public:
    bool addFirst(std::uint64_t value)
    {
        if ((m_count + 1) * 2 > m_slots.size())
            grow();
        auto &slot = slotOf(value);
        if (slot == value)
            return false;
        slot = value;
        ++m_count;
        return true;
    }

private:
    std::uint64_t &slotOf(std::uint64_t value)
    {
        std::size_t at = value & (m_slots.size() - 1);
        while (m_slots[at] != 0 && m_slots[at] != value)
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }

    void grow()
    {
        std::vector<std::uint64_t> old(std::max<std::size_t>(128, m_slots.size() * 2));
        old.swap(m_slots);
        for (const auto value : old) {
            if (value != 0)
                slotOf(value) = value;
        }
    }

    std::vector<std::uint64_t> m_slots;
    std::size_t m_count = 0;
};

constexpr std::size_t ShortValue = 8;

bool isMessageWithText(const Activity &activity)
{
    return activity.kind == Kind::Message && !trimmed(activity.text).empty();
}

std::optional<std::int64_t> msOf(const Activity &activity)
{
    return activity.at ? std::optional(activity.at->ms) : std::nullopt;
}

} // namespace

std::vector<Fragment> fragmentsOf(const ReadRow &row)
{
    std::vector<Fragment> fragments;
    fragments.reserve(row.activities.size());
    Seen seen;
    // What repeats a message elsewhere is an echo, wherever it stands.
    for (const auto &activity : row.activities) {
        if (isMessageWithText(activity))
            (void)seen.addFirst(digest(activity.text));
    }
    for (const auto &activity : row.activities) {
        if (isMessageWithText(activity)) {
            const Field field = activity.role == Role::User ? Field::Said : Field::Bot;
            fragments.push_back({activity.index, field, "text", {}, activity.text, msOf(activity)});
        }
        for (const auto &fact : activity.facts) {
            if (fact.field == Field::None || fact.text.empty())
                continue;
            // Values such as "true" say nothing without their key: they are no echoes.
            const auto what = fact.text.size() > ShortValue ? digest(fact.text)
                                                            : digest(fact.text) ^ digest(fact.key);
            if (seen.addFirst(what == 0 ? 1 : what))
                fragments.push_back(
                    {activity.index, fact.field, fact.name, fact.key, fact.text, msOf(activity)});
        }
    }
    return fragments;
}

} // namespace keyturn::transcripts
