// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The content column of a row: whatever it holds, reading it ends in activities or in a named
// problem, and everything that is derived from them can be walked.
#include "app/transcripts/reader/fragment.h"
#include "tests/fuzz/walk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace keyturn::transcripts;
    RawRow raw;
    raw.shape = Shape::DataverseRow;
    raw.name = "fuzz";
    raw.content.assign(reinterpret_cast<const char *>(data), size);
    fuzz::walk(readRow(raw));
    return 0;
}
