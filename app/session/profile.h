// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/http/trustsettings.h"
#include "app/session/tenantfile.h"
#include "app/session/tenantsession.h"
#include "app/tenant/cloud.h"

#include <QString>

#include <optional>

namespace keyturn {

class Settings;

/// Which tenant, as whom, over which way: the settings of a home, with those of a tenant file put
/// in their place where one is given. A tenant file is an ordinary profile with a proxy, an extra
/// authority and a clock to follow.
struct Profile
{
    QString homeId; ///< 8 hex digits
    Cloud cloud;
    TrustSettings trust;
    QString tenantId;
    QString clientId;
    QString workspaceId;
    QString actor;
    QString certificateFile; ///< empty = sign in with a client secret
    QString tenantFile;      ///< empty = a real tenant
    std::optional<TenantFile> tenant;

    /// Names the keychain item of this application's credential; tells nothing of the tenant.
    [[nodiscard]] QString signInItem() const;
};

/// Reads the profile of @p home and keeps what @p tenantFile and @p actor say in its settings.
/// Errors: Invalid (tenant file; code "no-tenant" when the home has no tenant yet), StoreFailed.
/// With TenantNeed::Optional a home may have none, and a remembered tenant file may be gone.
[[nodiscard]] Result<Profile> loadProfile(const QString &home, Settings &settings,
                                          const QString &tenantFile, const QString &actor,
                                          TenantNeed need = TenantNeed::Required);

} // namespace keyturn
