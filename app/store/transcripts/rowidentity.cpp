// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/rowidentity.h"

namespace keyturn {

namespace {

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = static_cast<char>(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The bytes of a GUID; empty when it is none.
std::string guidBytes(const std::string &text)
{
    constexpr std::size_t guidLength = 36;
    if (text.size() != guidLength)
        return {};
    std::string bytes;
    int high = -1;
    for (std::size_t i = 0; i < guidLength; ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i] != '-')
                return {};
            continue;
        }
        const int value = hexValue(text[i]);
        if (value < 0)
            return {};
        if (high < 0) {
            high = value;
            continue;
        }
        bytes += static_cast<char>(high * 16 + value);
        high = -1;
    }
    return bytes;
}

} // namespace

std::string_view bytesOf(const std::array<std::uint8_t, 32> &hash)
{
    return {reinterpret_cast<const char *>(hash.data()), hash.size()};
}

std::string identityOf(const std::string &transcriptId)
{
    std::string guid = guidBytes(transcriptId);
    return guid.empty() ? "id:" + transcriptId : guid;
}

std::string identityOf(const PreparedRow &row)
{
    return row.transcriptId.empty() ? std::string(bytesOf(row.sha256))
                                    : identityOf(row.transcriptId);
}

} // namespace keyturn
