// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/trial.h"

#include "app/transcripts/scan/ruleparser.h"

#include <utility>

namespace keyturn::transcripts {

RuleTrial::RuleTrial(Scanner scanner)
    : m_scanner(std::move(scanner))
{}

std::expected<RuleTrial, std::vector<RuleProblem>> RuleTrial::of(std::string_view ruleText)
{
    RuleParser parser("the rule", ExamplePolicy::Optional);
    parser.read(ruleText);
    std::vector<RuleProblem> problems = parser.problems();
    if (problems.empty() && parser.rules().empty())
        problems.push_back(
            {"the rule", 1, "the text holds no rule", "begin with \"rule: its-id\""});
    if (!problems.empty())
        return std::unexpected(std::move(problems));
    RuleChoice all;
    all.everything = true;
    return RuleTrial(Scanner(RuleSet::of(std::move(parser.rules())), all));
}

bool RuleTrial::read(std::string_view text, ScanContext where, std::vector<Finding> *found)
{
    m_found.clear();
    m_scanner.scan(text, where, m_found);
    ++m_texts;
    m_textsHit += m_found.empty() ? 0 : 1;
    m_hits += m_found.size();
    if (found)
        found->insert(found->end(), m_found.begin(), m_found.end());
    return !m_found.empty();
}

} // namespace keyturn::transcripts
