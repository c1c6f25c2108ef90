// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files without a name as what libzip reads from and writes to.

#include <QtGlobal>

#include <zip.h>

namespace keyturn::transcripts {

/// Bytes [offset, offset + length) of an open file; the descriptor outlives the archive.
[[nodiscard]] zip_source_t *rangeSource(zip_t *archive, int descriptor, qint64 offset,
                                        qint64 length);
/// An open, empty file that an archive is written to; the descriptor outlives the archive.
[[nodiscard]] zip_source_t *outputSource(int descriptor, zip_error_t *error);

} // namespace keyturn::transcripts
