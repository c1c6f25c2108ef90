// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secret.h"

#include <QByteArray>
#include <QString>

namespace keyturn {

/// A client assertion (RFC 7523) as Entra asks for it: PS256 and x5t#S256. Valid for 8 minutes from
/// @p now. Error: Invalid with code "private-key" or "certificate".
[[nodiscard]] Result<Secret> signClientAssertion(const Secret &privateKey,
                                                 const QByteArray &certificate,
                                                 const QString &clientId, const QString &audience,
                                                 TimePoint now);

} // namespace keyturn
