// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/logchain.h"

#include "app/base/enforce.h"
#include "app/store/canonical.h"

#include <array>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string_view>

namespace keyturn {

namespace {

constexpr int digestSize = 32;
using Digest = std::array<unsigned char, digestSize>;

QByteArray bytesOf(const Digest &digest)
{
    QByteArray bytes(digestSize, '\0');
    std::copy(digest.begin(), digest.end(), bytes.begin());
    return bytes;
}

QByteArray sha256(std::string_view bytes)
{
    Digest digest{};
    const int done =
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    ENFORCE(done == 1, "SHA-256 is at hand");
    return bytesOf(digest);
}

} // namespace

QByteArray chainStart()
{
    return QByteArray(digestSize, '\0');
}

QByteArray chained(const QByteArray &before, const Fact &fact)
{
    return sha256(before.toStdString() + canonicalFact(fact));
}

QByteArray hashOf(const LogRow &row)
{
    return sha256(canonicalRow(row));
}

QByteArray sealOf(const QByteArray &hash, const Secret &key)
{
    if (key.isEmpty())
        return {};
    const std::string input = hash.toStdString();
    Digest digest{};
    unsigned int size = 0;
    const std::basic_string<unsigned char> message(input.begin(), input.end());
    const auto *done = HMAC(EVP_sha256(), key.view().data(), static_cast<int>(key.size()),
                            message.data(), message.size(), digest.data(), &size);
    ENFORCE(done != nullptr && size == digestSize, "HMAC-SHA-256 is at hand");
    return bytesOf(digest);
}

bool isLogged(FactKind kind)
{
    switch (kind) {
    case FactKind::Planned:
    case FactKind::Started:
    case FactKind::Accepted:
    case FactKind::ValueLeft:
    case FactKind::Answered:
    case FactKind::Verified:
    case FactKind::Skipped:
    case FactKind::Attested:
    case FactKind::Approved:
    case FactKind::Commanded:
    case FactKind::HandedOver:
    case FactKind::Stuck:
    case FactKind::Ended:
    case FactKind::Reopened:
    case FactKind::Note:
        return true;
    // Readings, intents and waits are covered by the chain of the journal.
    case FactKind::Intended:
    case FactKind::Probed:
    case FactKind::Observed:
    case FactKind::Holding:
    case FactKind::Waiting:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace keyturn
