// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"
#include "app/session/tenantclock.h"

#include <QByteArray>
#include <QString>

namespace keyturn {

/// The line that keyturn-tenant prints, without its secrets.
/// Invariant: no secret of the file reaches a QString or a JSON parser; each is cut out of the
/// bytes first, and the bytes are wiped.
struct TenantFile
{
    int port = 0;
    QString caFile;
    QString tenantId;
    QString clientId;
    QString portalUrl;
    QString workspaceId;     ///< may be empty
    QString certificateFile; ///< of the client; may be empty
    QString keyFile;         ///< the certificate's private key; may be empty
    ClockLine start;

    /// Errors: Invalid with the file as subject and code "unreadable", "json" or a member's name.
    static Result<TenantFile> read(const QString &file);
    /// Errors: those of read(); code "clientSecret" when it holds none.
    static Result<Secret> readClientSecret(const QString &file);
    /// The private key that the tenant file names, as PEM. Errors: those of read().
    static Result<Secret> readClientKey(const QString &file);
};

/// Overwrites the text of every member @p name in @p json with blanks; returns the first text.
/// Understands the escapes \" \\ and \/ alone, which is all that such values need.
[[nodiscard]] Secret cutMember(QByteArray &json, const QByteArray &name);

} // namespace keyturn
