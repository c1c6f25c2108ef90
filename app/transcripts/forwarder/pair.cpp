// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/forwarder/pair.h"

#include <set>

namespace keyturn::transcripts {

namespace {

class PairMaker
{
public:
    PairMaker(const Conversation &conversation, std::span<const ReadRow> rows,
              WithheldAnswers withheld)
        : m_conversation(conversation)
        , m_rows(rows)
        , m_withheld(withheld)
    {}

    Pair pair(std::uint32_t index)
    {
        const Turn &turn = m_conversation.turns[index];
        Pair made;
        made.conversation = m_conversation.key;
        made.conversationId = m_conversation.displayId;
        made.turn = index;
        if (turn.user)
            takeUser(made, m_conversation.items[*turn.user]);
        else
            made.userKey = "greeting";
        for (const std::uint32_t reply : turn.replies)
            takeReply(made, m_conversation.items[reply]);
        if (!made.atMs)
            made.atMs = m_conversation.summary.startedMs;
        return made;
    }

private:
    void takeUser(Pair &made, const Item &item)
    {
        made.userKey = idOf(item.ref);
        // An id that stands for two messages names the first; the others go by their place.
        if (!m_seen.insert(made.userKey).second)
            made.userKey += placeOf(item.ref);
        made.said = item.text;
        made.marks |= item.marks;
        made.copies = item.copies;
        if (item.at)
            made.atMs = item.at->ms;
    }

    void takeReply(Pair &made, const Item &item)
    {
        made.replyKeys += (made.replyKeys.empty() ? "" : " ") + idOf(item.ref);
        made.marks |= item.marks;
        made.replies.push_back(textOf(item));
        if (!made.atMs && item.at)
            made.atMs = item.at->ms;
    }

    [[nodiscard]] std::string textOf(const Item &item) const
    {
        if (!has(item.marks, Mark::Withheld))
            return item.text;
        if (m_withheld == WithheldAnswers::StayEmpty)
            return {};
        const std::string_view asked = activityOf(item.ref).replyToId;
        const ReadRow &row = m_rows[m_conversation.rows[item.ref.row].given];
        for (const Activity &each : row.activities) {
            const bool isAnswer =
                each.kind == Kind::GeneratedResponse || each.kind == Kind::GenerativeAnswer;
            const std::string_view text = factOf(each, fact::Response);
            if (isAnswer && !asked.empty() && each.replyToId == asked && !text.empty())
                return std::string(text);
        }
        return item.text;
    }

    [[nodiscard]] const Activity &activityOf(const ActivityRef &ref) const
    {
        return m_rows[m_conversation.rows[ref.row].given].activities[ref.activity];
    }

    [[nodiscard]] std::string idOf(const ActivityRef &ref) const
    {
        const std::string_view id = activityOf(ref).id;
        return id.empty() || id == "0" ? placeOf(ref) : std::string(id);
    }

    /// Stays the same when further rows of the conversation arrive.
    [[nodiscard]] std::string placeOf(const ActivityRef &ref) const
    {
        const RowPlace &row = m_conversation.rows[ref.row];
        std::string place = "@" + row.transcriptId;
        if (row.transcriptId.empty())
            place += std::to_string(row.startedMs.value_or(0)) + "/" +
                     std::to_string(row.batchId.value_or(0));
        return place + ":" + std::to_string(ref.activity);
    }

    const Conversation &m_conversation;
    std::span<const ReadRow> m_rows;
    WithheldAnswers m_withheld;
    std::set<std::string> m_seen;
};

} // namespace

std::string Pair::answer() const
{
    std::string joined;
    for (const std::string &reply : replies) {
        if (reply.empty())
            continue;
        joined += (joined.empty() ? "" : "\n\n") + reply;
    }
    return joined;
}

std::vector<Pair> pairsOf(const Conversation &conversation, std::span<const ReadRow> rows,
                          WithheldAnswers withheld)
{
    PairMaker maker(conversation, rows, withheld);
    std::vector<Pair> pairs;
    for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
        const Turn &turn = conversation.turns[i];
        if (turn.user || !turn.replies.empty())
            pairs.push_back(maker.pair(i));
    }
    return pairs;
}

} // namespace keyturn::transcripts
