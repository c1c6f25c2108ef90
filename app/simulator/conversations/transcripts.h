// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The stored transcripts of the tenant: which rows there are at a time, and what is in them.
// Only plans are kept; the words are written when somebody reads them.

#include "app/simulator/conversations/scribe.h"

#include <deque>
#include <list>
#include <map>
#include <unordered_map>

namespace sim {

struct TranscriptRow
{
    TenantMs created = 0;
    const ConversationPlan *plan = nullptr;
    std::size_t session = 0, batch = 0;
    std::size_t index = 0; // among the conversation's rows
    std::string id;

    int batchNumber() const { return plan->sessions.at(session).batches.at(batch); }
};

class Transcripts
{
public:
    // `count` conversations begin in the thirty days before the epoch, more as time goes on.
    Transcripts(World &world, std::uint64_t seed, TenantMs epoch, std::uint64_t count);
    Transcripts(const Transcripts &) = delete;
    Transcripts &operator=(const Transcripts &) = delete;

    // Rows of an environment that are there, oldest first.
    std::vector<const TranscriptRow *> stored(const std::string &environmentId, TenantMs now);
    const TranscriptRow *row(const std::string &id) const; // also one to come or gone
    std::string content(const TranscriptRow &row);

    // Conversations that have begun, in the order of their numbers; a child follows its parent.
    const std::deque<ConversationPlan> &conversations(TenantMs now);
    // Rows of one conversation.
    std::vector<const TranscriptRow *> rowsOf(const ConversationPlan &plan) const;
    const Written &written(const ConversationPlan &plan);
    // The other half of a parent and its connected agent, null for all others.
    const ConversationPlan *linked(const ConversationPlan &plan) const;

    // False for a row that would have come while recording was switched off.
    bool isWritten(const TranscriptRow &row) const;

    // The bulk-delete job of three o'clock removes what is older than thirty days.
    static TenantMs oldestKept(TenantMs now);
    std::uint64_t count() const { return m_count; }

private:
    void extend(TenantMs now);
    void index(const ConversationPlan &plan);

    const World &m_world;
    Cast m_cast;
    std::uint64_t m_count;
    Planner m_planner;
    std::uint64_t m_next = 0; // number not yet planned
    std::deque<ConversationPlan> m_plans;
    std::deque<TranscriptRow> m_rows;
    std::map<std::string, std::vector<const TranscriptRow *>> m_byEnvironment; // by created, id
    std::unordered_map<std::string, const TranscriptRow *> m_byId;
    std::unordered_map<const ConversationPlan *, std::vector<const TranscriptRow *>> m_byPlan;
    std::list<std::pair<const ConversationPlan *, Written>> m_recent;
};

} // namespace sim
