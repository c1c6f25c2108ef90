// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A row object or a document: its columns, its shape, and the same row again from its bytes.
#include "tests/fuzz/walk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace keyturn::transcripts;
    const std::string text(reinterpret_cast<const char *>(data), size);
    const RawRow row = rowFrom(text);
    fuzz::walk(readRow(row));
    const RawRow document = rowOfDocument(text, "fuzz");
    const ReadRow read = readRow(document);
    fuzz::walk(read);
    const ReadRow again = readRow(restoredRow(document.shape, document.bytes, "fuzz"));
    fuzz::require(again.activities.size() == read.activities.size());
    fuzz::require(again.state == read.state || document.shape == Shape::Unknown);
    (void)displayIdOf(row.name, read.meta.botId);
    (void)maskedSample(text);
    return 0;
}
