// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all, as a file: an outcome whose numbers fit together, and no exception.
#include "app/transcripts/importer/importfile.h"
#include "tests/fuzz/walk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace keyturn::transcripts;
    std::uint64_t unrecognised = 0, recognised = 0;
    const auto outcome = importBytes(
        {reinterpret_cast<const char *>(data), size}, "fuzz", [&](RawRow &&raw, ReadRow &&row) {
            fuzz::require(raw.sourceName.starts_with("fuzz"));
            unrecognised += row.state == ParseState::Unrecognised ? 1 : 0;
            recognised += row.state != ParseState::Unrecognised ? 1 : 0;
        });
    fuzz::require(outcome.unknownShapes == unrecognised);
    fuzz::require(outcome.conversations <= recognised);
    fuzz::require(outcome.turns == outcome.userMessages);
    fuzz::require(outcome.unanswered + outcome.multiReply <= outcome.turns);
    fuzz::require(outcome.greetings <= outcome.botMessages);
    fuzz::require(outcome.userMessages + outcome.redelivered + outcome.botMessages <=
                  outcome.activities);
    return 0;
}
