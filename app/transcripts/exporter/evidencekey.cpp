// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/evidencekey.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t keyBytes = 32;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Error failure(const char *what)
{
    return Error::of(ErrorKind::StoreFailed, QStringLiteral("openssl"), QLatin1String(what));
}

Key keyFrom(const Secret &secret)
{
    const std::string_view bytes = secret.view();
    if (bytes.size() != keyBytes)
        return {nullptr, EVP_PKEY_free};
    return {EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr,
                                         reinterpret_cast<const unsigned char *>(bytes.data()),
                                         bytes.size()),
            EVP_PKEY_free};
}

} // namespace

Result<Secret> newEvidenceKey()
{
    unsigned char bytes[keyBytes];
    if (RAND_priv_bytes(bytes, sizeof bytes) != 1)
        return std::unexpected(failure("random"));
    const std::span<char> written(reinterpret_cast<char *>(bytes), sizeof bytes);
    Secret key = Secret::copyOf({written.data(), written.size()});
    wipe(written);
    return key;
}

Result<QByteArray> evidencePublicKey(const Secret &secret)
{
    const Key key = keyFrom(secret);
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), BIO_free);
    if (!key || !memory || PEM_write_bio_PUBKEY(memory.get(), key.get()) != 1)
        return std::unexpected(failure("key"));
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return QByteArray(data, size);
}

Result<QByteArray> evidenceSignature(const Secret &secret, const QByteArray &bytes)
{
    const Key key = keyFrom(secret);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    std::size_t size = 64;
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    const bool isSigned =
        key && context &&
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                       reinterpret_cast<const unsigned char *>(bytes.constData()),
                       static_cast<std::size_t>(bytes.size())) == 1;
    if (!isSigned)
        return std::unexpected(failure("sign"));
    return signature;
}

} // namespace keyturn::transcripts
