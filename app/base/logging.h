// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLoggingCategory>
#include <QString>

namespace keyturn {

Q_DECLARE_LOGGING_CATEGORY(lcHttp)
Q_DECLARE_LOGGING_CATEGORY(lcIdentity)
Q_DECLARE_LOGGING_CATEGORY(lcKeychain)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcInventory)
Q_DECLARE_LOGGING_CATEGORY(lcRotation)
Q_DECLARE_LOGGING_CATEGORY(lcSession)
Q_DECLARE_LOGGING_CATEGORY(lcTranscripts)

/// Replaces what looks like a secret (bearer tokens, JWTs, client secrets, keys, SAS signatures)
/// by "[redacted]". The last net below the rule that no secret is ever handed to a log.
[[nodiscard]] QByteArray redacted(const QByteArray &line);

/// Writes every message, redacted, to @p file (mode 0600, rotated at 4 MiB, two kept) and,
/// for warnings and above, to stderr. Call once, before the first message.
void installLogging(const QString &file);

} // namespace keyturn
