// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/transcript.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace keyturn {

namespace transcripts {
struct ReadRow;
}

/// Tells which agent a row belongs to: by the lookup, else by the schema name in its metadata; else
/// the raw values stay visible. `metadata.BotId` joins to nothing and is never looked at. Source:
/// contracts, transcripts B2.
class AgentJoin
{
public:
    AgentJoin() = default;
    /// @p agents of one environment, with their bot ids.
    AgentJoin(std::vector<TranscriptAgent> agents, std::string environmentId,
              std::string environmentName);

    [[nodiscard]] TranscriptAgent agentOf(const transcripts::ReadRow &row) const;
    [[nodiscard]] const std::vector<TranscriptAgent> &agents() const { return m_agents; }
    [[nodiscard]] bool isEmpty() const { return m_agents.empty(); }

private:
    std::vector<TranscriptAgent> m_agents;
    std::string m_environmentId;
    std::string m_environmentName;
    std::unordered_map<std::string, std::size_t> m_byId;     ///< lower case
    std::unordered_map<std::string, std::size_t> m_bySchema; ///< lower case
};

} // namespace keyturn
