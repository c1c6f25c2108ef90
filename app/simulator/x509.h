// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Certificates: the tenant's own CA with a leaf per host, and certificates that applications hold.

#include "app/simulator/message.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <string>

namespace sim {

struct FreePkey
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
struct FreeX509
{
    void operator()(X509 *certificate) const { X509_free(certificate); }
};
using Pkey = std::unique_ptr<EVP_PKEY, FreePkey>;
using Certificate = std::unique_ptr<X509, FreeX509>;

struct KeyPair
{
    Pkey key;
    Certificate certificate;
};

// All are dated in wall time but application certificates, which live in tenant time.
KeyPair makeCa(const std::string &name);
KeyPair makeLeaf(const KeyPair &ca, const std::string &host);
// An RSA key takes a tenth of a second to make, an elliptic one none.
KeyPair makeApplicationCertificate(const std::string &name, TenantMs from, TenantMs to, bool rsa);

std::string toDer(const Certificate &certificate);
std::string toPem(const Certificate &certificate);
std::string toPem(const Pkey &key);
std::string digest(const EVP_MD *algorithm, std::string_view bytes); // raw
std::string toHex(std::string_view bytes);                           // upper case

} // namespace sim
