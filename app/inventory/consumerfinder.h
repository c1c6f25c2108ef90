// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inventory/componenttext.h"
#include "app/inventory/tenantrows.h"
#include "app/tenant/agent.h"

namespace keyturn {

/// Follows an agent's tools to whatever presents an application's credential. Re-resolution times
/// are those of design/interfaces.md, "Consumers are first-class".
class ConsumerFinder
{
public:
    /// Both must outlive the finder.
    ConsumerFinder(const EnvironmentRows &rows, const AzureRows &azure);

    /// Connectors and MCP servers that @p component calls.
    void addToolConsumers(Agent &agent, const BotComponentRow &component,
                          const ComponentText &text) const;
    /// Whoever reads a secret that holds a credential of the agent's applications.
    void addVaultCallers(Agent &agent) const;

private:
    void addConnector(Agent &agent, const ConnectionReferenceRow &reference) const;
    void addContainerApp(Agent &agent, const QString &serverUrl) const;
    [[nodiscard]] const ConnectorRow *connectorOf(const ConnectionReferenceRow &reference) const;

    const EnvironmentRows &m_rows;
    const AzureRows &m_azure;
};

} // namespace keyturn
