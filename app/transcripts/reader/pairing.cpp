// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/pairing.h"

#include "app/transcripts/reader/text.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

namespace keyturn::transcripts {

namespace {

constexpr std::int64_t SameMomentMs = 100;  ///< "within a few ms", with room
constexpr std::int64_t SameSecondMs = 1000; ///< where only seconds are stated
constexpr std::size_t FoldedOverAtMost = 8; ///< bot messages that are looked back at

/// "0" is what SessionInfo bears in every row; null and "" are no ids at all (contract B4).
std::uint64_t identityOf(std::string_view id)
{
    return id.empty() || id == "0" ? 0 : digest(id);
}

class Pairer
{
public:
    explicit Pairer(std::span<const MessageMark> messages)
        : m_messages(messages)
    {
        m_pairing.messages.resize(messages.size());
        m_pairing.replies.push_back(0);
    }

    Pairing run()
    {
        openTurns();
        m_byId.clear();
        for (std::uint32_t i = 0; i < m_messages.size(); ++i) {
            m_pairing.messages[i].of = m_pairing.messages[i].repeats ? m_pairing.messages[i].of : i;
            if (m_messages[i].fromUser)
                enterTurn(i);
            else
                placeReply(i);
        }
        finish();
        return std::move(m_pairing);
    }

private:
    struct Turn
    {
        std::uint32_t number = 0, message = 0;
        std::uint64_t text = 0;
    };

    /// Gives every user message its turn; a redelivery goes to the turn it repeats.
    void openTurns()
    {
        auto &counts = m_pairing.counts;
        for (std::uint32_t i = 0; i < m_messages.size(); ++i) {
            const auto &message = m_messages[i];
            if (!message.fromUser)
                continue;
            auto &placed = m_pairing.messages[i];
            const auto known = message.id == 0 ? m_byId.end() : m_byId.find(message.id);
            if (known != m_byId.end() && known->second.text == message.text) {
                placed = {known->second.number, known->second.message, true};
                ++counts.redelivered;
                continue;
            }
            placed = {++counts.turns, i, false};
            ++counts.userMessages;
            counts.emptyUserMessages += message.isEmpty ? 1 : 0;
            m_pairing.replies.push_back(0);
            if (message.id != 0)
                m_byId[message.id] = {placed.turn, i, message.text};
        }
        m_final = m_byId;
    }

    void enterTurn(std::uint32_t i)
    {
        m_turn = m_pairing.messages[i].turn;
        if (m_messages[i].id != 0)
            m_byId[m_messages[i].id] = {m_turn, i, m_messages[i].text};
        m_recent.clear();
    }

    void placeReply(std::uint32_t i)
    {
        const auto &message = m_messages[i];
        auto &counts = m_pairing.counts;
        auto &placed = m_pairing.messages[i];
        ++counts.botMessages;
        placed.turn = turnOfReply(message);
        if (placed.turn == 0)
            ++counts.greetings;
        for (const auto earlier : m_recent) {
            if (m_pairing.messages[earlier].turn == placed.turn &&
                repeats(message, m_messages[earlier])) {
                placed.of = earlier;
                placed.repeats = true;
                ++counts.sameTextTwice;
                return;
            }
        }
        ++m_pairing.replies[placed.turn];
        m_recent.push_back(i);
        if (m_recent.size() > FoldedOverAtMost)
            m_recent.erase(m_recent.begin());
    }

    std::uint32_t turnOfReply(const MessageMark &message) const
    {
        if (message.replyTo != 0) {
            if (const auto before = m_byId.find(message.replyTo); before != m_byId.end())
                return before->second.number;
            if (const auto later = m_final.find(message.replyTo); later != m_final.end())
                return later->second.number;
        }
        return m_turn;
    }

    static bool repeats(const MessageMark &one, const MessageMark &other)
    {
        if (one.isEmpty || one.text != other.text)
            return false;
        if (one.id != 0 && one.id == other.id)
            return true;
        if (!one.hasTime || !other.hasTime)
            return false;
        const bool coarse = one.wholeSeconds || other.wholeSeconds;
        return std::llabs(one.ms - other.ms) <= (coarse ? SameSecondMs : SameMomentMs);
    }

    void finish()
    {
        auto &counts = m_pairing.counts;
        for (std::size_t turn = 1; turn < m_pairing.replies.size(); ++turn) {
            counts.unanswered += m_pairing.replies[turn] == 0 ? 1 : 0;
            counts.multiReply += m_pairing.replies[turn] > 1 ? 1 : 0;
        }
    }

    std::span<const MessageMark> m_messages;
    Pairing m_pairing;
    std::unordered_map<std::uint64_t, Turn> m_byId; ///< user messages so far
    std::unordered_map<std::uint64_t, Turn> m_final;
    std::vector<std::uint32_t> m_recent; ///< bot messages since the last user message
    std::uint32_t m_turn = 0;
};

} // namespace

bool isMessage(const Activity &activity)
{
    return activity.kind == Kind::Message &&
           (activity.role == Role::Bot || activity.role == Role::User);
}

MessageMark markOf(const Activity &activity)
{
    MessageMark mark;
    mark.id = identityOf(activity.id);
    mark.replyTo = identityOf(activity.replyToId);
    mark.text = digest(activity.text);
    mark.fromUser = activity.role == Role::User;
    mark.isEmpty = trimmed(activity.text).empty();
    if (activity.at) {
        mark.hasTime = true;
        mark.wholeSeconds = activity.at->wholeSeconds;
        mark.ms = activity.at->ms;
    }
    return mark;
}

Pairing paired(std::span<const MessageMark> messages)
{
    return Pairer(messages).run();
}

} // namespace keyturn::transcripts
