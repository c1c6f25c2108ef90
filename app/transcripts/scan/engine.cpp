// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/engine.h"

#include "app/transcripts/scan/decoding.h"
#include "app/transcripts/scan/expressions.h"
#include "app/transcripts/scan/textsummary.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr int deepestBase64 = 3;
constexpr std::uint32_t leetPlaces = 2; ///< fewer are part numbers
constexpr std::uint32_t wordsBefore = 60;
constexpr std::uint32_t wordsAfter = 30;
constexpr std::uint32_t denyBefore = 40;
constexpr int contextScore = 30;
constexpr int leastScore = 50;
constexpr std::size_t looksAgain = 16; ///< times the text's length, after refused matches
constexpr std::size_t looksAgainAtLeast = 1 << 16;

std::unique_ptr<re2::RE2> compiled(const std::string &pattern)
{
    return pattern.empty() ? nullptr : std::make_unique<re2::RE2>(pattern, optionsFor(pattern));
}

/// The words, then only what may stand between a name and its value.
std::string denyPattern(const Rule &rule)
{
    const std::string words = anyOf(rule.deny);
    if (words.empty())
        return {};
    return "(?i)" + words +
           "[^0-9A-Za-z]{0,4}(?:(?:is|was|are|ist|lautet|est|es|e)\\b)?[^0-9A-Za-z]{0,6}$";
}

int groupOf(const re2::RE2 &expression)
{
    const auto &names = expression.NamedCapturingGroups();
    const auto span = names.find("span");
    return span == names.end() ? 1 : span->second;
}

bool holds(const re2::RE2 &expression, std::string_view text)
{
    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), expression);
}

bool holdsFor(const Rule &rule, ScanField field)
{
    return (rule.fields & (1U << static_cast<unsigned>(field))) != 0;
}

} // namespace

ScanEngine::ScanEngine(std::vector<Rule> rules)
    : m_rules(std::move(rules))
{
    std::array<std::vector<PatternNeeds>, 3> needs;
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const Rule &rule = m_rules[i];
        m_conditions.push_back(
            {checkNamed(rule.check), compiled(anyOf(rule.context)), compiled(denyPattern(rule))});
        m_anyObfuscated |= rule.obfuscated;
        std::array<bool, 3> rooms = {};
        for (std::size_t field = 0; field < scanFieldCount; ++field)
            rooms[roomOf(static_cast<ScanField>(field))] |=
                holdsFor(rule, static_cast<ScanField>(field));
        for (const std::string &written : rule.patterns) {
            const Pattern pattern = patternOf(i, written);
            if (rule.onOriginal)
                m_originals.push_back(pattern);
            // Below the least score a hit counts only with its words around it.
            const bool alone = rule.score >= leastScore;
            for (std::size_t room = 0; room < rooms.size() && !rule.onOriginal; ++room) {
                if (!rooms[room])
                    continue;
                needs[room].push_back({written, rule.needs,
                                       alone ? std::vector<std::string>() : rule.context,
                                       rule.needsDigits, rule.obfuscated});
                m_rooms[room].patterns.push_back(pattern);
            }
        }
    }
    for (std::size_t room = 0; room < m_rooms.size(); ++room)
        m_rooms[room].prefilter = std::make_unique<Prefilter>(needs[room]);
}

ScanEngine::Pattern ScanEngine::patternOf(std::size_t rule, const std::string &pattern)
{
    m_expressions.push_back(compiled(pattern));
    const re2::RE2 *expression = m_expressions.back().get();
    return {expression, rule, groupOf(*expression)};
}

std::size_t ScanEngine::roomOf(ScanField field)
{
    switch (field) {
    case ScanField::UserSaid:
    case ScanField::Bot:
        return 0;
    case ScanField::ToolArgument:
    case ScanField::ToolObservation:
    case ScanField::Variable:
    case ScanField::CardValue:
    case ScanField::Url:
        return 1;
    case ScanField::EventSignal:
        return 2;
    }
    return 0;
}

void ScanEngine::scan(std::string_view text, ScanContext where, std::vector<Claim> &claims,
                      ScanWork &work) const
{
    Task task = {where, 0, claims, work};
    scanText(text, task);
}

void ScanEngine::scanText(std::string_view text, Task &task) const
{
    // One set of buffers for each level of base64 that a thread is in.
    thread_local std::array<FoldedText, deepestBase64 + 1> buffers;
    thread_local std::array<Prefilter::Answer, deepestBase64 + 1> answers;
    FoldedText &folded = buffers[static_cast<std::size_t>(task.depth)];
    Prefilter::Answer &answer = answers[static_cast<std::size_t>(task.depth)];

    const TextSummary summary = summaryOf(text);
    std::uint32_t digits = summary.digits;
    if (summary.outsideAscii || summary.mayHoldEscapes) {
        folded.fold(text);
        task.work.bytesFolded += text.size();
        digits = summaryOf(folded.text()).digits;
    } else {
        folded.keep(text);
    }
    if (folded.hasUnseen())
        scanOriginal(text, task);
    scanSight({folded.text()}, folded, digits, answer, task);
    if (m_anyObfuscated && answer.mayBeRot13) {
        const std::string turned = rot13Of(folded.text());
        scanSight({turned, Reading::Rot13, true}, folded, 0, answer, task);
    }
    if (m_anyObfuscated && summary.leet >= leetPlaces)
        scanLeet(folded, answer, task);
    if (task.depth < deepestBase64)
        scanBase64(folded, task);
}

