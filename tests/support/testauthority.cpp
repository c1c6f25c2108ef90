// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testauthority.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace keyturn::test {

namespace {

struct Signed
{
    EVP_PKEY *key = nullptr;
    X509 *certificate = nullptr;
};

void addExtension(X509 *certificate, X509 *issuer, int id, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

/// @p issuer without a key = self-signed.
Signed make(EVP_PKEY *key, const QByteArray &name, const QByteArray &alternativeName,
            const Signed &issuer)
{
    static long serial = 1;
    X509 *certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86400);
    X509_set_pubkey(certificate, key);
    X509_NAME *subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(name.constData()), -1, -1,
                               0);
    const bool isOwn = issuer.key == nullptr;
    X509_set_issuer_name(certificate, isOwn ? subject : X509_get_subject_name(issuer.certificate));
    X509 *signer = isOwn ? certificate : issuer.certificate;
    if (alternativeName.isEmpty())
        addExtension(certificate, signer, NID_basic_constraints, "critical,CA:TRUE");
    else
        addExtension(certificate, signer, NID_subject_alt_name, alternativeName);
    X509_sign(certificate, isOwn ? key : issuer.key, EVP_sha256());
    return {key, certificate};
}

QByteArray taken(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    QByteArray bytes(data, size);
    BIO_free(bio);
    return bytes;
}

QByteArray pemOf(X509 *certificate)
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, certificate);
    return taken(bio);
}

QByteArray pemOf(EVP_PKEY *key)
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    return taken(bio);
}

void release(const Signed &pair)
{
    X509_free(pair.certificate);
    EVP_PKEY_free(pair.key);
}

} // namespace

struct TestAuthority::State
{
    Signed own;
};

TestAuthority::TestAuthority()
    : m_state(std::make_unique<State>())
{
    // A name of its own: among authorities of one name OpenSSL takes the first it meets.
    static int count = 0;
    m_state->own =
        make(EVP_EC_gen("P-256"), "Keyturn test authority " + QByteArray::number(++count), {}, {});
}

TestAuthority::~TestAuthority()
{
    release(m_state->own);
}

TestAuthority::Leaf TestAuthority::leafFor(const QString &host) const
{
    const Signed leaf =
        make(EVP_EC_gen("P-256"), host.left(60).toLatin1(), "DNS:" + host.toLatin1(), m_state->own);
    const Leaf out{QSslCertificate(pemOf(leaf.certificate), QSsl::Pem),
                   QSslKey(pemOf(leaf.key), QSsl::Ec, QSsl::Pem, QSsl::PrivateKey)};
    release(leaf);
    return out;
}

QByteArray TestAuthority::certificatePem() const
{
    return pemOf(m_state->own.certificate);
}

RsaPair makeRsaPair()
{
    const Signed pair = make(EVP_RSA_gen(2048), "mcp", "DNS:mcp.example", {});
    const RsaPair out{pemOf(pair.key), pemOf(pair.certificate)};
    release(pair);
    return out;
}

} // namespace keyturn::test
