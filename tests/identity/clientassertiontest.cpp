// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/clientassertion.h"

#include "app/base/json.h"
#include "tests/support/testauthority.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

using namespace keyturn;
using namespace keyturn::test;

namespace {

QByteArray decoded(const QByteArray &part)
{
    return QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding);
}

/// OpenSSL's own verification with the certificate's public key.
bool verifies(const QByteArray &message, const QByteArray &signature, const QByteArray &pem)
{
    BIO *bio = BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size()));
    X509 *certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    EVP_PKEY *key = X509_get_pubkey(certificate);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *parameters = nullptr;
    EVP_DigestVerifyInit(context, &parameters, EVP_sha256(), nullptr, key);
    EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING);
    EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, 32);
    const bool good =
        EVP_DigestVerify(context, reinterpret_cast<const unsigned char *>(signature.constData()),
                         static_cast<std::size_t>(signature.size()),
                         reinterpret_cast<const unsigned char *>(message.constData()),
                         static_cast<std::size_t>(message.size())) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    X509_free(certificate);
    BIO_free(bio);
    return good;
}

Secret secretOf(const QByteArray &bytes)
{
    return Secret::copyOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

const QString audience = QStringLiteral("https://login.microsoftonline.com/t/oauth2/v2.0/token");

} // namespace

/// The client assertion of contracts, identity 1.3.
class ClientAssertionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signsWhatEntraAsksFor()
    {
        const RsaPair pair = makeRsaPair();
        const TimePoint now = fromIso(QStringLiteral("2026-11-20T09:00:00Z"));
        const Result<Secret> assertion = signClientAssertion(
            secretOf(pair.keyPem), pair.certificatePem, QStringLiteral("app-1"), audience, now);
        QVERIFY(assertion);
        const QList<QByteArray> parts =
            QByteArray(assertion->view().data(), qsizetype(assertion->size())).split('.');
        QCOMPARE(parts.size(), 3);
        const QByteArray der = QSslCertificate(pair.certificatePem).toDer();
        const QByteArray thumbprint =
            QCryptographicHash::hash(der, QCryptographicHash::Sha256)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QCOMPARE(decoded(parts[0]),
                 "{\"alg\":\"PS256\",\"typ\":\"JWT\",\"x5t#S256\":\"" + thumbprint + "\"}");
        const Result<Json> claims = Json::parse(decoded(parts[1]).toStdString());
        QVERIFY(claims);
        QCOMPARE(claims->text("aud"), audience);
        QCOMPARE(claims->text("iss"), QStringLiteral("app-1"));
        QCOMPARE(claims->text("sub"), QStringLiteral("app-1"));
        QCOMPARE(claims->text("jti").size(), 36);
        const qint64 at = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
        QCOMPARE(claims->number("iat"), at);
        QVERIFY(claims->number("nbf") <= at);
        QVERIFY(claims->number("exp") >= at + 300 && claims->number("exp") <= at + 600);
        QVERIFY(verifies(parts[0] + '.' + parts[1], decoded(parts[2]), pair.certificatePem));
        QVERIFY(!verifies(parts[0] + 'x' + parts[1], decoded(parts[2]), pair.certificatePem));
        for (const QByteArray &part : parts)
            QVERIFY(!part.contains('=') && !part.contains('+') && !part.contains('/'));
    }

    void everyAssertionIsFresh()
    {
        const RsaPair pair = makeRsaPair();
        const auto sign = [&pair] {
            return signClientAssertion(secretOf(pair.keyPem), pair.certificatePem,
                                       QStringLiteral("a"), audience, TimePoint{});
        };
        QVERIFY(!sign()->equals(*sign()));
    }

    void saysWhatIsWrong()
    {
        const RsaPair pair = makeRsaPair();
        const RsaPair other = makeRsaPair();
        const auto codeOf = [](const QByteArray &key, const QByteArray &certificate) {
            const Result<Secret> assertion = signClientAssertion(
                secretOf(key), certificate, QStringLiteral("a"), audience, TimePoint{});
            return assertion ? QString() : assertion.error().code;
        };
        QCOMPARE(codeOf(pair.keyPem, pair.certificatePem), QString());
        QCOMPARE(codeOf("nonsense", pair.certificatePem), QStringLiteral("private-key"));
        QCOMPARE(codeOf("", pair.certificatePem), QStringLiteral("private-key"));
        QCOMPARE(codeOf(pair.keyPem, "nonsense"), QStringLiteral("certificate"));
        QCOMPARE(codeOf(pair.keyPem, other.certificatePem), QStringLiteral("key-mismatch"));
    }

    void readsDerAsWell()
    {
        const RsaPair pair = makeRsaPair();
        const QByteArray der = QSslCertificate(pair.certificatePem).toDer();
        QVERIFY(signClientAssertion(secretOf(pair.keyPem), der, QStringLiteral("a"), audience,
                                    TimePoint{}));
    }
};

QTEST_GUILESS_MAIN(ClientAssertionTest)
#include "clientassertiontest.moc"
