// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The key that signs evidence packs: Ed25519, kept in the keychain.

#include "app/base/result.h"
#include "app/base/secret.h"

#include <QByteArray>

namespace keyturn::transcripts {

/// A new private key: 32 bytes. Errors: StoreFailed "openssl".
[[nodiscard]] Result<Secret> newEvidenceKey();
/// The public half as PEM, as openssl reads it.
[[nodiscard]] Result<QByteArray> evidencePublicKey(const Secret &key);
/// The 64 bytes of the signature over @p bytes.
[[nodiscard]] Result<QByteArray> evidenceSignature(const Secret &key, const QByteArray &bytes);

} // namespace keyturn::transcripts
