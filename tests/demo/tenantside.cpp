// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/tenantside.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTest>
#include <QUrl>

namespace keyturn {

namespace {

constexpr int patienceMs = 60000;
const auto asJson = QByteArrayLiteral("application/json");

QJsonObject objectOf(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

} // namespace

bool TenantSide::open(const QString &tenantFile)
{
    QFile file(tenantFile);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const int port = objectOf(file.readLine()).value(QLatin1String("port")).toInt();
    m_base = QStringLiteral("http://127.0.0.1:%1").arg(port);
    m_network.setProxy(QNetworkProxy::NoProxy);
    return port > 0;
}

QByteArray TenantSide::get(const QString &path)
{
    QNetworkReply *reply = m_network.get(QNetworkRequest(QUrl(m_base + path)));
    const bool answered = QTest::qWaitFor([reply] { return reply->isFinished(); }, patienceMs);
    const QByteArray body = answered ? reply->readAll() : QByteArray();
    reply->deleteLater();
    return body;
}

int TenantSide::post(const QString &url, const QByteArray &type, const QByteArray &body)
{
    QNetworkRequest request{QUrl(url)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = m_network.post(request, body);
    const bool answered = QTest::qWaitFor([reply] { return reply->isFinished(); }, patienceMs);
    const int status =
        answered ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
    reply->deleteLater();
    return status;
}

void TenantSide::advance(qint64 seconds)
{
    const QJsonObject order{{QStringLiteral("advanceSeconds"), seconds}};
    static_cast<void>(post(m_base + QStringLiteral("/_tenant/clock"), asJson,
                           QJsonDocument(order).toJson(QJsonDocument::Compact)));
}

bool TenantSide::paste(const QString &page, const QString &value)
{
    const int status = post(page, QByteArrayLiteral("application/x-www-form-urlencoded"),
                            QByteArrayLiteral("clientSecret=") + QUrl::toPercentEncoding(value));
    return status >= 200 && status < 400;
}

bool TenantSide::saveAgain(const QString &connector)
{
    QString variable;
    const QJsonArray connectors = objectOf(get(QStringLiteral("/_tenant/state")))
                                      .value(QLatin1String("connectors"))
                                      .toArray();
    for (const auto &row : connectors) {
        const QJsonObject one = row.toObject();
        const bool meant = one.value(QLatin1String("displayName")).toString() == connector ||
                           one.value(QLatin1String("name")).toString() == connector;
        if (meant)
            variable = one.value(QLatin1String("secretVariable")).toString();
    }
    const QJsonObject order{{QStringLiteral("do"), QStringLiteral("re-save")},
                            {QStringLiteral("variable"), variable}};
    return post(m_base + QStringLiteral("/_tenant/people"), asJson,
                QJsonDocument(order).toJson(QJsonDocument::Compact)) == 200;
}

QStringList TenantSide::agentsWithProfile(const QString &profile)
{
    QStringList names;
    const QJsonArray agents =
        objectOf(get(QStringLiteral("/_tenant/state"))).value(QLatin1String("agents")).toArray();
    for (const auto &agent : agents) {
        if (agent.toObject().value(QLatin1String("profile")).toString() == profile)
            names.append(agent.toObject().value(QLatin1String("id")).toString());
    }
    return names;
}

TenantSide::Truth TenantSide::truthOf(const QString &agent)
{
    Truth truth;
    const QJsonArray rows = objectOf(get(QStringLiteral("/_tenant/traffic")))
                                .value(QLatin1String("credentials"))
                                .toArray();
    for (const auto &row : rows) {
        const QJsonObject one = row.toObject();
        if (one.value(QLatin1String("agent")).toString() != agent)
            continue;
        truth.requests += one.value(QLatin1String("requests")).toInteger();
        truth.refused += one.value(QLatin1String("refused")).toInteger();
        truth.secondsWithoutValid += one.value(QLatin1String("secondsWithoutValid")).toDouble();
    }
    return truth;
}

} // namespace keyturn
