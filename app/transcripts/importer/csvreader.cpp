// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/importer/csvreader.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace keyturn::transcripts {

char separatorOf(std::string_view header)
{
    constexpr std::string_view Separators = ",;\t|";
    std::array<std::size_t, Separators.size()> counts{};
    bool quoted = false;
    for (const char c : header) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '\n' || c == '\r'))
            break;
        const auto place = Separators.find(c);
        if (!quoted && place != std::string_view::npos)
            ++counts[place];
    }
    const auto most = std::ranges::max_element(counts);
    return *most == 0 ? ',' : Separators[static_cast<std::size_t>(most - counts.begin())];
}

void CsvReader::put(std::string_view text)
{
    if (m_size + text.size() > LongestRecord) {
        m_tooLong = true;
        return;
    }
    m_size += text.size();
    m_field += text;
}

void CsvReader::endField()
{
    if (m_record.size() < MostFields)
        m_record.push_back(std::move(m_field));
    m_field.clear();
    m_at = At::FieldStart;
}

void CsvReader::endRecord()
{
    const bool isBlankLine = m_record.empty() && m_field.empty() && m_at == At::FieldStart;
    if (!isBlankLine) {
        endField();
        m_take(m_record);
    }
    m_record.clear();
    m_field.clear();
    m_size = 0;
    m_at = At::FieldStart;
}

void CsvReader::feed(std::string_view bytes)
{
    std::size_t i = 0;
    while (i < bytes.size()) {
        const char c = bytes[i];
        if (m_at == At::Quoted) {
            const auto *quote =
                static_cast<const char *>(std::memchr(bytes.data() + i, '"', bytes.size() - i));
            const std::size_t end =
                quote == nullptr ? bytes.size() : static_cast<std::size_t>(quote - bytes.data());
            put(bytes.substr(i, end - i));
            i = end;
            if (quote != nullptr) {
                m_at = At::QuoteInQuoted;
                ++i;
            }
            continue;
        }
        ++i;
        if (m_at == At::QuoteInQuoted && c == '"') {
            put("\"");
            m_at = At::Quoted;
        } else if (c == m_separator) {
            endField();
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' || !m_lastWasReturn)
                endRecord();
        } else if (c == '"' && m_at == At::FieldStart) {
            m_at = At::Quoted;
        } else {
            put({&c, 1});
            m_at = At::Plain;
        }
        m_lastWasReturn = c == '\r';
    }
}

bool CsvReader::finish()
{
    const bool whole = m_at != At::Quoted;
    endRecord();
    return whole;
}

} // namespace keyturn::transcripts
