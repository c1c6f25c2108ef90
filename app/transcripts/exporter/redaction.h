// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes people and findings out of every text of an export, and proves that none is left.

#include "app/transcripts/exporter/exporter.h"
#include "app/transcripts/scan/masking.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// With Masking::None texts stay as they are. The same person and the same value keep their word
/// for as long as this object lives.
class Redaction
{
public:
    Redaction(Masking masking, const Scanner *scanner);

    [[nodiscard]] bool masks() const { return m_words != nullptr; }
    /// The people of the conversation whose texts come next.
    void meet(const Conversation &conversation, std::span<const ReadRow> rows);

    [[nodiscard]] std::string text(std::string_view text, ScanField field,
                                   std::string_view what = {});
    /// "[person-1]", or the name, else the id; empty when nobody is named.
    [[nodiscard]] std::string person(std::string_view id, std::string_view name);

    /// Error Invalid, code "rule-on-output", about the rule that holds on what goes out.
    [[nodiscard]] Result<void> check(std::string_view finished) const;
    /// The finished text without what a rule still finds in it. Texts that are clean each for
    /// itself may say more side by side: a word in one line makes a number in the next a key. Only
    /// for formats that hold free text; what spans one of their @p marks is refused as by check().
    [[nodiscard]] Result<std::string> cleaned(std::string_view finished,
                                              std::string_view marks) const;
    [[nodiscard]] qint64 withheld() const;

private:
    /// What names a person in a text.
    struct Trace
    {
        std::string text;
        std::string word;
        bool anyCase = true; ///< a part of a name may be a word of the language in small letters
    };

    [[nodiscard]] std::string withoutPeople(std::string text) const;
    void meetPerson(std::string_view id, std::string_view name);
    void look(std::string_view text, const std::string &word, bool anyCase);

    const Scanner *m_scanner = nullptr;
    std::unique_ptr<Pseudonymiser> m_words;
    std::map<std::string, std::string, std::less<>> m_people; ///< by id, else by name
    std::vector<Trace> m_here; ///< of the people of this conversation, longest first
};

} // namespace keyturn::transcripts
