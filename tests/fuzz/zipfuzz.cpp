// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A zip archive; its first four bytes are given, so that none is wasted on finding them.
#include "app/transcripts/importer/importfile.h"
#include "tests/fuzz/walk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace keyturn::transcripts;
    std::string bytes = "PK\x03\x04";
    bytes.append(reinterpret_cast<const char *>(data), size);
    const auto outcome = importBytes(bytes, "fuzz.zip", {});
    fuzz::require(outcome.rows > 0 || outcome.unknownShapes > 0 || !outcome.problems.empty());
    for (const auto &problem : outcome.problems)
        fuzz::require(!problemText(problem.code).empty());
    return 0;
}
