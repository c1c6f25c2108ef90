// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/ruleparser.h"

#include "app/transcripts/scan/expressions.h"
#include "app/transcripts/scan/ruletext.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t longestPattern = 16'000;
constexpr std::size_t mostRules = 1'000;
constexpr std::size_t mostProblems = 50;
constexpr std::uint32_t allFields = (1U << scanFieldCount) - 1;
constexpr std::uint32_t eventField = 1U << static_cast<unsigned>(ScanField::EventSignal);

} // namespace

RuleParser::RuleParser(std::string file, ExamplePolicy policy)
    : m_file(std::move(file))
    , m_policy(policy)
{}

const std::map<std::string_view, RuleParser::Take, std::less<>> &RuleParser::keys()
{
    static const std::map<std::string_view, Take, std::less<>> known = {
        {"family", &RuleParser::takeFamily},     {"words", &RuleParser::takeWords},
        {"rule", &RuleParser::beginRule},        {"title", &RuleParser::takeTitle},
        {"severity", &RuleParser::takeSeverity}, {"proof", &RuleParser::takeProof},
        {"mask", &RuleParser::takeMask},         {"kind", &RuleParser::takeKind},
        {"pack", &RuleParser::takePack},         {"default", &RuleParser::takeDefault},
        {"check", &RuleParser::takeCheck},       {"score", &RuleParser::takeScore},
        {"fields", &RuleParser::takeFields},     {"match", &RuleParser::takeMatch},
        {"edges", &RuleParser::takeEdges},       {"needs", &RuleParser::takeNeeds},
        {"pattern", &RuleParser::takePattern},   {"context", &RuleParser::takeContext},
        {"deny", &RuleParser::takeDeny},         {"hit", &RuleParser::takeHit},
        {"miss", &RuleParser::takeMiss}};
    return known;
}

