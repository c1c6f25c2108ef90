// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/transcript.h"

#include <string>
#include <string_view>

namespace keyturn {

/// What a row is known by in its source: the bytes of its GUID, its id as it is, or its hash.
[[nodiscard]] std::string identityOf(const PreparedRow &row);
[[nodiscard]] std::string identityOf(const std::string &transcriptId);
/// A hash as bytes.
[[nodiscard]] std::string_view bytesOf(const std::array<std::uint8_t, 32> &hash);

} // namespace keyturn
