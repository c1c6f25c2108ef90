// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/tenant/transcript.h"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace keyturn {

class StatementCache;

/// What conversations of one group have in common.
struct ConversationGroup
{
    std::int64_t agent = 0;
    std::string channel;
    std::string outcome;
    ConversationClass kind = ConversationClass::Chat;
    std::uint32_t flags = 0; ///< ConversationFlag
    bool operator==(const ConversationGroup &) const = default;
};

struct GroupHash
{
    std::size_t operator()(const ConversationGroup &group) const noexcept;
};

/// The small tables of the archive in memory: sources, agents, rules and groups. Ids begin at 1 and
/// have no holes; entry i of a list has the id i + 1.
class ConversationGroups
{
public:
    struct Source
    {
        TranscriptSource source;
    };
    struct Agent
    {
        std::int64_t source = 0;
        TranscriptAgent agent;
    };

    explicit ConversationGroups(StatementCache &statements);

    /// Reads what another connection added or renamed since.
    [[nodiscard]] Result<void> refresh();
    /// After a transaction was taken back: what it added is forgotten.
    void forget();

    [[nodiscard]] const std::vector<ConversationGroup> &groups() const { return m_groups; }
    [[nodiscard]] const std::vector<Agent> &agents() const { return m_agents; }
    [[nodiscard]] const std::vector<std::string> &rules() const { return m_rules; }
    [[nodiscard]] const std::vector<Source> &sources() const { return m_sources; }
    [[nodiscard]] const ConversationGroup &group(std::int64_t id) const;
    [[nodiscard]] const Agent &agent(std::int64_t id) const;
    [[nodiscard]] const std::string &rule(std::int64_t id) const;
    /// 0 when it is not known.
    [[nodiscard]] std::int64_t knownRule(const std::string &rule) const;
    [[nodiscard]] std::int64_t knownSource(const TranscriptSource &source) const;

    // These add what is missing; within a transaction only.
    [[nodiscard]] Result<std::int64_t> idOf(const TranscriptSource &source);
    [[nodiscard]] Result<std::int64_t> idOf(std::int64_t source, const TranscriptAgent &agent);
    [[nodiscard]] Result<std::int64_t> idOf(const ConversationGroup &group);
    [[nodiscard]] Result<std::int64_t> idOfRule(const std::string &rule);

private:
    [[nodiscard]] Result<void> readSources();
    [[nodiscard]] Result<void> readAgents();
    [[nodiscard]] Result<void> readRules();
    [[nodiscard]] Result<void> readGroups();
    [[nodiscard]] Result<std::int64_t> rename(std::int64_t id, const TranscriptAgent &agent);

    StatementCache &m_statements;
    std::int64_t m_version = -1;
    std::vector<Source> m_sources;
    std::vector<Agent> m_agents;
    std::vector<std::string> m_rules;
    std::vector<ConversationGroup> m_groups;
    std::unordered_map<std::string, std::int64_t> m_agentIds;
    std::unordered_map<std::string, std::int64_t> m_ruleIds;
    std::unordered_map<ConversationGroup, std::int64_t, GroupHash> m_groupIds;
};

} // namespace keyturn
