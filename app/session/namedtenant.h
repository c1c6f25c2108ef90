// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace keyturn {

class Settings;

/// A tenant as a person names it.
struct NamedTenant
{
    QString tenantId;
    QString clientId;
    QString certificateFile; ///< empty = sign in with a client secret
    QString workspaceId;     ///< empty = the first one that Azure lists
    QString proxy;           ///< empty = the system's
    QString extraCaFile;
};

/// Writes @p tenant into the settings of @p home, in the place of whatever was named there; the
/// secret goes into the keychain by TenantSession::keepSignIn().
/// Errors: Invalid with the member's name as code ("tenantId", "clientId", "unreadable" for a
/// file), StoreFailed.
[[nodiscard]] Result<void> nameTenant(const QString &home, Settings &settings,
                                      const NamedTenant &tenant);

} // namespace keyturn
