// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/connections.h"

#include <QCryptographicHash>
#include <QFile>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QSet>
#include <QSslCertificate>
#include <QUrl>

namespace keyturn {

namespace {

class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return systemProxyForQuery(query);
    }
};

Error trustFailure(const char *code, const QString &subject)
{
    return Error::of(ErrorKind::Invalid, QStringLiteral("trust"), QLatin1String(code))
        .about(subject);
}

} // namespace

Connections::Connections(const TrustSettings &trust, int managers)
    : m_trust(trust)
    , m_tls(QSslConfiguration::defaultConfiguration())
{
    const QUrl proxy(trust.proxyUrl, QUrl::StrictMode);
    if (!trust.proxyUrl.isEmpty() &&
        (proxy.scheme() != QLatin1String("http") || proxy.host().isEmpty() || proxy.port() <= 0))
        m_trustError = trustFailure("proxy", trust.proxyUrl);
    if (!trust.extraCaFile.isEmpty()) {
        QFile file(trust.extraCaFile);
        const QList<QSslCertificate> extra = file.open(QIODevice::ReadOnly)
                                                 ? QSslCertificate::fromDevice(&file, QSsl::Pem)
                                                 : QList<QSslCertificate>();
        if (extra.isEmpty())
            m_trustError = trustFailure("ca-file", trust.extraCaFile);
        m_extraAuthorities = extra;
    }
    for (int i = 0; i < managers; ++i)
        m_managers.push_back(fresh());
}

const QSslConfiguration &Connections::tls()
{
    // Naming any authority stops Qt from looking up the system's on demand, so that all must be
    // named; reading them takes longer than the rest of a start and waits for the first call.
    if (!m_extraAuthorities.isEmpty()) {
        QList<QSslCertificate> all = m_extraAuthorities;
        QSet<QByteArray> seen;
        for (const QSslCertificate &each : QSslConfiguration::systemCaCertificates()) {
            const qsizetype before = seen.size();
            seen.insert(each.digest(QCryptographicHash::Sha1));
            if (seen.size() > before)
                all.append(each);
        }
        m_tls.setCaCertificates(all);
        m_extraAuthorities.clear();
    }
    return m_tls;
}

QNetworkAccessManager *Connections::shared()
{
    // In turn: replies differ too little in length to be worth counting.
    m_next = (m_next + 1) % m_managers.size();
    return m_managers[m_next].get();
}

std::unique_ptr<QNetworkAccessManager> Connections::fresh() const
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    const QUrl proxy(m_trust.proxyUrl, QUrl::StrictMode);
    if (proxy.isEmpty()) {
        manager->setProxyFactory(new SystemProxies);
    } else {
        manager->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, proxy.host(),
                                        static_cast<quint16>(proxy.port()), proxy.userName(),
                                        proxy.password()));
    }
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setAutoDeleteReplies(false);
    return manager;
}

} // namespace keyturn
