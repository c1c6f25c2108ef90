// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/credential.h"

#include <QByteArray>
#include <QString>

namespace keyturn {

/// The OAuth settings of a custom connector, as its connection parameters show them: never the
/// secret, at most a reference to one.
struct ConnectorSettings
{
    bool isEntraApplication = false; ///< signs in to Entra as an application
    QString clientId;
    FlowKind flow = FlowKind::Unknown;
    QString secretVariable; ///< schema name of a secret environment variable; empty = pasted

    /// Whatever cannot be read yields isEntraApplication = false.
    static ConnectorSettings read(const QByteArray &connectionParameters);
};

} // namespace keyturn
