// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/agentjoin.h"

#include "app/transcripts/reader/readrow.h"

#include <algorithm>
#include <utility>

namespace keyturn {

namespace {

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

} // namespace

AgentJoin::AgentJoin(std::vector<TranscriptAgent> agents, std::string environmentId,
                     std::string environmentName)
    : m_agents(std::move(agents))
    , m_environmentId(std::move(environmentId))
    , m_environmentName(std::move(environmentName))
{
    for (std::size_t i = 0; i < m_agents.size(); ++i) {
        m_byId.emplace(lowered(m_agents[i].botId), i);
        if (!m_agents[i].schemaName.empty())
            m_bySchema.emplace(lowered(m_agents[i].schemaName), i);
    }
}

TranscriptAgent AgentJoin::agentOf(const transcripts::ReadRow &row) const
{
    if (const auto found = m_byId.find(lowered(row.agentId)); found != m_byId.end())
        return m_agents[found->second];
    if (const auto found = m_bySchema.find(lowered(row.meta.botName));
        !row.meta.botName.empty() && found != m_bySchema.end())
        return m_agents[found->second];
    TranscriptAgent unknown;
    unknown.botId = row.agentId;
    unknown.schemaName = row.meta.botName;
    unknown.environmentId = m_environmentId;
    unknown.environmentName = m_environmentName;
    return unknown;
}

} // namespace keyturn
