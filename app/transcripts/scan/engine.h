// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The scan itself: one text through its readings, and each match through its rule's conditions.

#include "app/transcripts/scan/checks.h"
#include "app/transcripts/scan/folding.h"
#include "app/transcripts/scan/overlaps.h"
#include "app/transcripts/scan/prefilter.h"
#include "app/transcripts/scan/scanner.h"

#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// Invariant: work is linear in the length of the text, whatever it holds: each reading of it is
/// read once, base64 is followed at most three levels deep, and what is looked at again after a
/// match that a check refused has a bound.
class ScanEngine
{
public:
    explicit ScanEngine(std::vector<Rule> rules);

    void scan(std::string_view text, ScanContext where, std::vector<Claim> &claims,
              ScanWork &work) const;
    [[nodiscard]] const std::vector<Rule> &rules() const { return m_rules; }

private:
    struct Pattern
    {
        const re2::RE2 *expression;
        std::size_t rule;
        int group; ///< that marks the span
    };

    struct Conditions
    {
        Check check = nullptr;
        std::unique_ptr<re2::RE2> context;
        std::unique_ptr<re2::RE2> deny;
    };

    /// One reading of the text; its places are places of the folded text.
    struct Sight
    {
        std::string_view text;
        Reading how = Reading::Plain; ///< anything else says how all of it is read
        bool onlyObfuscated = false;
    };

    struct Task
    {
        ScanContext where;
        int depth = 0;
        std::vector<Claim> &claims;
        ScanWork &work;
    };

    void scanText(std::string_view text, Task &task) const;
    void scanOriginal(std::string_view text, Task &task) const;
    void scanSight(const Sight &sight, const FoldedText &folded, std::uint32_t digits,
                   Prefilter::Answer &answer, Task &task) const;
    void scanLeet(const FoldedText &folded, Prefilter::Answer &answer, Task &task) const;
    void scanBase64(const FoldedText &folded, Task &task) const;
    void runPattern(const Pattern &pattern, const Sight &sight, const FoldedText &folded,
                    Task &task) const;
    bool judge(std::size_t rule, std::string_view text, ByteSpan &span, ScanContext where,
               std::uint8_t &score) const;

    /// The patterns for one kind of fields, so that chat does not pay for rules about events.
    struct Room
    {
        std::unique_ptr<Prefilter> prefilter;
        std::vector<Pattern> patterns; ///< by place in the prefilter
    };

    static std::size_t roomOf(ScanField field);
    Pattern patternOf(std::size_t rule, const std::string &pattern);

    std::vector<Rule> m_rules;
    std::vector<Conditions> m_conditions; ///< by rule
    std::vector<std::unique_ptr<re2::RE2>> m_expressions;
    std::array<Room, 3> m_rooms;
    std::vector<Pattern> m_originals; ///< run on the bytes as they are
    bool m_anyObfuscated = false;
};

} // namespace keyturn::transcripts
