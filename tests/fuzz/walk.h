// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the fuzz targets share: touch everything that a row gives, and end at once where a promise
// is broken.

#include "app/transcripts/reader/conversation.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace keyturn::transcripts::fuzz {

inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Reads every text of the row, its summary and its conversation.
void walk(const ReadRow &row);

} // namespace keyturn::transcripts::fuzz
