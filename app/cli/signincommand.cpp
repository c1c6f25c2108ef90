// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/settings.h"
#include "app/cli/commands.h"
#include "app/cli/secretfrom.h"
#include "app/session/homefolder.h"
#include "app/session/namedtenant.h"
#include "app/session/tenantsession.h"

#include <QDir>

namespace keyturn::cli {

Task<Exit> signInCommand(Context context)
{
    Result<Secret> secret = secretFrom(context.arguments->fromFd);
    if (!secret)
        co_return std::unexpected(secret.error());
    const Result<void> kept = co_await finished(context.session->keepSignIn(std::move(*secret)));
    if (!kept)
        co_return std::unexpected(
            kept.error().whileDoing(QStringLiteral("put the secret into the keychain")));
    // At once, while the person who knows the secret is there.
    const Result<void> connected = co_await finished(context.session->connectTenant());
    if (!connected)
        co_return std::unexpected(connected.error());
    context.output->progress(QStringLiteral("It lies in the keychain, and the tenant accepts it."));
    co_return Exit::Done;
}

Result<Exit> setTenant(const Arguments &arguments, const Output &output)
{
    if (const Result<void> made = makeHome(arguments.home); !made)
        return std::unexpected(made.error());
    Settings settings(QDir(arguments.home).filePath(QStringLiteral("settings.ini")));
    const NamedTenant tenant{arguments.tenantId,    arguments.clientId, arguments.certificateFile,
                             arguments.workspaceId, arguments.proxy,    arguments.caFile};
    const Result<void> named = nameTenant(arguments.home, settings, tenant);
    if (!named)
        return std::unexpected(named.error());
    output.progress(QStringLiteral("The home knows its tenant; sign-in set-secret comes next."));
    return Exit::Done;
}

} // namespace keyturn::cli
