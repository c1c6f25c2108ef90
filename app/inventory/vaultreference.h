// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace keyturn {

/// A reference to a Key Vault secret, as environment variables and container apps hold it.
struct VaultReference
{
    QString vaultUri; ///< "https://name.vault.azure.net"
    QString secretName;
    QString version; ///< empty = always the newest

    /// "/subscriptions/.../vaults/{vault}/secrets/{name}[/{version}]" or
    /// "https://{vault}.vault.azure.net/secrets/{name}[/{version}]"; empty when it is neither.
    static std::optional<VaultReference> from(const QString &text);
    [[nodiscard]] bool namesSameSecret(const QString &otherVault, const QString &otherName) const;
    bool operator==(const VaultReference &) const = default;
};

} // namespace keyturn
