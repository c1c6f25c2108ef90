// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/agent.h"

#include <QList>
#include <QMetaType>

namespace keyturn {

enum class AgentSort { Name, Environment, Owner, Expiry, State };

/// Which agents, in which order. Pages follow each other by cursor, never by offset.
struct AgentQuery
{
    QString search; ///< part of name, owner, environment, application id or credential
    QString environmentId;
    TimePoint expiresBefore{}; ///< epoch = any
    AgentSort sort = AgentSort::Name;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool includeGone = false;
    int limit = 200;
    QString cursor; ///< AgentPage::next of the page before
};

struct AgentRow
{
    Agent agent;
    bool gone = false;
    /// Earliest end of a credential that is no bystander; epoch = none.
    TimePoint nextExpiry{};
    bool operator==(const AgentRow &) const = default;
};

struct AgentPage
{
    QList<AgentRow> rows;
    QString next; ///< empty after the last page
};

struct InventoryCounts
{
    int environments = 0;
    int agents = 0; ///< without those that are gone
    int gone = 0;
    int expired = 0;
    int expiring = 0;   ///< within 30 days
    int ownerless = 0;  ///< the owner is inactive
    TimePoint readAt{}; ///< of the oldest agent: how old the list is
    bool operator==(const InventoryCounts &) const = default;
};

} // namespace keyturn

Q_DECLARE_METATYPE(keyturn::AgentRow)
