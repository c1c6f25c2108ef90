// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/store/logrow.h"

namespace keyturn {

/// 32 zero bytes: what the first row of a chain follows.
[[nodiscard]] QByteArray chainStart();
/// SHA-256 over @p before and the fact's canonical bytes.
[[nodiscard]] QByteArray chained(const QByteArray &before, const Fact &fact);
/// What LogRow::hash must be.
[[nodiscard]] QByteArray hashOf(const LogRow &row);
/// HMAC-SHA-256 over @p hash; empty when there is no key.
[[nodiscard]] QByteArray sealOf(const QByteArray &hash, const Secret &key);

/// The table of what becomes a row of the control log.
[[nodiscard]] bool isLogged(FactKind kind);

} // namespace keyturn
