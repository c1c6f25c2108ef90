// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/tenant/credential.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace keyturn {

enum class AgentState { Draft, Published, Inactive, Unknown };
[[nodiscard]] QString nameOf(AgentState state);

/// A Copilot Studio agent (Dataverse `bot`) with what it stands on.
struct Agent
{
    QString id; ///< botid
    QString name;
    QString schemaName;
    QString environmentId;
    QString environmentName;
    bool production = false;
    QString ownerId;   ///< systemuserid or teamid
    QString ownerName; ///< display name, or user principal name
    bool ownerActive = true;
    AgentState state = AgentState::Unknown;
    int authenticationMode = 0; ///< 1 none, 2 integrated, 3 Entra by hand, 4 generic OAuth2
    TimePoint publishedAt{};
    /// Longest pause between two runs that its triggers declare; zero = unknown.
    Millis slowestSchedule{};
    QList<Credential> credentials;
    QList<Consumer> consumers;
    TimePoint readAt{}; ///< tenant time of the sync that saw it
    bool operator==(const Agent &) const = default;
};

} // namespace keyturn

Q_DECLARE_METATYPE(keyturn::Agent)
