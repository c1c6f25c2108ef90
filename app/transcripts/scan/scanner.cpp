// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/scanner.h"

#include "app/transcripts/scan/engine.h"

#include <algorithm>
#include <limits>

namespace keyturn::transcripts {

namespace {

bool takesPart(const Rule &rule, const RuleChoice &choice)
{
    const auto has = [](const std::vector<std::string> &names, const std::string &name) {
        return std::ranges::find(names, name) != names.end();
    };
    if (has(choice.off, rule.id))
        return false;
    return choice.everything || rule.onByDefault || has(choice.on, rule.id) ||
           has(choice.packs, rule.pack);
}

std::vector<Rule> chosen(const RuleSet &rules, const RuleChoice &choice)
{
    std::vector<Rule> taken;
    std::ranges::copy_if(rules.rules(), std::back_inserter(taken),
                         [&](const Rule &rule) { return takesPart(rule, choice); });
    return taken;
}

} // namespace

struct Scanner::Engine : ScanEngine
{
    using ScanEngine::ScanEngine;
};

Scanner::Scanner(const RuleSet &rules, const RuleChoice &choice)
    : m_engine(std::make_unique<const Engine>(chosen(rules, choice)))
{}

Scanner::~Scanner() = default;
Scanner::Scanner(Scanner &&) noexcept = default;
Scanner &Scanner::operator=(Scanner &&) noexcept = default;

void Scanner::scan(std::string_view text, ScanContext where, std::vector<Finding> &out) const
{
    scanCounted(text, where, out);
}

ScanWork Scanner::scanCounted(std::string_view text, ScanContext where,
                              std::vector<Finding> &out) const
{
    thread_local std::vector<Claim> claims;
    ScanWork work;
    claims.clear();
    m_engine->scan(text.substr(0, std::numeric_limits<std::uint32_t>::max()), where, claims, work);
    settleOverlaps(claims);
    for (const Claim &claim : claims)
        out.push_back({claim.rule->id, claim.span.begin, claim.span.end - claim.span.begin,
                       claim.rule->severity, claim.score, claim.how, claim.rule->mask});
    return work;
}

const Rule *Scanner::rule(std::string_view id) const
{
    const auto &rules = m_engine->rules();
    const auto found = std::ranges::find(rules, id, &Rule::id);
    return found == rules.end() ? nullptr : &*found;
}

std::vector<std::string> Scanner::ruleIds() const
{
    std::vector<std::string> ids;
    for (const Rule &rule : m_engine->rules())
        ids.push_back(rule.id);
    return ids;
}

} // namespace keyturn::transcripts
