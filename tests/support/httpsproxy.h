// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testauthority.h"

#include <QHash>
#include <QList>
#include <QPair>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>

namespace keyturn::test {

struct ServedRequest
{
    QString host;
    QByteArray method;
    QByteArray target; ///< path and query as they came
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    int connection = 0; ///< number of the connection it came over

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

struct ServedAnswer
{
    enum class How { Whole, CutBody, Lost, Never };
    int status = 200;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers = {{"Content-Type", "application/json"}};
    How how = How::Whole;
};

/// An HTTPS proxy that plays every host behind it: the test says what each request is answered.
/// Keeps connections open, as the real services do.
class HttpsProxy : public QTcpServer
{
public:
    using Handler = std::function<ServedAnswer(const ServedRequest &)>;

    explicit HttpsProxy(Handler handler);

    [[nodiscard]] QString url() const;
    [[nodiscard]] const QList<ServedRequest> &seen() const { return m_seen; }
    [[nodiscard]] QByteArray authorityPem() const { return m_authority.certificatePem(); }
    void setHandler(Handler handler) { m_handler = std::move(handler); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Connection
    {
        QString host;
        QByteArray buffer;
        int number = 0;
    };
    void read(QSslSocket *socket);
    bool openTunnel(QSslSocket *socket, Connection &connection);
    bool takeRequest(Connection &connection, ServedRequest &request) const;
    void answer(QSslSocket *socket, const ServedRequest &request);

    TestAuthority m_authority;
    Handler m_handler;
    QList<ServedRequest> m_seen;
    QHash<QSslSocket *, Connection> m_connections;
    QHash<QString, TestAuthority::Leaf> m_leaves;
    int m_count = 0;
};

} // namespace keyturn::test
