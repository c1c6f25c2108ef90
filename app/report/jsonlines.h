// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/records.h"

#include <QIODevice>

namespace keyturn {

/// The log as JSON Lines: each row canonical, with its hash and seal, then a line with the head.
/// Whoever wants to check it without Keyturn takes "hash" and "seal" out of a line, writes the rest
/// as canonical JSON again (app/store/canonical.h) and compares its SHA-256 with "hash".
[[nodiscard]] Result<LogHead> writeJsonLines(Records &records, QIODevice &out, TimePoint at);
[[nodiscard]] Result<LogCheck> verifyJsonLines(QIODevice &in, const LogWitness &witness);
/// The head in a last line as written above; empty when it is none.
[[nodiscard]] std::optional<LogHead> headFromJson(const QByteArray &line);

} // namespace keyturn