void ScanEngine::scanOriginal(std::string_view text, Task &task) const
{
    FoldedText same;
    same.keep(text);
    for (const Pattern &pattern : m_originals)
        runPattern(pattern, {text}, same, task);
}

void ScanEngine::scanSight(const Sight &sight, const FoldedText &folded, std::uint32_t digits,
                           Prefilter::Answer &answer, Task &task) const
{
    const Room &room = m_rooms[roomOf(task.where.field)];
    room.prefilter->ask(sight.text, task.where.what, digits, answer);
    task.work.bytesPrefiltered += answer.bytesRead;
    for (const std::uint32_t index : answer.patterns) {
        const Pattern &pattern = room.patterns[index];
        if (!sight.onlyObfuscated || m_rules[pattern.rule].obfuscated)
            runPattern(pattern, sight, folded, task);
    }
}

void ScanEngine::scanLeet(const FoldedText &folded, Prefilter::Answer &answer, Task &task) const
{
    for (const LeetOne one : {LeetOne::IsI, LeetOne::IsL}) {
        const std::string letters = unleeted(folded.text(), one);
        scanSight({letters, Reading::Leet, true}, folded, 0, answer, task);
    }
}

void ScanEngine::scanBase64(const FoldedText &folded, Task &task) const
{
    const std::string_view text = folded.text();
    for (ByteSpan run = nextBase64Run(text, 0); run.begin < text.size();
         run = nextBase64Run(text, run.end)) {
        const auto decoded = readableBase64(text.substr(run.begin, run.end - run.begin));
        if (!decoded)
            continue;
        task.work.bytesDecoded += decoded->text.size();
        std::vector<Claim> inner;
        Task deeper = {task.where, task.depth + 1, inner, task.work};
        scanText(decoded->text, deeper);
        const ByteSpan whole = folded.originalOf({run.begin + decoded->skipped, run.end});
        for (const Claim &claim : inner)
            task.claims.push_back({claim.rule, whole, claim.score, Reading::Base64});
    }
}

void ScanEngine::runPattern(const Pattern &pattern, const Sight &sight, const FoldedText &folded,
                            Task &task) const
{
    const Rule &rule = m_rules[pattern.rule];
    if (!holdsFor(rule, task.where.field))
        return;
    const re2::StringPiece text(sight.text.data(), sight.text.size());
    std::array<re2::StringPiece, 8> groups;
    const int wanted = std::min<int>(pattern.group + 1, static_cast<int>(groups.size()));
    std::size_t again = std::max(looksAgainAtLeast, looksAgain * text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        ++task.work.searches;
        if (!pattern.expression->Match(text, at, text.size(), re2::RE2::UNANCHORED, groups.data(),
                                       wanted)) {
            task.work.bytesSearched += text.size() - at;
            return;
        }
        const re2::StringPiece found = groups[static_cast<std::size_t>(wanted - 1)];
        if (found.empty())
            return;
        ByteSpan span;
        span.begin = static_cast<std::uint32_t>(found.data() - text.data());
        span.end = static_cast<std::uint32_t>(span.begin + found.size());
        const ByteSpan matched = span;
        task.work.bytesSearched += span.end - at;
        std::uint8_t score = 0;
        if (judge(pattern.rule, sight.text, span, task.where, score)) {
            const Reading how = sight.how == Reading::Plain ? folded.readingOf(span) : sight.how;
            task.claims.push_back({&rule, folded.originalOf(span), score, how});
            at = std::max<std::size_t>(span.end, at + 1);
            continue;
        }
        // A refused match may hide one that begins inside of it.
        const std::size_t back = matched.end - matched.begin;
        at = std::max<std::size_t>(again >= back ? matched.begin + 1 : matched.end, at + 1);
        again -= std::min(again, back);
    }
}

bool ScanEngine::judge(std::size_t rule, std::string_view text, ByteSpan &span, ScanContext where,
                       std::uint8_t &score) const
{
    const Conditions &conditions = m_conditions[rule];
    if (conditions.check && !conditions.check(text, span))
        return false;
    const auto before = [&](std::uint32_t bytes) {
        const std::uint32_t from = span.begin - std::min(span.begin, bytes);
        return text.substr(from, span.begin - from);
    };
    if (conditions.deny && holds(*conditions.deny, before(denyBefore)))
        return false;
    int points = m_rules[rule].score;
    if (conditions.context && (holds(*conditions.context, before(wordsBefore)) ||
                               holds(*conditions.context, text.substr(span.end, wordsAfter)) ||
                               (!where.what.empty() && holds(*conditions.context, where.what))))
        points += contextScore;
    else if (conditions.deny && !where.what.empty() && holds(*conditions.deny, where.what))
        return false;
    score = static_cast<std::uint8_t>(std::min(points, 100));
    return points >= leastScore;
}

} // namespace keyturn::transcripts
