// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the local scan says about a piece of a conversation: where, which rule, how sure.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace keyturn::transcripts {

/// Which part of a conversation a text is. Some rules hold only for some parts.
enum class ScanField : std::uint8_t {
    UserSaid,
    Bot,
    ToolArgument,
    ToolObservation,
    Variable,
    CardValue,
    Url,
    EventSignal ///< code, state and name of an event: "ContentFilter", "Filtered"
};
inline constexpr std::size_t scanFieldCount = 8;

struct ScanContext
{
    ScanField field = ScanField::UserSaid;
    /// Name of the variable, argument or card input that holds the text; counts as words around it.
    std::string_view what = {};
};

enum class Severity : std::uint8_t { Low, Medium, High };

/// How the text had to be read for the rule to hold.
enum class Reading : std::uint8_t {
    Plain,
    ZeroWidth, ///< invisible characters were left out
    Homoglyph, ///< letters of other scripts or compatibility forms were read as Latin ones
    Escaped,   ///< percent, JSON or HTML escapes were undone
    Leet,
    Rot13,
    Base64,
    HiddenTags ///< Unicode tag characters were read as the ASCII they stand for
};

/// What a masked text still shows of a finding.
enum class Mask : std::uint8_t { Dots, LastFour, Shown };

/// One place where a rule holds.
/// Invariant: [begin, begin + length) lies in the text that was scanned, in its own bytes.
struct Finding
{
    std::string ruleId;
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
    Severity severity = Severity::Low;
    std::uint8_t score = 0; ///< 50 (reported at all) to 100
    Reading how = Reading::Plain;
    Mask mask = Mask::Dots;

    bool operator==(const Finding &) const = default;
};

[[nodiscard]] std::string_view nameOf(ScanField field);
[[nodiscard]] std::string_view nameOf(Severity severity);
[[nodiscard]] std::string_view nameOf(Reading reading);

} // namespace keyturn::transcripts
