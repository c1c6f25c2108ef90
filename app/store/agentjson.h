// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/agent.h"

#include <QByteArray>

namespace keyturn {

/// How credentials and consumers lie in the store. Unknown members are skipped on reading.
[[nodiscard]] QByteArray credentialsToJson(const QList<Credential> &credentials);
[[nodiscard]] QList<Credential> credentialsFromJson(const QByteArray &json);
[[nodiscard]] QByteArray consumersToJson(const QList<Consumer> &consumers);
[[nodiscard]] QList<Consumer> consumersFromJson(const QByteArray &json);

/// Reads what nameOf(AgentState) wrote.
[[nodiscard]] AgentState agentStateFrom(const QString &name);

} // namespace keyturn
