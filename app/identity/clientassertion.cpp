// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/clientassertion.h"

#include "app/base/json.h"

#include <QUuid>

#include <array>
#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace keyturn {

namespace {

template<auto Free>
struct Deleter
{
    template<typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Bio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;

constexpr std::chrono::seconds lifetime = std::chrono::minutes(8);
constexpr std::chrono::seconds clockTolerance = std::chrono::minutes(1);

/// An encrypted key is refused rather than asked for on the terminal.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

Key readKey(const Secret &bytes)
{
    const std::string_view text = bytes.view();
    const Bio bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &noPassphrase, nullptr));
    if (key)
        return key;
    const auto *der = reinterpret_cast<const unsigned char *>(text.data());
    return Key(d2i_AutoPrivateKey(nullptr, &der, static_cast<long>(text.size())));
}

Certificate readCertificate(const QByteArray &bytes)
{
    const Bio bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
    Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, &noPassphrase, nullptr));
    if (certificate)
        return certificate;
    const auto *der = reinterpret_cast<const unsigned char *>(bytes.constData());
    return Certificate(d2i_X509(nullptr, &der, static_cast<long>(bytes.size())));
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray thumbprint(X509 *certificate)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &length) != 1)
        return {};
    return {reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(length)};
}

/// RSASSA-PSS with SHA-256, a salt as long as the digest.
QByteArray signPs256(EVP_PKEY *key, const QByteArray &message)
{
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *parameters = nullptr;
    if (EVP_DigestSignInit(context.get(), &parameters, EVP_sha256(), nullptr, key) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) != 1 ||
        EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_DIGEST) != 1)
        return {};
    const auto *bytes = reinterpret_cast<const unsigned char *>(message.constData());
    const auto size = static_cast<std::size_t>(message.size());
    std::size_t length = 0;
    if (EVP_DigestSign(context.get(), nullptr, &length, bytes, size) != 1)
        return {};
    QByteArray signature(static_cast<qsizetype>(length), Qt::Uninitialized);
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length,
                       bytes, size) != 1)
        return {};
    signature.truncate(static_cast<qsizetype>(length));
    return signature;
}

QByteArray claims(const QString &clientId, const QString &audience, TimePoint now)
{
    const qint64 at = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    JsonWriter writer;
    writer.beginObject()
        .member("aud", audience)
        .member("iss", clientId)
        .member("sub", clientId)
        .member("jti", QUuid::createUuid().toString(QUuid::WithoutBraces))
        .member("nbf", at - clockTolerance.count())
        .member("iat", at)
        .member("exp", at + lifetime.count())
        .endObject();
    return writer.take();
}

std::unexpected<Error> invalid(const char *code)
{
    return std::unexpected(
        Error::invalid(QStringLiteral("certificate sign-in"), QLatin1String(code)));
}

} // namespace

Result<Secret> signClientAssertion(const Secret &privateKey, const QByteArray &certificate,
                                   const QString &clientId, const QString &audience, TimePoint now)
{
    const Key key = readKey(privateKey);
    if (!key || EVP_PKEY_base_id(key.get()) != EVP_PKEY_RSA)
        return invalid("private-key");
    const Certificate x509 = readCertificate(certificate);
    if (!x509)
        return invalid("certificate");
    if (X509_check_private_key(x509.get(), key.get()) != 1)
        return invalid("key-mismatch");

    JsonWriter header;
    header.beginObject()
        .member("alg", "PS256")
        .member("typ", "JWT")
        .member("x5t#S256", QString::fromLatin1(base64Url(thumbprint(x509.get()))))
        .endObject();
    const QByteArray message =
        base64Url(header.take()) + '.' + base64Url(claims(clientId, audience, now));
    QByteArray signature = signPs256(key.get(), message);
    if (signature.isEmpty())
        return invalid("private-key");
    return Secret::taking(QByteArray(message + '.' + base64Url(signature)));
}

} // namespace keyturn
