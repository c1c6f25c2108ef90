// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/secretfrom.h"

#include <cerrno>
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

} // namespace

Result<Secret> secretFrom(int descriptor)
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

} // namespace keyturn::cli
