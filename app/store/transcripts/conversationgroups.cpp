// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/conversationgroups.h"

#include "app/base/enforce.h"
#include "app/store/transcripts/statement.h"

#include <functional>
#include <sqlite3.h>

namespace keyturn {

namespace {

std::string keyOf(std::int64_t source, const TranscriptAgent &agent)
{
    std::string key = std::to_string(source);
    for (const std::string *part : {&agent.botId, &agent.schemaName, &agent.environmentId}) {
        key += '\n';
        key += *part;
    }
    return key;
}

std::size_t indexOf(std::int64_t id, std::size_t count)
{
    ENFORCE(id > 0 && static_cast<std::size_t>(id) <= count, "an id of a small table is known");
    return static_cast<std::size_t>(id - 1);
}

} // namespace

std::size_t GroupHash::operator()(const ConversationGroup &group) const noexcept
{
    const std::hash<std::string> text;
    std::size_t seed = static_cast<std::size_t>(group.agent) * 1'000'003 + group.flags;
    seed = seed * 31 + static_cast<std::size_t>(group.kind);
    seed = seed * 1'000'003 ^ text(group.channel);
    return seed * 1'000'003 ^ text(group.outcome);
}

ConversationGroups::ConversationGroups(StatementCache &statements)
    : m_statements(statements)
{}

Result<void> ConversationGroups::refresh()
{
    const auto version = m_statements.number("PRAGMA data_version");
    if (!version)
        return std::unexpected(version.error());
    if (*version == m_version)
        return {};
    for (const auto step : {&ConversationGroups::readSources, &ConversationGroups::readAgents,
                            &ConversationGroups::readRules, &ConversationGroups::readGroups}) {
        if (const auto done = (this->*step)(); !done)
            return done;
    }
    m_version = *version;
    return {};
}

void ConversationGroups::forget()
{
    m_version = -1;
    m_sources.clear();
    m_agents.clear();
    m_agentIds.clear();
    m_rules.clear();
    m_ruleIds.clear();
    m_groups.clear();
    m_groupIds.clear();
}

Result<void> ConversationGroups::readSources()
{
    m_sources.clear();
    Statement read = m_statements.of("SELECT kind, source_id, name FROM sources ORDER BY id");
    while (read.next()) {
        m_sources.push_back({{static_cast<SourceKind>(read.integer(0)), std::string(read.text(1)),
                              std::string(read.text(2))}});
    }
    return read.ended();
}

Result<void> ConversationGroups::readAgents()
{
    m_agents.clear();
    m_agentIds.clear();
    Statement read = m_statements.of("SELECT source, bot_id, schema_name, name, environment_id, "
                                     "environment_name FROM agents ORDER BY id");
    while (read.next()) {
        Agent agent{read.integer(0),
                    {std::string(read.text(1)), std::string(read.text(2)),
                     std::string(read.text(3)), std::string(read.text(4)),
                     std::string(read.text(5))}};
        m_agents.push_back(std::move(agent));
        m_agentIds.emplace(keyOf(m_agents.back().source, m_agents.back().agent),
                           static_cast<std::int64_t>(m_agents.size()));
    }
    return read.ended();
}

Result<void> ConversationGroups::readRules()
{
    Statement read = m_statements.of("SELECT name FROM rules WHERE id > ? ORDER BY id");
    read.bind(static_cast<std::int64_t>(m_rules.size()));
    while (read.next()) {
        m_rules.emplace_back(read.text(0));
        m_ruleIds.emplace(m_rules.back(), static_cast<std::int64_t>(m_rules.size()));
    }
    return read.ended();
}

Result<void> ConversationGroups::readGroups()
{
    Statement read = m_statements.of("SELECT agent, channel, outcome, class, flags FROM groups "
                                     "WHERE id > ? ORDER BY id");
    read.bind(static_cast<std::int64_t>(m_groups.size()));
    while (read.next()) {
        m_groups.push_back({read.integer(0), std::string(read.text(1)), std::string(read.text(2)),
                            static_cast<ConversationClass>(read.integer(3)),
                            static_cast<std::uint32_t>(read.integer(4))});
        m_groupIds.emplace(m_groups.back(), static_cast<std::int64_t>(m_groups.size()));
    }
    return read.ended();
}

const ConversationGroup &ConversationGroups::group(std::int64_t id) const
{
    return m_groups[indexOf(id, m_groups.size())];
}

const ConversationGroups::Agent &ConversationGroups::agent(std::int64_t id) const
{
    return m_agents[indexOf(id, m_agents.size())];
}

const std::string &ConversationGroups::rule(std::int64_t id) const
{
    return m_rules[indexOf(id, m_rules.size())];
}

std::int64_t ConversationGroups::knownRule(const std::string &rule) const
{
    const auto found = m_ruleIds.find(rule);
    return found == m_ruleIds.end() ? 0 : found->second;
}

std::int64_t ConversationGroups::knownSource(const TranscriptSource &source) const
{
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].source.kind == source.kind && m_sources[i].source.id == source.id)
            return static_cast<std::int64_t>(i) + 1;
    }
    return 0;
}

