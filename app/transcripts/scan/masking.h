// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Findings taken out of a text: dots for the screen, stable pseudonyms for an export.

#include "app/transcripts/scan/scanner.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// The text with every finding of personal data and of a secret as dots, whose number says nothing
/// about the length. A card keeps its last four digits. `findings` as scan() gave them.
[[nodiscard]] std::string maskedText(std::string_view text, std::span<const Finding> findings);

/// Replaces findings by "[card-1]", "[email-2]": the same value gets the same word for as long as
/// this object lives. Remembers values only as HMAC-SHA-256 under a key that dies with it.
/// Safe to call from several threads at once.
/// Invariant: no rule of the scanner holds on what redacted() returns.
class Pseudonymiser
{
public:
    /// The scanner must outlive this. With a key of 32 bytes the HMACs can be compared elsewhere;
    /// without one it is random.
    explicit Pseudonymiser(const Scanner &scanner, std::span<const std::uint8_t> key = {});
    ~Pseudonymiser();

    /// Names of people that the transcripts state; they become "[name-1]". Names of fewer than
    /// three letters are ignored.
    void addName(std::string_view name);

    [[nodiscard]] std::string redacted(std::string_view text, ScanContext where);

    /// Texts that had to be left out whole since a rule held on every version of them.
    [[nodiscard]] std::uint64_t withheld() const;

private:
    struct Memory;
    std::string pass(std::string_view text, std::span<const Finding> findings);
    std::string withoutNames(std::string_view text);
    std::string wordFor(std::string_view kind, std::string_view canonical);

    const Scanner &m_scanner;
    std::unique_ptr<Memory> m_memory;
};

} // namespace keyturn::transcripts
