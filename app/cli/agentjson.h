// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/json.h"
#include "app/tenant/agent.h"

namespace keyturn::cli {

/// An agent as `agents list` prints it. Source: design/interfaces.md, keyturn-cli.
void writeSummary(JsonWriter &json, const Agent &agent);
/// The same with its consumers and schedule, as `agents show` prints it.
void writeWhole(JsonWriter &json, const Agent &agent);

/// Consumers of the agent that may present @p credential.
[[nodiscard]] QList<Consumer> consumersOf(const Agent &agent, const Credential &credential);

} // namespace keyturn::cli
