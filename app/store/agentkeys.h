// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/agent.h"

#include <QString>
#include <QStringList>

#include <limits>

namespace keyturn {

/// What SQL sorts and searches agents by: kept beside each agent, made here only.
struct AgentKeys
{
    QString name;
    QString environment;
    QString owner;
    qint64 nextExpiry = 0; ///< noExpiry when there is none, so that it sorts last
    QString search;
    QStringList applications;
};

constexpr qint64 noExpiry = std::numeric_limits<qint64>::max();

/// @p text without case and accents: "Österreich" becomes "osterreich".
[[nodiscard]] QString folded(const QString &text);
[[nodiscard]] AgentKeys keysOf(const Agent &agent);

} // namespace keyturn
