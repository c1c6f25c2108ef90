// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/checks.h"
#include "app/transcripts/scan/examples.h"
#include "app/transcripts/scan/expressions.h"
#include "app/transcripts/scan/ruleparser.h"
#include "app/transcripts/scan/ruletext.h"

#include <algorithm>
#include <array>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t mostPatterns = 32;

template<typename Value, std::size_t N>
std::optional<Value> among(const std::array<std::pair<std::string_view, Value>, N> &names,
                           std::string_view name)
{
    for (const auto &[known, value] : names) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

std::optional<ScanField> fieldNamed(std::string_view name)
{
    for (std::size_t i = 0; i < scanFieldCount; ++i) {
        if (nameOf(static_cast<ScanField>(i)) == name)
            return static_cast<ScanField>(i);
    }
    return std::nullopt;
}

} // namespace

void RuleParser::takeFamily(std::string_view value)
{
    static constexpr auto names =
        std::to_array<std::pair<std::string_view, RuleFamily>>({{"personal", RuleFamily::Personal},
                                                                {"secret", RuleFamily::Secret},
                                                                {"attack", RuleFamily::Attack},
                                                                {"signal", RuleFamily::Signal}});
    endRule();
    if (const auto family = among(names, value))
        m_family = *family;
    else
        problem("the family is unknown", "use personal, secret, attack or signal");
}

void RuleParser::takeWords(std::string_view value)
{
    endRule();
    const auto equals = value.find('=');
    const auto name = trimmed(value.substr(0, equals));
    if (equals == std::string_view::npos || !isName(name)) {
        problem("the words have no name", "write \"words: name = one, two\"");
        return;
    }
    // A name that comes again adds to its list, so that each language can have a line.
    auto &words = m_words[std::string(name)];
    for (auto &word : listed(foldedPattern(value.substr(equals + 1))))
        words.push_back(std::move(word));
}

void RuleParser::takeTitle(std::string_view value)
{
    m_rule->title = value;
}

void RuleParser::takeSeverity(std::string_view value)
{
    static constexpr auto names = std::to_array<std::pair<std::string_view, Severity>>(
        {{"low", Severity::Low}, {"medium", Severity::Medium}, {"high", Severity::High}});
    if (const auto severity = among(names, value))
        m_rule->severity = *severity;
    else
        problem("the severity is unknown", "use low, medium or high");
}

void RuleParser::takeProof(std::string_view value)
{
    static constexpr auto names = std::to_array<std::pair<std::string_view, Proof>>(
        {{"wording", Proof::Wording}, {"shape", Proof::Shape}, {"checksum", Proof::Checksum}});
    if (const auto proof = among(names, value))
        m_rule->proof = *proof;
    else
        problem("the proof is unknown", "use wording, shape or checksum");
}

void RuleParser::takeMask(std::string_view value)
{
    static constexpr auto names = std::to_array<std::pair<std::string_view, Mask>>(
        {{"dots", Mask::Dots}, {"last-four", Mask::LastFour}, {"shown", Mask::Shown}});
    if (const auto mask = among(names, value))
        m_rule->mask = *mask;
    else
        problem("the mask is unknown", "use dots, last-four or shown");
}

void RuleParser::takeKind(std::string_view value)
{
    if (isName(value))
        m_rule->kind = value;
    else
        problem("the kind is no name", "use small letters, digits and hyphens");
}

void RuleParser::takePack(std::string_view value)
{
    if (isName(value))
        m_rule->pack = value;
    else
        problem("the pack is no name", "use \"global\" or a country such as \"uk\"");
}

void RuleParser::takeDefault(std::string_view value)
{
    if (value == "on" || value == "off")
        m_default = value == "on";
    else
        problem("the default is unknown", "use on or off");
}

void RuleParser::takeCheck(std::string_view value)
{
    if (checkNamed(value))
        m_rule->check = value;
    else
        problem("the check \"" + std::string(value.substr(0, 60)) + "\" is unknown",
                "use one of the checks of resources/scan/README.md");
}

void RuleParser::takeScore(std::string_view value)
{
    const auto score = numberOf(value);
    if (score && *score >= 20 && *score <= 100)
        m_rule->score = static_cast<std::uint8_t>(*score);
    else
        problem("the score is no number from 20 to 100",
                "50 reports without words around it, 20 to 49 only with them");
}

void RuleParser::takeFields(std::string_view value)
{
    m_rule->fields = 0;
    for (const std::string &name : listed(value)) {
        const auto field = fieldNamed(name);
        if (!field)
            problem("the field \"" + name + "\" is unknown",
                    "use user, bot, tool-argument, tool-observation, variable, card, url or event");
        else
            m_rule->fields |= 1U << static_cast<unsigned>(*field);
    }
}

void RuleParser::takeMatch(std::string_view value)
{
    if (value == "original")
        m_rule->onOriginal = true;
    else if (value == "obfuscated")
        m_rule->obfuscated = true;
    else
        problem("the way of matching is unknown", "use original or obfuscated, or leave it out");
}

void RuleParser::takeEdges(std::string_view value)
{
    if (value != "word" && value != "none")
        problem("the edges are unknown", "use word or none");
    m_edges = value == "none" ? Edges::None : Edges::Word;
}

/// "12 digits", or words of which one must be there.
void RuleParser::takeNeeds(std::string_view value)
{
    if (value.ends_with(" digits")) {
        const auto digits = numberOf(value.substr(0, value.size() - 7));
        if (digits)
            m_rule->needsDigits = *digits;
        else
            problem("the number of digits is no number", "write \"needs: 12 digits\"");
        return;
    }
    for (auto &word : listed(value))
        m_rule->needs.push_back(std::move(word));
}

void RuleParser::takePattern(std::string_view value)
{
    if (m_written.size() == mostPatterns)
        problem("the rule has more than 32 patterns", "join some with |");
    else
        m_written.emplace_back(value, m_line);
}

/// "@name" stands for all words of that list.
void RuleParser::addWords(std::string_view value, std::vector<std::string> &words)
{
    for (const std::string &word : listed(foldedPattern(value))) {
        if (!word.starts_with('@')) {
            words.push_back(word);
            continue;
        }
        const auto list = m_words.find(std::string_view(word).substr(1));
        if (list == m_words.end())
            problem("the words \"" + word.substr(1) + "\" are unknown",
                    "define them above the rule: \"words: name = one, two\"");
        else
            words.insert(words.end(), list->second.begin(), list->second.end());
    }
}

void RuleParser::takeContext(std::string_view value)
{
    addWords(value, m_rule->context);
}

void RuleParser::takeDeny(std::string_view value)
{
    addWords(value, m_rule->deny);
}

void RuleParser::takeHit(std::string_view value)
{
    m_rule->hits.push_back(expandedExample(value));
}

void RuleParser::takeMiss(std::string_view value)
{
    m_rule->misses.push_back(expandedExample(value));
}

} // namespace keyturn::transcripts
