// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpsproxy.h"

#include <QHostAddress>
#include <QSslConfiguration>

namespace keyturn::test {

QByteArray ServedRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpsProxy::HttpsProxy(Handler handler)
    : m_handler(std::move(handler))
{
    listen(QHostAddress::LocalHost);
}

QString HttpsProxy::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(serverPort());
}

void HttpsProxy::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    m_connections[socket].number = ++m_count;
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QSslSocket::disconnected, this, [this, socket] {
        m_connections.remove(socket);
        socket->deleteLater();
    });
}

void HttpsProxy::read(QSslSocket *socket)
{
    if (!m_connections.contains(socket))
        return;
    Connection &connection = m_connections[socket];
    if (connection.host.isEmpty() && !openTunnel(socket, connection))
        return;
    connection.buffer += socket->readAll();
    ServedRequest request;
    if (!takeRequest(connection, request))
        return;
    m_seen.append(request);
    answer(socket, request);
}

bool HttpsProxy::openTunnel(QSslSocket *socket, Connection &connection)
{
    if (!socket->peek(4096).contains("\r\n\r\n"))
        return false;
    const QByteArray head = socket->readAll();
    connection.host = QString::fromLatin1(head.split(' ').value(1).split(':').value(0));
    socket->write("HTTP/1.1 200 Connection established\r\n\r\n");
    if (!m_leaves.contains(connection.host))
        m_leaves.insert(connection.host, m_authority.leafFor(connection.host));
    const TestAuthority::Leaf &leaf = m_leaves[connection.host];
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(leaf.certificate);
    tls.setPrivateKey(leaf.key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->setSslConfiguration(tls);
    socket->startServerEncryption();
    return false;
}

bool HttpsProxy::takeRequest(Connection &connection, ServedRequest &request) const
{
    const qsizetype end = connection.buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = connection.buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.host = connection.host;
    request.connection = connection.number;
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (connection.buffer.size() < end + 4 + length)
        return false;
    request.body = connection.buffer.mid(end + 4, length);
    connection.buffer.remove(0, end + 4 + length);
    return true;
}

void HttpsProxy::answer(QSslSocket *socket, const ServedRequest &request)
{
    const ServedAnswer answer = m_handler(request);
    if (answer.how == ServedAnswer::How::Never)
        return;
    if (answer.how == ServedAnswer::How::Lost) {
        socket->abort();
        return;
    }
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + " Answer\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    if (answer.status != 204)
        bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    bytes += "\r\n";
    const bool isCut = answer.how == ServedAnswer::How::CutBody;
    bytes += isCut ? answer.body.left(answer.body.size() / 2) : answer.body;
    socket->write(bytes);
    if (isCut)
        socket->disconnectFromHost();
}

} // namespace keyturn::test
