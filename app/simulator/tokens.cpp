// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/tokens.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

namespace sim {

using Json = nlohmann::json;

struct Tokens::Key
{
    EVP_PKEY *pkey = EVP_EC_gen("P-256");
    ~Key() { EVP_PKEY_free(pkey); }
};

namespace {

constexpr std::string_view keyId = "tenant-signing-key";

std::string digestSign(EVP_PKEY *key, std::string_view text)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    std::array<unsigned char, 128> buffer{};
    std::size_t length = buffer.size();
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key);
    EVP_DigestSign(context, buffer.data(), &length,
                   reinterpret_cast<const unsigned char *>(text.data()), text.size());
    EVP_MD_CTX_free(context);
    return {reinterpret_cast<const char *>(buffer.data()), length};
}

bool digestVerify(EVP_PKEY *key, std::string_view text, std::string_view signature)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key);
    const int good = EVP_DigestVerify(
        context, reinterpret_cast<const unsigned char *>(signature.data()), signature.size(),
        reinterpret_cast<const unsigned char *>(text.data()), text.size());
    EVP_MD_CTX_free(context);
    return good == 1;
}

// The two halves of a JWS signature are fixed-width numbers, OpenSSL's is DER.
std::string toRaw(const std::string &der)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.data());
    ECDSA_SIG *signature = d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size()));
    std::array<unsigned char, 64> raw{};
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), raw.data(), 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), raw.data() + 32, 32);
    ECDSA_SIG_free(signature);
    return {reinterpret_cast<const char *>(raw.data()), raw.size()};
}

std::string toDer(const std::string &raw)
{
    if (raw.size() != 64)
        return {};
    const auto *bytes = reinterpret_cast<const unsigned char *>(raw.data());
    ECDSA_SIG *signature = ECDSA_SIG_new();
    ECDSA_SIG_set0(signature, BN_bin2bn(bytes, 32, nullptr), BN_bin2bn(bytes + 32, 32, nullptr));
    unsigned char *out = nullptr;
    const int length = i2d_ECDSA_SIG(signature, &out);
    std::string der(reinterpret_cast<const char *>(out), static_cast<std::size_t>(length));
    OPENSSL_free(out);
    ECDSA_SIG_free(signature);
    return der;
}

std::string coordinate(EVP_PKEY *key, const char *name)
{
    BIGNUM *number = nullptr;
    EVP_PKEY_get_bn_param(key, name, &number);
    std::array<unsigned char, 32> raw{};
    BN_bn2binpad(number, raw.data(), 32);
    BN_free(number);
    return base64UrlEncode({reinterpret_cast<const char *>(raw.data()), raw.size()});
}

std::string_view withoutSlash(std::string_view audience)
{
    if (audience.ends_with('/'))
        audience.remove_suffix(1);
    return audience;
}

} // namespace

bool Caller::hasAnyRole(std::initializer_list<std::string> any) const
{
    return std::ranges::any_of(any, [&](const std::string &role) { return roles.contains(role); });
}

Tokens::Tokens(const TenantClock &clock, std::string tenantId)
    : m_clock(clock)
    , m_tenantId(std::move(tenantId))
    , m_key(std::make_unique<Key>())
{}

Tokens::~Tokens() = default;

std::string Tokens::issue(const Caller &caller, TenantMs issuedAt) const
{
    const Json header{{"typ", "JWT"}, {"alg", "ES256"}, {"kid", keyId}};
    Json claims{{"aud", caller.audience},
                {"iss", "https://sts.windows.net/" + m_tenantId + "/"},
                {"iat", issuedAt / secondMs},
                {"nbf", issuedAt / secondMs},
                {"exp", caller.expires / secondMs},
                {"appid", caller.appId},
                {"idtyp", "app"},
                {"oid", caller.objectId},
                {"sub", caller.objectId},
                {"tid", m_tenantId},
                {"uti", caller.tokenId},
                {"ver", "1.0"}};
    if (!caller.roles.empty())
        claims["roles"] = caller.roles;
    const std::string text = base64UrlEncode(header.dump()) + "." + base64UrlEncode(claims.dump());
    return text + "." + base64UrlEncode(toRaw(digestSign(m_key->pkey, text)));
}

std::expected<Caller, TokenProblem>
Tokens::check(const Request &request, std::initializer_list<std::string> audiences) const
{
    const std::string token = request.bearer();
    if (token.empty())
        return std::unexpected(TokenProblem::Missing);
    const auto first = token.find('.');
    const auto second = first == std::string::npos ? first : token.find('.', first + 1);
    if (second == std::string::npos)
        return std::unexpected(TokenProblem::Malformed);
    const auto payload =
        base64Decode(std::string_view(token).substr(first + 1, second - first - 1));
    const auto signature = base64Decode(std::string_view(token).substr(second + 1));
    const Json claims = payload ? Json::parse(*payload, nullptr, false) : Json();
    if (!signature || !claims.is_object())
        return std::unexpected(TokenProblem::Malformed);
    if (!digestVerify(m_key->pkey, std::string_view(token).substr(0, second), toDer(*signature)))
        return std::unexpected(TokenProblem::BadSignature);

    Caller caller;
    caller.audience = claims.at("aud");
    caller.appId = claims.at("appid");
    caller.objectId = claims.at("oid");
    caller.tokenId = claims.at("uti");
    caller.expires = claims.at("exp").get<TenantMs>() * secondMs;
    if (claims.contains("roles"))
        caller.roles = claims.at("roles").get<std::set<std::string>>();
    if (request.hints.tokenExpired || caller.expires <= m_clock.now() + request.hints.clockSkewMs)
        return std::unexpected(TokenProblem::Expired);
    const bool fits = std::ranges::any_of(audiences, [&](const std::string &audience) {
        return withoutSlash(audience) == withoutSlash(caller.audience);
    });
    if (!fits)
        return std::unexpected(TokenProblem::WrongAudience);
    return caller;
}

std::string Tokens::publicJwk() const
{
    const Json jwk{{"kty", "EC"},
                   {"use", "sig"},
                   {"kid", keyId},
                   {"crv", "P-256"},
                   {"alg", "ES256"},
                   {"x", coordinate(m_key->pkey, OSSL_PKEY_PARAM_EC_PUB_X)},
                   {"y", coordinate(m_key->pkey, OSSL_PKEY_PARAM_EC_PUB_Y)}};
    return jwk.dump();
}

} // namespace sim
