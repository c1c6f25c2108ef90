// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A rule file: it is refused with a sentence, or its rules scan a text and their own examples.
#include "app/transcripts/scan/ruleset.h"
#include "app/transcripts/scan/trial.h"
#include "tests/fuzz/scanfuzz.h"

#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace keyturn::transcripts;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto parsed = RuleSet::parse(text, "fuzz.rules");
    if (!parsed) {
        fuzz::require(!parsed.error().empty());
        for (const RuleProblem &problem : parsed.error())
            fuzz::require(problem.line > 0 && !problem.what.empty() && !problem.mend.empty());
    }
    auto trial = RuleTrial::of(text);
    if (!trial)
        return 0;
    trial->read(text, {ScanField::UserSaid, "name"});
    trial->read("4111 1111 1111 1111 DE89 3704 0044 0532 0130 00 a@b.cd password=Abc12345!", {});
    return 0;
}
