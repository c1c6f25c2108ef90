// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QString>

namespace keyturn {

/// The other side of a walk: the simulated tenant's clock, its ground truth, and the person who
/// acts in its portal.
class TenantSide
{
public:
    /// @p tenantFile holds the line that keyturn-tenant printed. False when it is none.
    [[nodiscard]] bool open(const QString &tenantFile);

    void advance(qint64 seconds);
    /// Pastes @p value into the form at @p page, as a browser sends it.
    [[nodiscard]] bool paste(const QString &page, const QString &value);
    /// A person saves again the environment variable that @p connector reads.
    [[nodiscard]] bool saveAgain(const QString &connector);
    /// Ids of agents with the profile @p profile.
    [[nodiscard]] QStringList agentsWithProfile(const QString &profile);

    struct Truth
    {
        qint64 requests = 0;
        qint64 refused = 0;
        double secondsWithoutValid = 0;
    };
    /// Over every credential of the agent with this id.
    [[nodiscard]] Truth truthOf(const QString &agent);

private:
    [[nodiscard]] QByteArray get(const QString &path);
    [[nodiscard]] int post(const QString &url, const QByteArray &type, const QByteArray &body);

    QNetworkAccessManager m_network;
    QString m_base;
};

} // namespace keyturn
