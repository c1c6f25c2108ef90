// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace keyturn {

/// A Power Platform environment as the admin API lists it.
struct Environment
{
    QString id;
    QString name;
    QString sku;         ///< "Production", "Sandbox", "Developer", ...; as the service spells it
    QString instanceUrl; ///< https://org.crm4.dynamics.com without a trailing slash; empty = no
                         ///< Dataverse
    /// Why its agents could not be read, as Error::facts(); empty when they could.
    QString readError;

    [[nodiscard]] bool isProduction() const
    {
        return sku == QLatin1String("Production") || sku == QLatin1String("Default");
    }
    bool operator==(const Environment &) const = default;
};

} // namespace keyturn

Q_DECLARE_METATYPE(keyturn::Environment)
