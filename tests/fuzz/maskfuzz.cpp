// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens are taken out of raw bytes once and for all, and of nothing else.
#include "app/transcripts/reader/tokenmask.h"
#include "tests/fuzz/walk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace keyturn::transcripts;
    const std::string text(reinterpret_cast<const char *>(data), size);
    const std::string masked = withTokensMasked(text);
    fuzz::require(withTokensMasked(masked) == masked);
    if (!mayHoldTokens(text))
        fuzz::require(masked == text);
    return 0;
}
