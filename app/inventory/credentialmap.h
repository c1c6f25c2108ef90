// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inventory/tenantrows.h"
#include "app/tenant/agent.h"

namespace keyturn {

/// Who stands on which credential: pure functions from rows to agents.
/// Invariant: nothing is guessed. What no row says is Unknown, and a credential counts as a
/// bystander only when another one is known to be what the consumers present.

/// The agents of one environment with their consumers and without credentials.
[[nodiscard]] QList<Agent> mapAgents(const EnvironmentRows &rows, const AzureRows &azure,
                                     TimePoint readAt);

/// Adds the links that people made, unless the map found the same consumer by itself.
void mergeLinks(QList<Agent> &agents, const QList<ManualLink> &links);

/// Every application that a consumer presents a credential of, in lower case, sorted.
[[nodiscard]] QStringList applicationsOf(const QList<Agent> &agents);

/// Gives every agent the credentials of its applications; knows which are shared by several agents
/// and which are bystanders.
void attachCredentials(QList<Agent> &agents, const DirectoryRows &directory, TimePoint now);

} // namespace keyturn
