// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/http/trustsettings.h"

#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <memory>
#include <optional>
#include <vector>

namespace keyturn {

/// The network access managers of one trust configuration. One manager opens at most six
/// connections to a host, so there are several; and it caches TLS settings per host, so trust never
/// changes in the life of this object.
class Connections
{
public:
    Connections(const TrustSettings &trust, int managers);

    [[nodiscard]] const std::optional<Error> &trustError() const { return m_trustError; }
    [[nodiscard]] const QSslConfiguration &tls();
    [[nodiscard]] QByteArray userAgent() const { return m_trust.userAgent.toUtf8(); }
    /// The least busy one.
    [[nodiscard]] QNetworkAccessManager *shared();
    /// One of its own, with no connection open yet.
    [[nodiscard]] std::unique_ptr<QNetworkAccessManager> fresh() const;

private:
    TrustSettings m_trust;
    QSslConfiguration m_tls;
    QList<QSslCertificate> m_extraAuthorities; ///< not yet part of m_tls
    std::optional<Error> m_trustError;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    std::size_t m_next = 0;
};

} // namespace keyturn
