// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a fuzz target of the scan ends where a promise is broken.

#include <cstdint>
#include <cstdlib>

namespace keyturn::transcripts::fuzz {

inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace keyturn::transcripts::fuzz
