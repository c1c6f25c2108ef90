// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Records of a table as text: quoted fields over several lines, any of , ; tab and | between them.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// The separator that a header line uses; a comma when none is there. Quoted parts do not count.
[[nodiscard]] char separatorOf(std::string_view header);

class CsvReader
{
public:
    using Record = std::vector<std::string>;
    using Taker = std::function<void(Record &)>;

    CsvReader(char separator, Taker taker)
        : m_separator(separator)
        , m_take(std::move(taker))
    {}

    void feed(std::string_view bytes);
    /// Gives the last record. False when the table ended inside a quoted field.
    bool finish();
    /// True once a record was longer than LongestRecord; its rest was left out.
    [[nodiscard]] bool wasTooLong() const { return m_tooLong; }

    static constexpr std::size_t LongestRecord = 64UL << 20U;
    static constexpr std::size_t MostFields = 4096;

private:
    enum class At : unsigned char { FieldStart, Plain, Quoted, QuoteInQuoted };

    void endField();
    void endRecord();
    void put(std::string_view text);

    char m_separator;
    Taker m_take;
    Record m_record;
    std::string m_field;
    std::size_t m_size = 0;
    At m_at = At::FieldStart;
    bool m_lastWasReturn = false, m_tooLong = false;
};

} // namespace keyturn::transcripts
