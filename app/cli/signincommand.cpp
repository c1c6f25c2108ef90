// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/settings.h"
#include "app/cli/commands.h"
#include "app/session/homefolder.h"
#include "app/session/namedtenant.h"
#include "app/session/tenantsession.h"

#include <QDir>

#include <array>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace keyturn::cli {

namespace {

/// Far above any secret or private key.
constexpr std::size_t longestSecret = 64 * 1024;

Error notRead(int descriptor, const char *code)
{
    return Error::invalid(QString::number(descriptor), QLatin1String(code))
        .whileDoing(QStringLiteral("read the secret"));
}

/// Everything up to the end of the descriptor, without the line end that a shell adds.
Result<Secret> readSecret(int descriptor)
{
    QByteArray bytes(static_cast<qsizetype>(longestSecret + 1), Qt::Uninitialized);
    std::size_t size = 0;
    while (size < longestSecret + 1) {
        const ssize_t got = ::read(descriptor, bytes.data() + size, longestSecret + 1 - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            wipe(bytes);
            return std::unexpected(notRead(descriptor, "not-open-for-reading"));
        }
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    std::size_t end = size;
    while (end > 0 && (bytes.at(static_cast<qsizetype>(end - 1)) == '\n' ||
                       bytes.at(static_cast<qsizetype>(end - 1)) == '\r'))
        --end;
    Secret secret = Secret::copyOf({bytes.constData(), end});
    wipe(bytes);
    if (size > longestSecret)
        return std::unexpected(notRead(descriptor, "too-long"));
    if (secret.isEmpty())
        return std::unexpected(notRead(descriptor, "empty"));
    return secret;
}

} // namespace

Task<Exit> signInCommand(Context context)
{
    Result<Secret> secret = readSecret(context.arguments->fromFd);
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
