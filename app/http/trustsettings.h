// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace keyturn {

/// How this profile reaches the world. Invariant: TLS is always checked; an extra authority adds
/// trust and never replaces the system's.
struct TrustSettings
{
    QString proxyUrl;    ///< "http://127.0.0.1:8080"; empty = the system's
    QString extraCaFile; ///< PEM; empty = none
    QString userAgent = QStringLiteral("Keyturn");
    bool operator==(const TrustSettings &) const = default;
};

} // namespace keyturn
