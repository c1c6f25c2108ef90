// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/services/assertion.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace sim {

namespace {

using Json = nlohmann::json;

AssertionVerdict refused(int code, const std::string &message)
{
    return {code, message, nullptr};
}

EVP_PKEY *publicKeyOf(const KeyCredential &key)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(key.certificateDer.data());
    X509 *certificate = d2i_X509(nullptr, &bytes, static_cast<long>(key.certificateDer.size()));
    EVP_PKEY *publicKey = certificate != nullptr ? X509_get_pubkey(certificate) : nullptr;
    X509_free(certificate);
    return publicKey;
}

// PS256 has a salt as long as the digest; RS256 is PKCS#1 v1.5.
bool verifies(const KeyCredential &key, bool pss, std::string_view text, std::string_view signature)
{
    EVP_PKEY *publicKey = publicKeyOf(key);
    if (publicKey == nullptr || EVP_PKEY_get_base_id(publicKey) != EVP_PKEY_RSA) {
        EVP_PKEY_free(publicKey);
        return false;
    }
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *parameters = nullptr;
    bool good = EVP_DigestVerifyInit(context, &parameters, EVP_sha256(), nullptr, publicKey) == 1;
    if (good && pss)
        good = EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) == 1 &&
               EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_DIGEST) == 1;
    good = good &&
           EVP_DigestVerify(context, reinterpret_cast<const unsigned char *>(signature.data()),
                            signature.size(), reinterpret_cast<const unsigned char *>(text.data()),
                            text.size()) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(publicKey);
    return good;
}

Json decoded(std::string_view part)
{
    const auto bytes = base64Decode(part);
    return bytes ? Json::parse(*bytes, nullptr, false) : Json();
}

std::string text(const Json &object, const char *name)
{
    return object.contains(name) && object[name].is_string() ? object[name].get<std::string>()
                                                             : std::string();
}

const KeyCredential *keyWith(const std::vector<const KeyCredential *> &keys, const Json &header)
{
    const std::string sha256 = text(header, "x5t#S256");
    const std::string sha1 = text(header, "x5t");
    for (const KeyCredential *key : keys) {
        if ((!sha256.empty() && sha256 == base64UrlEncode(key->sha256)) ||
            (!sha1.empty() && sha1 == base64UrlEncode(key->sha1)))
            return key;
    }
    return nullptr;
}

AssertionVerdict checkClaims(const Json &claims, const AssertionExpectation &expected)
{
    if (text(claims, "iss") != expected.clientId || text(claims, "sub") != expected.clientId)
        return refused(700021, "Client assertion application identifier doesn't match 'client_id' "
                               "parameter.");
    if (std::ranges::find(expected.audiences, text(claims, "aud")) == expected.audiences.end())
        return refused(700023, "Client assertion audience claim does not match Realm issuer.");
    const auto time = [&](const char *name) {
        return claims.contains(name) && claims[name].is_number() ? claims[name].get<TenantMs>()
                                                                 : TenantMs(0);
    };
    const TenantMs now = expected.now / secondMs;
    // Five minutes of difference between the clocks are forgiven, as the service does.
    constexpr TenantMs forgiven = 300;
    if (time("exp") + forgiven <= now || time("nbf") > now + forgiven)
        return refused(700024, "Client assertion is not within its valid time range.");
    return {};
}

} // namespace

AssertionVerdict checkAssertion(const std::string &jws, const AssertionExpectation &expected)
{
    const auto first = jws.find('.');
    const auto second = first == std::string::npos ? first : jws.find('.', first + 1);
    if (second == std::string::npos)
        return refused(50027, "JWT token is invalid or malformed.");
    const Json header = decoded(std::string_view(jws).substr(0, first));
    const Json claims = decoded(std::string_view(jws).substr(first + 1, second - first - 1));
    const auto signature = base64Decode(std::string_view(jws).substr(second + 1));
    const std::string algorithm = header.is_object() ? text(header, "alg") : std::string();
    if (!claims.is_object() || !signature || (algorithm != "PS256" && algorithm != "RS256"))
        return refused(50027, "JWT token is invalid or malformed.");
    if (!header.contains("x5t") && !header.contains("x5t#S256"))
        return refused(70021, "No matching federated identity record found for presented assertion "
                              "issuer '" +
                                  text(claims, "iss") + "', subject '" + text(claims, "sub") +
                                  "' and audience '" + text(claims, "aud") + "'.");
    const KeyCredential *key = keyWith(expected.keys, header);
    if (key == nullptr)
        return refused(700027,
                       "The certificate with identifier used to sign the client assertion "
                       "is not registered on application. [Reason - The key was not found.]");
    if (key->end <= expected.now || key->start > expected.now)
        return refused(700027, "The certificate used to sign the client assertion is expired on "
                               "application. [Reason - The key used is expired.]");
    if (!verifies(*key, algorithm == "PS256", std::string_view(jws).substr(0, second), *signature))
        return refused(700027, "Client assertion contains an invalid signature.");
    AssertionVerdict verdict = checkClaims(claims, expected);
    if (verdict.code == 0)
        verdict.key = key;
    return verdict;
}

} // namespace sim
