// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/tokensource.h"

namespace keyturn {

/// Who the console is towards the tenant: hands out access tokens for a resource.
/// token(): errors are SignInRefused with the AADSTS code, a keychain's error, or the transport's.
class TokenCredential : public TokenSource
{
public:
    [[nodiscard]] virtual QString tenantId() const = 0;
    /// appId of the application that is signed in: the credential that is never turned by accident.
    [[nodiscard]] virtual QString clientId() const = 0;
};

} // namespace keyturn
