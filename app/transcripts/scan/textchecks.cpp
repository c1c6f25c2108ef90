// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/checks.h"
#include "app/transcripts/scan/digits.h"

#include <arpa/inet.h>
#include <array>
#include <bitset>
#include <cctype>
#include <string>

namespace keyturn::transcripts {

namespace {

std::string lowered(std::string_view text)
{
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return low;
}

struct Letters
{
    std::size_t digits = 0;
    std::size_t lower = 0;
    std::size_t upper = 0;
    std::size_t other = 0;
    std::size_t distinct = 0;
};

Letters lettersOf(std::string_view value)
{
    Letters found;
    std::bitset<256> seen;
    for (const char c : value) {
        seen.set(static_cast<unsigned char>(c));
        found.digits += isDigit(c);
        found.lower += c >= 'a' && c <= 'z';
        found.upper += c >= 'A' && c <= 'Z';
    }
    found.other = value.size() - found.digits - found.lower - found.upper;
    found.distinct = seen.count();
    return found;
}

/// "[password-1]": what an export has in place of a value.
bool isPseudonym(std::string_view value)
{
    const auto mark = value.rfind('-');
    const auto end = value.find(']');
    if (!value.starts_with('[') || mark == value.npos || end == value.npos || end < mark)
        return false;
    const std::string_view kind = value.substr(1, mark - 1);
    const std::string_view number = value.substr(mark + 1, end - mark - 1);
    return std::ranges::all_of(kind,
                               [](char c) { return c == '-' || isLetter(c) || isDigit(c); }) &&
           std::ranges::all_of(number, isDigit);
}

/// What stands where documentation shows a place for a value.
bool isPlaceholder(std::string_view value)
{
    static constexpr std::array marks = {"example",  "your", "xxxx", "****", "...", "placeholder",
                                         "redacted", "$(",   "${",   "{{",   "<"};
    const std::string low = lowered(value);
    return isPseudonym(value) ||
           std::ranges::any_of(marks, [&](std::string_view mark) { return low.contains(mark); });
}

bool isHexGuid(std::string_view value)
{
    if (value.size() != 36)
        return false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char low = static_cast<char>(value[i] | 0x20);
        if (dash ? value[i] != '-' : !isDigit(value[i]) && (low < 'a' || low > 'f'))
            return false;
    }
    return true;
}

/// A password as people choose it: long enough, of two kinds of characters at least.
bool password(std::string_view text, ByteSpan &span)
{
    if (isPlaceholder(text.substr(span.begin, span.end - span.begin)))
        return false;
    while (span.end > span.begin && std::string_view(".,;:)!?'").contains(text[span.end - 1]))
        --span.end;
    const std::string_view value = text.substr(span.begin, span.end - span.begin);
    if (value.size() < 6 || isHexGuid(value))
        return false;
    const Letters found = lettersOf(value);
    const bool mixed = found.digits > 0 && found.lower + found.upper + found.other > 0;
    const bool odd = found.other > 0 && found.lower > 0 && found.upper > 0 &&
                     value.find_first_of("@#$%^*+=") != std::string_view::npos;
    const bool address = value.starts_with("http") || value.starts_with("/");
    return found.distinct >= 5 && (mixed || odd) && !address;
}

/// A generated value: mixed, and no character dominates.
bool random(std::string_view text, ByteSpan &span)
{
    const std::string_view value = text.substr(span.begin, span.end - span.begin);
    if (value.size() < 16 || isPlaceholder(value) || isHexGuid(value))
        return false;
    const Letters found = lettersOf(value);
    const std::size_t fewest = value.size() >= 40 ? 14 : value.size() >= 24 ? 9 : 7;
    // A long one may have no digits by chance, but then it mixes capitals and small letters.
    const bool digits = found.digits >= 2 && found.lower + found.upper >= 2;
    const bool cases = value.size() >= 40 && found.lower >= 4 && found.upper >= 4;
    return found.distinct >= fewest && (digits || cases);
}

bool filled(std::string_view text, ByteSpan &span)
{
    return !isPlaceholder(text.substr(span.begin, span.end - span.begin));
}

bool email(std::string_view text, ByteSpan &span)
{
    static constexpr std::array never = {"png", "jpg", "jpeg", "gif", "svg",   "webp",
                                         "css", "js",  "json", "pdf", "local", "invalid"};
    const std::string_view value = text.substr(span.begin, span.end - span.begin);
    const std::string top = lowered(value.substr(value.rfind('.') + 1));
    const std::string_view local = value.substr(0, value.find('@'));
    const std::string host = lowered(value.substr(std::min(value.find('@'), value.size() - 1) + 1));
    // Annotations in answers of Dataverse: ownerid@odata.bind.
    if (host.starts_with("odata.") || host.starts_with("microsoft.dynamics.crm."))
        return false;
    return std::ranges::find(never, top) == never.end() && !local.empty() && local.size() <= 64 &&
           !value.contains("..") && local.back() != '.';
}

bool ipv4(std::string_view text, ByteSpan &span)
{
    const std::string value(text.substr(span.begin, span.end - span.begin));
    in_addr address = {};
    if (inet_pton(AF_INET, value.c_str(), &address) != 1)
        return false;
    const bool dotted = span.end < text.size() && text[span.end] == '.' &&
                        span.end + 1 < text.size() && isDigit(text[span.end + 1]);
    const bool goesOn =
        span.begin > 1 && text[span.begin - 1] == '.' && isDigit(text[span.begin - 2]);
    return !dotted && !goesOn && !value.starts_with("0.") && !value.starts_with("127.") &&
           !value.starts_with("255.") && value != "1.2.3.4";
}

bool ipv6(std::string_view text, ByteSpan &span)
{
    const std::string value(text.substr(span.begin, span.end - span.begin));
    in6_addr address = {};
    return value.size() >= 6 && std::ranges::any_of(value, isDigit) &&
           inet_pton(AF_INET6, value.c_str(), &address) == 1 && value != "::1";
}

/// Six pairs that are not part of a longer row, such as a fingerprint.
bool mac(std::string_view text, ByteSpan &span)
{
    constexpr std::uint32_t length = 17;
    if (span.end - span.begin != length)
        return false;
    const Compact value(text, span);
    const char mark = text[span.begin + 2];
    const bool goesOn = span.end + 1 < text.size() && text[span.end] == mark &&
                        std::isxdigit(static_cast<unsigned char>(text[span.end + 1]));
    const bool began = span.begin > 1 && text[span.begin - 1] == mark &&
                       std::isxdigit(static_cast<unsigned char>(text[span.begin - 2]));
    return value.size() == 12 && !value.allSame() && !goesOn && !began;
}

constexpr auto table = std::to_array<NamedCheck>({{"password", password},
                                                  {"random", random},
                                                  {"filled", filled},
                                                  {"email", email},
                                                  {"ipv4", ipv4},
                                                  {"ipv6", ipv6},
                                                  {"mac", mac}});

} // namespace

std::span<const NamedCheck> textChecks()
{
    return table;
}

Check checkNamed(std::string_view name)
{
    for (const auto checks : {numberChecks(), countryChecks(), europeanChecks(), textChecks()}) {
        const auto found = std::ranges::find(checks, name, &NamedCheck::name);
        if (found != checks.end())
            return found->check;
    }
    return nullptr;
}

} // namespace keyturn::transcripts