void RuleParser::read(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    while (!text.empty() && m_problems.size() < mostProblems) {
        const auto end = std::min(text.find('\n'), text.size());
        ++m_line;
        readLine(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    endRule();
}

void RuleParser::readLine(std::string_view line)
{
    line = trimmed(line);
    if (line.empty() || line.starts_with('#'))
        return;
    if (line.find('\0') != std::string_view::npos) {
        problem("the line holds a zero byte", "save the file as plain UTF-8 text");
        return;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !isName(line.substr(0, colon))) {
        problem("the line is neither \"key: value\" nor a comment",
                "write a key, a colon and a value, or begin the line with #");
        return;
    }
    readPair(line.substr(0, colon), trimmed(line.substr(colon + 1)));
}

void RuleParser::readPair(std::string_view key, std::string_view value)
{
    const auto known = keys().find(key);
    if (known == keys().end()) {
        problem("the key \"" + std::string(key) + "\" is unknown",
                "use one of the keys of resources/scan/README.md");
        return;
    }
    if (value.empty()) {
        problem("the key \"" + std::string(key) + "\" has no value", "write one or leave it out");
        return;
    }
    const bool standsAlone = key == "family" || key == "words" || key == "rule";
    if (!standsAlone && !m_rule) {
        problem("\"" + std::string(key) + "\" stands before the first rule",
                "begin the rule with a line \"rule: its-id\"");
        return;
    }
    (this->*known->second)(value);
}

void RuleParser::problem(std::string what, std::string mend)
{
    problemAt(m_line, std::move(what), std::move(mend));
}

void RuleParser::problemAt(std::uint32_t line, std::string what, std::string mend)
{
    if (m_problems.size() < mostProblems)
        m_problems.push_back({m_file, line, std::move(what), std::move(mend)});
}

void RuleParser::beginRule(std::string_view id)
{
    endRule();
    if (!isName(id)) {
        problem("the id \"" + std::string(id.substr(0, 60)) + "\" is no name",
                "use up to 40 small letters, digits and hyphens");
        return;
    }
    if (std::ranges::find(m_rules, id, &Rule::id) != m_rules.end()) {
        problem("the id \"" + std::string(id) + "\" is used twice", "give each rule its own id");
        return;
    }
    if (m_rules.size() == mostRules) {
        problem("the file has more than 1000 rules", "keep those that are needed");
        return;
    }
    m_rule.emplace();
    m_rule->id = id;
    m_rule->family = m_family;
    m_rule->proof = m_family == RuleFamily::Attack || m_family == RuleFamily::Signal
                        ? Proof::Wording
                        : Proof::Shape;
    m_rule->mask = m_rule->proof == Proof::Wording ? Mask::Shown : Mask::Dots;
    m_rule->pack = "global";
    m_rule->fields = m_family == RuleFamily::Signal ? eventField : allFields & ~eventField;
    m_rule->file = m_file;
    m_rule->line = m_line;
    m_default.reset();
    m_edges = Edges::Word;
    m_written.clear();
}

void RuleParser::endRule()
{
    if (!m_rule)
        return;
    const std::size_t before = m_problems.size();
    checkRule();
    compilePatterns();
    for (std::size_t i = 0; i < scanFieldCount; ++i) {
        if ((m_rule->fields & (1U << i)) != 0) {
            m_rule->exampleField = static_cast<ScanField>(i);
            break;
        }
    }
    m_rule->onByDefault = m_default.value_or(m_rule->pack == "global" || m_rule->pack == "us");
    if (m_rule->kind.empty())
        m_rule->kind = m_rule->id;
    if (m_problems.size() == before)
        m_rules.push_back(std::move(*m_rule));
    m_rule.reset();
}

void RuleParser::checkRule()
{
    const auto line = m_rule->line;
    if (m_written.empty())
        problemAt(line, "the rule " + m_rule->id + " has no pattern",
                  "add a line \"pattern: ...\"");
    if (m_rule->title.empty() && m_policy == ExamplePolicy::TwoOfEach)
        problemAt(line, "the rule " + m_rule->id + " has no title", "add a line \"title: ...\"");
    if (m_rule->proof == Proof::Checksum && m_rule->check.empty())
        problemAt(line, "the rule " + m_rule->id + " claims a checksum but names no check",
                  "add a line \"check: ...\" or leave \"proof\" out");
    const bool few = m_rule->hits.size() < 2 || m_rule->misses.size() < 2;
    if (few && m_policy == ExamplePolicy::TwoOfEach)
        problemAt(line, "the rule " + m_rule->id + " has fewer than two hits or two misses",
                  "add lines \"hit: ...\" and \"miss: ...\"");
}

void RuleParser::compilePatterns()
{
    for (const auto &[written, line] : m_written)
        compilePattern(written, line);
}

void RuleParser::compilePattern(std::string_view written, std::uint32_t line)
{
    const auto worded = withWords(written, line);
    if (!worded)
        return;
    const std::string body = m_rule->onOriginal ? *worded : foldedPattern(*worded);
    const re2::RE2 alone(body, optionsFor(body));
    if (!alone.ok()) {
        problemAt(line, "the pattern is no RE2 expression: " + alone.error(),
                  "mend it; RE2 knows no look-ahead, no look-behind and no back reference");
        return;
    }
    if (re2::RE2::PartialMatch("", alone)) {
        problemAt(line, "the pattern matches nothing at all, which is everywhere",
                  "let it ask for one character at least");
        return;
    }
    const std::string whole = m_edges == Edges::Word
                                  ? "(?:^|[^0-9A-Za-z])(" + body + ")(?:[^0-9A-Za-z]|$)"
                                  : "(" + body + ")";
    const re2::RE2 edged(whole, optionsFor(whole));
    if (whole.size() > longestPattern || !edged.ok()) {
        problemAt(line, "the pattern is too large", "shorten its lists and counts");
        return;
    }
    m_rule->patterns.push_back(whole);
}

/// {{name}} becomes the group of the words of that name.
std::optional<std::string> RuleParser::withWords(std::string_view pattern, std::uint32_t line)
{
    std::string result;
    while (!pattern.empty()) {
        const auto open = pattern.find("{{");
        const auto close = open == std::string_view::npos ? open : pattern.find("}}", open);
        if (close == std::string_view::npos)
            break;
        const std::string_view name = pattern.substr(open + 2, close - open - 2);
        const auto words = m_words.find(name);
        if (words == m_words.end()) {
            problemAt(line, "the words \"" + std::string(name) + "\" are unknown",
                      "define them above the rule: \"words: name = one, two\"");
            return std::nullopt;
        }
        result += pattern.substr(0, open);
        result += groupOf(words->second);
        pattern.remove_prefix(close + 2);
        if (result.size() > longestPattern)
            break;
    }
    return result + std::string(pattern);
}

} // namespace keyturn::transcripts
