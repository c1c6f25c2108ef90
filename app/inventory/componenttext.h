// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>
#include <QStringList>

namespace keyturn {

/// What a bot component's YAML says about credentials and time. Read line by line: the reference
/// pages of this YAML are incomplete, so a strict parser would refuse what makers really have.
/// Source: contracts, identity section 3.7, botcomponent.
struct ComponentText
{
    QStringList connectionReferences; ///< logical names
    QStringList serverUrls;           ///< of MCP servers
    Millis recurrence{};              ///< zero = none declared
    bool asInvoker = false;           ///< runs on the connection of whoever talks to the agent

    static ComponentText read(const QString &yaml);
};

} // namespace keyturn
