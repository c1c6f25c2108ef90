// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>

#include <memory>

namespace keyturn::test {

/// A certificate authority that lives for one test.
class TestAuthority
{
public:
    TestAuthority();
    ~TestAuthority();

    struct Leaf
    {
        QSslCertificate certificate;
        QSslKey key;
    };
    [[nodiscard]] Leaf leafFor(const QString &host) const;
    [[nodiscard]] QByteArray certificatePem() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// A self-signed RSA certificate with its private key, both PEM: what an application signs in with.
struct RsaPair
{
    QByteArray keyPem;
    QByteArray certificatePem;
};
[[nodiscard]] RsaPair makeRsaPair();

} // namespace keyturn::test
