// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/examples.h"

#include "app/transcripts/scan/decoding.h"
#include "app/transcripts/scan/escapes.h"
#include "app/transcripts/scan/scanner.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace keyturn::transcripts {

namespace {

constexpr unsigned mostRepeats = 4096;

std::optional<unsigned> numberIn(std::string_view text, int base)
{
    unsigned value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// What stands between braces, or nothing when it is no shorthand.
std::optional<std::string> meaningOf(std::string_view inner)
{
    if (inner == "+")
        return std::string();
    if (inner.starts_with("base64:"))
        return base64Of(inner.substr(7));
    if (inner.starts_with("rot13:"))
        return rot13Of(inner.substr(6));
    if (inner.starts_with("U+")) {
        const auto point = numberIn(inner.substr(2), 16);
        if (!point || *point > 0x10FFFF)
            return std::nullopt;
        std::string character;
        appendUtf8(character, *point);
        return character;
    }
    if (inner.size() > 2 && inner[1] == '*') {
        const auto times = numberIn(inner.substr(2), 10);
        if (times && *times <= mostRepeats)
            return std::string(*times, inner[0]);
    }
    return std::nullopt;
}

bool holds(const Scanner &scanner, const Rule &rule, const std::string &example)
{
    std::vector<Finding> found;
    scanner.scan(example, {rule.exampleField}, found);
    return std::ranges::find(found, rule.id, &Finding::ruleId) != found.end();
}

} // namespace

std::string expandedExample(std::string_view written)
{
    std::string expanded;
    while (!written.empty()) {
        const std::size_t end = written[0] == '{' ? written.find('}') : std::string_view::npos;
        const auto meaning =
            end == std::string_view::npos ? std::nullopt : meaningOf(written.substr(1, end - 1));
        if (meaning)
            expanded += *meaning;
        else
            expanded += written[0];
        written.remove_prefix(meaning ? end + 1 : 1);
    }
    return expanded;
}

std::vector<RuleProblem> brokenExamples(const RuleSet &rules)
{
    std::vector<RuleProblem> broken;
    for (const Rule &rule : rules.rules()) {
        RuleChoice alone;
        for (const Rule &other : rules.rules()) {
            if (other.id != rule.id)
                alone.off.push_back(other.id);
        }
        alone.on = {rule.id};
        const Scanner scanner(rules, alone);
        const auto check = [&](const std::vector<std::string> &examples, bool wanted) {
            for (std::size_t i = 0; i < examples.size(); ++i) {
                if (holds(scanner, rule, examples[i]) == wanted)
                    continue;
                broken.push_back({rule.file, rule.line,
                                  "the rule " + rule.id +
                                      (wanted ? " does not hold on its hit number "
                                              : " holds on its miss number ") +
                                      std::to_string(i + 1),
                                  "change the rule's pattern, words or check, or the example"});
            }
        };
        check(rule.hits, true);
        check(rule.misses, false);
    }
    return broken;
}

} // namespace keyturn::transcripts
