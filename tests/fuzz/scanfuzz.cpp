// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A text of a conversation, in the field that its first byte names: findings lie in order inside of
// it, and nothing is found in what is redacted.
#include "tests/fuzz/scanfuzz.h"

#include "app/transcripts/scan/masking.h"
#include "app/transcripts/scan/ruleset.h"
#include "app/transcripts/scan/scanner.h"

#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace keyturn::transcripts;
    static const Scanner scanner = [] {
        RuleChoice all;
        all.everything = true;
        return Scanner(*RuleSet::load(), all);
    }();
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data + 1), size - 1);
    const ScanContext where = {static_cast<ScanField>(data[0] % scanFieldCount), {}};
    std::vector<Finding> found;
    const ScanWork work = scanner.scanCounted(text, where, found);
    fuzz::require(work.bytesDecoded <= 3 * 2 * text.size() + 64);
    std::size_t at = 0;
    for (const Finding &finding : found) {
        fuzz::require(finding.begin >= at && finding.length > 0);
        at = finding.begin + finding.length;
        fuzz::require(at <= text.size() && scanner.rule(finding.ruleId) != nullptr);
        fuzz::require(finding.score >= 50 && finding.score <= 100);
    }
    (void)maskedText(text, found);
    Pseudonymiser names(scanner);
    const std::string redacted = names.redacted(text, where);
    found.clear();
    scanner.scan(redacted, where, found);
    fuzz::require(found.empty());
    return 0;
}
