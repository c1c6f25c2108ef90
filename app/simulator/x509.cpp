// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/x509.h"

#include <array>
#include <ctime>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace sim {

namespace {

constexpr long leafDays = 30;
constexpr int rsaBits = 2048;

void addExtension(X509 *certificate, X509 *issuer, int nid, const std::string &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    if (X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str())) {
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
    }
}

Certificate blank(EVP_PKEY *key, const std::string &name, std::time_t from, std::time_t to)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    std::array<unsigned char, 16> serial{};
    RAND_bytes(serial.data(), static_cast<int>(serial.size()));
    serial[0] &= 0x7F;
    BIGNUM *number = BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
    BN_free(number);
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), from);
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), to);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(name.c_str()), -1, -1, 0);
    return certificate;
}

std::string readAll(BIO *bio)
{
    char *data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    std::string text(data, static_cast<std::size_t>(length));
    BIO_free(bio);
    return text;
}

} // namespace

KeyPair makeCa(const std::string &name)
{
    const std::time_t now = std::time(nullptr);
    KeyPair pair;
    pair.key.reset(EVP_EC_gen("P-256"));
    pair.certificate = blank(pair.key.get(), name, now - 86400, now + 365 * 86400L);
    X509 *certificate = pair.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    addExtension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(certificate, certificate, NID_subject_key_identifier, "hash");
    X509_sign(certificate, pair.key.get(), EVP_sha256());
    return pair;
}

KeyPair makeLeaf(const KeyPair &ca, const std::string &host)
{
    const std::time_t now = std::time(nullptr);
    KeyPair pair;
    pair.key.reset(EVP_EC_gen("P-256"));
    // A common name holds 64 characters; clients look at the alternative name.
    pair.certificate =
        blank(pair.key.get(), host.substr(0, 64), now - 3600, now + leafDays * 86400L);
    X509 *certificate = pair.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(ca.certificate.get()));
    addExtension(certificate, ca.certificate.get(), NID_basic_constraints, "CA:FALSE");
    addExtension(certificate, ca.certificate.get(), NID_ext_key_usage, "serverAuth");
    addExtension(certificate, ca.certificate.get(), NID_subject_alt_name, "DNS:" + host);
    addExtension(certificate, ca.certificate.get(), NID_authority_key_identifier, "keyid");
    X509_sign(certificate, ca.key.get(), EVP_sha256());
    return pair;
}

KeyPair makeApplicationCertificate(const std::string &name, TenantMs from, TenantMs to, bool rsa)
{
    KeyPair pair;
    pair.key.reset(rsa ? EVP_RSA_gen(rsaBits) : EVP_EC_gen("P-256"));
    pair.certificate = blank(pair.key.get(), name, from / secondMs, to / secondMs);
    X509 *certificate = pair.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    X509_sign(certificate, pair.key.get(), EVP_sha256());
    return pair;
}

std::string toDer(const Certificate &certificate)
{
    unsigned char *bytes = nullptr;
    const int length = i2d_X509(certificate.get(), &bytes);
    std::string der(reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return der;
}

std::string toPem(const Certificate &certificate)
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, certificate.get());
    return readAll(bio);
}

std::string toPem(const Pkey &key)
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return readAll(bio);
}

std::string digest(const EVP_MD *algorithm, std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned length = 0;
    EVP_Digest(bytes.data(), bytes.size(), out.data(), &length, algorithm, nullptr);
    return {reinterpret_cast<const char *>(out.data()), length};
}

std::string toHex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

} // namespace sim
