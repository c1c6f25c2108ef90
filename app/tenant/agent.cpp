// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tenant/agent.h"

namespace keyturn {

QString nameOf(AgentState state)
{
    switch (state) {
    case AgentState::Draft:
        return QStringLiteral("draft");
    case AgentState::Published:
        return QStringLiteral("published");
    case AgentState::Inactive:
        return QStringLiteral("inactive");
    case AgentState::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

} // namespace keyturn
