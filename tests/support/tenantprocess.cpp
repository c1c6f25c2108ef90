// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tenantprocess.h"

#include "tests/support/await.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>

namespace keyturn::test {

namespace {

Json parsed(const QByteArray &bytes)
{
    return Json::parse(bytes.toStdString()).value_or(Json());
}

QByteArray finished(QNetworkReply *reply)
{
    spinUntil([reply] { return reply->isFinished(); }, std::chrono::seconds(60));
    const QByteArray body = reply->readAll();
    delete reply;
    return body;
}

QNetworkRequest requestFor(const Json &line, const QString &name)
{
    QNetworkRequest request(
        QUrl(QStringLiteral("http://127.0.0.1:%1/_tenant/%2").arg(line.number("port")).arg(name)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    return request;
}

} // namespace

TenantProcess::TenantProcess(const QStringList &flags)
{
    const QString program =
        QString::fromLocal8Bit(qgetenv("KEYTURN_BIN_DIR")) + QStringLiteral("/keyturn-tenant");
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(program, QStringList{QStringLiteral("--port"), QStringLiteral("0"),
                                         QStringLiteral("--die-with-parent")} +
                                 flags);
    const auto hasLine = [this] { return m_process.canReadLine(); };
    if (!m_process.waitForStarted(10'000) || !spinUntil(hasLine, std::chrono::seconds(30))) {
        m_failure = program + QStringLiteral(" did not start: ") +
                    QString::fromLocal8Bit(m_process.readAllStandardError());
        return;
    }
    m_line = parsed(m_process.readLine());
}

TenantProcess::~TenantProcess()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished(5'000);
}

TrustSettings TenantProcess::trust() const
{
    TrustSettings trust;
    trust.proxyUrl = QStringLiteral("http://127.0.0.1:%1").arg(m_line.number("port"));
    trust.extraCaFile = m_line.text("caFile");
    return trust;
}

QByteArray TenantProcess::getText(const QString &name) const
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy::NoProxy);
    return finished(network.get(requestFor(m_line, name)));
}

Json TenantProcess::get(const QString &name) const
{
    return parsed(getText(name));
}

Json TenantProcess::post(const QString &name, const QByteArray &body) const
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy::NoProxy);
    return parsed(finished(network.post(requestFor(m_line, name), body)));
}

void TenantProcess::fault(const QString &operation, const QString &kind, int occurrence,
                          const QByteArray &more) const
{
    JsonWriter writer;
    writer.beginArray().beginObject();
    writer.member("operation", operation).member("kind", kind).member("occurrence", occurrence);
    QByteArray text = writer.endObject().endArray().take();
    if (!more.isEmpty())
        text.replace("}]", ',' + more + "}]");
    post(QStringLiteral("faults"), text);
}

void TenantProcess::forgetFaults() const
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy::NoProxy);
    finished(network.deleteResource(requestFor(m_line, QStringLiteral("faults"))));
}

TenantTime::TenantTime(const TenantProcess &tenant)
    : m_tenant(tenant)
{
    read();
}

void TenantTime::read()
{
    m_base = fromIso(m_tenant.get(QStringLiteral("clock")).text("now"));
    m_since.start();
}

TimePoint TenantTime::now() const
{
    return m_base + Millis(m_since.elapsed());
}

Millis TenantTime::wallUntil(TimePoint when) const
{
    return std::max(when - now(), Millis(0));
}

void TenantTime::advance(std::chrono::seconds by)
{
    m_tenant.post(QStringLiteral("clock"),
                  "{\"advanceSeconds\":" + QByteArray::number(qint64{by.count()}) + '}');
    read();
    Q_EMIT jumped();
}

} // namespace keyturn::test
