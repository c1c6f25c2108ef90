// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/inventory/tenantrows.h"
#include "app/inventory/tenantservices.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace keyturn {

struct DirectoryReading
{
    DirectoryRows rows;
    QList<Error> notes; ///< applications that we may not read: their agents lack credentials
};

/// Reads applications with all that lies on them, a few at a time; @p readOne is called after each.
/// Any error but Forbidden ends it: an agent must not lose its credentials to a hiccup.
Task<DirectoryReading> readDirectory(TenantServices services, QStringList applicationIds,
                                     std::stop_token stop, std::function<void()> readOne);

} // namespace keyturn