Result<std::int64_t> ConversationGroups::idOf(const TranscriptSource &source)
{
    if (const std::int64_t known = knownSource(source); known != 0)
        return known;
    const auto id = static_cast<std::int64_t>(m_sources.size()) + 1;
    Statement add =
        m_statements.of("INSERT INTO sources (id, kind, source_id, name) VALUES (?, ?, ?, ?)");
    add.bind(id).bind(static_cast<std::int64_t>(source.kind));
    add.bindText(source.id).bindText(source.name);
    if (const auto added = add.run(); !added)
        return std::unexpected(added.error());
    m_sources.push_back({source});
    return id;
}

Result<std::int64_t> ConversationGroups::rename(std::int64_t id, const TranscriptAgent &agent)
{
    TranscriptAgent &known = m_agents[indexOf(id, m_agents.size())].agent;
    const bool renamed = !agent.name.empty() && agent.name != known.name;
    const bool moved =
        !agent.environmentName.empty() && agent.environmentName != known.environmentName;
    if (!renamed && !moved)
        return id;
    if (renamed)
        known.name = agent.name;
    if (moved)
        known.environmentName = agent.environmentName;
    Statement change =
        m_statements.of("UPDATE agents SET name = ?, environment_name = ? WHERE id = ?");
    change.bindText(known.name).bindText(known.environmentName).bind(id);
    if (const auto changed = change.run(); !changed)
        return std::unexpected(changed.error());
    return id;
}

Result<std::int64_t> ConversationGroups::idOf(std::int64_t source, const TranscriptAgent &agent)
{
    std::string key = keyOf(source, agent);
    if (const auto known = m_agentIds.find(key); known != m_agentIds.end())
        return rename(known->second, agent);
    const auto id = static_cast<std::int64_t>(m_agents.size()) + 1;
    Statement add = m_statements.of("INSERT INTO agents VALUES (?, ?, ?, ?, ?, ?, ?)");
    add.bind(id).bind(source).bindText(agent.botId).bindText(agent.schemaName);
    add.bindText(agent.name).bindText(agent.environmentId).bindText(agent.environmentName);
    if (const auto added = add.run(); !added)
        return std::unexpected(added.error());
    m_agents.push_back({source, agent});
    m_agentIds.emplace(std::move(key), id);
    return id;
}

Result<std::int64_t> ConversationGroups::idOf(const ConversationGroup &group)
{
    if (const auto known = m_groupIds.find(group); known != m_groupIds.end())
        return known->second;
    const auto id = static_cast<std::int64_t>(m_groups.size()) + 1;
    Statement add = m_statements.of("INSERT INTO groups VALUES (?, ?, ?, ?, ?, ?)");
    add.bind(id).bind(group.agent).bindText(group.channel).bindText(group.outcome);
    add.bind(static_cast<std::int64_t>(group.kind)).bind(std::int64_t{group.flags});
    if (const auto added = add.run(); !added)
        return std::unexpected(added.error());
    m_groups.push_back(group);
    m_groupIds.emplace(group, id);
    return id;
}

Result<std::int64_t> ConversationGroups::idOfRule(const std::string &rule)
{
    if (const std::int64_t known = knownRule(rule); known != 0)
        return known;
    const auto id = static_cast<std::int64_t>(m_rules.size()) + 1;
    Statement add = m_statements.of("INSERT INTO rules (id, name) VALUES (?, ?)");
    add.bind(id).bindText(rule);
    if (const auto added = add.run(); !added)
        return std::unexpected(added.error());
    m_rules.push_back(rule);
    m_ruleIds.emplace(rule, id);
    return id;
}

} // namespace keyturn
