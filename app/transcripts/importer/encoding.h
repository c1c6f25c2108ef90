// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a file is written in, told by its bytes.

#include "app/transcripts/importer/bytesource.h"

namespace keyturn::transcripts {

enum class Encoding : std::uint8_t { Utf8, Utf16Little, Utf16Big };

/// By its byte order mark, else by the zero bytes between ASCII characters.
[[nodiscard]] Encoding encodingOf(std::string_view beginning);

/// UTF-16 as UTF-8, the byte order mark left out; lone surrogates become U+FFFD.
class Utf16Source final : public ByteSource
{
public:
    Utf16Source(ByteSource &source, Encoding encoding)
        : m_source(source)
        , m_encoding(encoding)
    {}
    [[nodiscard]] std::string_view next() override;

private:
    void append(std::uint32_t unit);

    ByteSource &m_source;
    Encoding m_encoding;
    std::string m_text, m_left;
    std::uint32_t m_high = 0; ///< a high surrogate that waits for its partner
    bool m_begun = false;
};

/// Text that is no UTF-8: read as Windows-1252 when no byte above 0x7F is part of valid UTF-8, else
/// with U+FFFD for what is invalid. True when it was Windows-1252.
bool mendEncoding(std::string &text);

} // namespace keyturn::transcripts
