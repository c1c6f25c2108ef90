// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads rule files. The format is told in resources/scan/README.md.

#include "app/transcripts/scan/ruleset.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace keyturn::transcripts {

enum class ExamplePolicy {
    TwoOfEach, ///< a rule without two hits and two misses is an error
    Optional   ///< for a rule that is being written
};

class RuleParser
{
public:
    RuleParser(std::string file, ExamplePolicy policy);

    /// Reads the whole text; what was wrong is in problems().
    void read(std::string_view text);

    [[nodiscard]] std::vector<Rule> &rules() { return m_rules; }
    [[nodiscard]] const std::vector<RuleProblem> &problems() const { return m_problems; }

private:
    enum class Edges { Word, None };
    using Take = void (RuleParser::*)(std::string_view value);

    static const std::map<std::string_view, Take, std::less<>> &keys();

    void readLine(std::string_view line);
    void readPair(std::string_view key, std::string_view value);
    void beginRule(std::string_view id);
    void endRule();
    void checkRule();
    void compilePatterns();
    void compilePattern(std::string_view written, std::uint32_t line);
    void problem(std::string what, std::string mend);
    void problemAt(std::uint32_t line, std::string what, std::string mend);
    std::optional<std::string> withWords(std::string_view pattern, std::uint32_t line);

    void addWords(std::string_view value, std::vector<std::string> &words);

    void takeFamily(std::string_view value);
    void takeWords(std::string_view value);
    void takeTitle(std::string_view value);
    void takeSeverity(std::string_view value);
    void takeProof(std::string_view value);
    void takeMask(std::string_view value);
    void takeKind(std::string_view value);
    void takePack(std::string_view value);
    void takeDefault(std::string_view value);
    void takeCheck(std::string_view value);
    void takeScore(std::string_view value);
    void takeFields(std::string_view value);
    void takeMatch(std::string_view value);
    void takeEdges(std::string_view value);
    void takeNeeds(std::string_view value);
    void takePattern(std::string_view value);
    void takeContext(std::string_view value);
    void takeDeny(std::string_view value);
    void takeHit(std::string_view value);
    void takeMiss(std::string_view value);

    std::string m_file;
    ExamplePolicy m_policy;
    std::uint32_t m_line = 0;
    RuleFamily m_family = RuleFamily::Personal;
    std::map<std::string, std::vector<std::string>, std::less<>> m_words;
    std::optional<Rule> m_rule;
    std::optional<bool> m_default;
    Edges m_edges = Edges::Word;
    std::vector<std::pair<std::string, std::uint32_t>> m_written; ///< patterns and their lines
    std::vector<Rule> m_rules;
    std::vector<RuleProblem> m_problems;
};

} // namespace keyturn::transcripts
