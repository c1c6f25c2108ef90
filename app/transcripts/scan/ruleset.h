// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rules of the local scan, read from the built-in files and from a folder of the user's.

#include "app/transcripts/scan/finding.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// What stands behind a hit; the stronger one keeps a span that two rules claim.
enum class Proof : std::uint8_t { Wording, Shape, Checksum };

enum class RuleFamily : std::uint8_t { Personal, Secret, Attack, Signal };

/// One rule as its file says it. The keys are explained in resources/scan/README.md.
struct Rule
{
    std::string id;
    std::string title;
    RuleFamily family = RuleFamily::Personal;
    Severity severity = Severity::Medium;
    Proof proof = Proof::Shape;
    Mask mask = Mask::Dots;
    std::string kind;                  ///< word of the pseudonym: "card" in "[card-1]"
    std::string pack;                  ///< "global" or a country: "uk"
    std::string check;                 ///< name of the native check, empty for none
    std::vector<std::string> patterns; ///< RE2, over the folded text; edges already added
    std::vector<std::string> needs;    ///< words of which one must be in the text
    std::uint32_t needsDigits = 0;     ///< digits that the text must have
    std::uint32_t fields = 0;          ///< bit per ScanField
    std::uint8_t score = 60;           ///< of a hit without words around it
    std::vector<std::string> context;  ///< words near by that raise the score by 30
    std::vector<std::string> deny;     ///< words right before it that make it a false hit
    bool onByDefault = true;
    bool onOriginal = false;         ///< matched before folding: rules about hidden characters
    bool obfuscated = false;         ///< also looked for in leet, rot13 and base64
    std::vector<std::string> hits;   ///< examples, expanded
    std::vector<std::string> misses; ///< examples, expanded
    ScanField exampleField = ScanField::UserSaid;
    std::string file;
    std::uint32_t line = 0;
};

/// Why a rule file was refused.
struct RuleProblem
{
    std::string file;
    std::uint32_t line = 0;
    std::string what;
    std::string mend;

    [[nodiscard]] std::string sentence() const;
    bool operator==(const RuleProblem &) const = default;
};

/// Invariant: ids are unique and every pattern compiles.
class RuleSet
{
public:
    using Loaded = std::expected<RuleSet, std::vector<RuleProblem>>;

    /// The built-in rules, then every *.rules file of the folder when one is given. A file of the
    /// user's may use the id of a built-in rule and then replaces it. Reads at most 64 files of 1
    /// MB.
    [[nodiscard]] static Loaded load(const std::filesystem::path &userFolder = {});
    /// Only the rules of this text; `file` is what problems call it.
    [[nodiscard]] static Loaded parse(std::string_view text, const std::string &file);
    /// Rules that a parser accepted.
    [[nodiscard]] static RuleSet of(std::vector<Rule> rules);

    [[nodiscard]] std::span<const Rule> rules() const { return m_rules; }
    [[nodiscard]] const Rule *find(std::string_view id) const;
    /// Every pack that a rule belongs to, sorted; "global" first.
    [[nodiscard]] std::vector<std::string> packs() const;

private:
    std::vector<Rule> m_rules;
};

} // namespace keyturn::transcripts
