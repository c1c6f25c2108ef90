// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/checks.h"
#include "app/transcripts/scan/digits.h"

#include <string>

namespace keyturn::transcripts {

namespace {

struct Issuer
{
    int first; ///< of the leading four digits
    int last;
    unsigned lengths; ///< bit per number of digits
};

constexpr unsigned bit(int length)
{
    return 1U << length;
}

/// Leading digits and lengths as the card networks publish them.
constexpr auto issuers = std::to_array<Issuer>({
    {4000, 4999, bit(16) | bit(19)},                     // Visa; 13 digits are long gone
    {5100, 5599, bit(16)},                               // Mastercard
    {2221, 2720, bit(16)},                               // Mastercard
    {3400, 3499, bit(15)},                               // American Express
    {3700, 3799, bit(15)},                               // American Express
    {3000, 3059, bit(14)},                               // Diners Club
    {3600, 3699, bit(14)},                               // Diners Club
    {3800, 3999, bit(14)},                               // Diners Club
    {6011, 6011, bit(16) | bit(19)},                     // Discover
    {6440, 6599, bit(16) | bit(19)},                     // Discover
    {3528, 3589, bit(16) | bit(19)},                     // JCB
    {6200, 6299, bit(16) | bit(17) | bit(18) | bit(19)}, // UnionPay
    {2200, 2204, bit(16)},                               // Mir
    {5018, 5018, bit(16) | bit(18) | bit(19)},           // Maestro
    {5020, 5020, bit(16) | bit(18) | bit(19)},           // Maestro
    {5038, 5038, bit(16) | bit(18) | bit(19)},           // Maestro
    {6304, 6304, bit(16) | bit(18) | bit(19)},           // Maestro
    {6759, 6763, bit(16) | bit(18) | bit(19)},           // Maestro
});

bool isHex(char c)
{
    const char low = static_cast<char>(c | 0x20);
    return isDigit(c) || (low >= 'a' && low <= 'f');
}

bool isGuid(std::string_view text)
{
    constexpr std::string_view shape = "########-####-####-####-############";
    if (text.size() < shape.size())
        return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == '-' ? text[i] != '-' : !isHex(text[i]))
            return false;
    }
    return true;
}

constexpr std::size_t mostGroups = 20;

/// Lengths of the groups that digits are written in, and where each ends.
struct Groups
{
    std::array<std::size_t, mostGroups> lengths = {};
    std::array<std::uint32_t, mostGroups> ends = {};
    std::size_t count = 0;
};

Groups groupsOf(std::string_view text, ByteSpan span)
{
    Groups groups;
    for (std::uint32_t i = span.begin; i < span.end && groups.count < mostGroups; ++i) {
        if (!isDigit(text[i]))
            continue;
        ++groups.lengths[groups.count];
        if (i + 1 == span.end || !isDigit(text[i + 1]))
            groups.ends[groups.count++] = i + 1;
    }
    return groups;
}

/// The ways in which cards are written: in one, 4-4-4-4(-3), 4-6-5, 4-6-4, 8-8.
bool isCardGrouping(std::span<const std::size_t> lengths)
{
    if (lengths.size() == 1)
        return true;
    if (lengths.size() == 2)
        return lengths[0] == 8 && lengths[1] == 8;
    if (lengths.size() == 3 && lengths[0] == 4 && lengths[1] == 6)
        return lengths[2] == 4 || lengths[2] == 5;
    return std::ranges::all_of(lengths.first(lengths.size() - 1),
                               [](std::size_t length) { return length == 4; }) &&
           lengths.back() <= 4;
}

bool isCardNumber(const Compact &number)
{
    if (number.size() < 14 || number.size() > 19 || number.allSame())
        return false;
    const int leading = number.number(0, 4);
    const bool known = std::ranges::any_of(issuers, [&](const Issuer &issuer) {
        return leading >= issuer.first && leading <= issuer.last &&
               (issuer.lengths & bit(static_cast<int>(number.size()))) != 0;
    });
    return known && luhnHolds(number.view());
}

/// The match may go on into digits that stand behind the card, such as its expiry date.
bool card(std::string_view text, ByteSpan &span)
{
    const Groups groups = groupsOf(text, span);
    for (std::size_t count = groups.count; count > 0; --count) {
        const ByteSpan shorter = {span.begin, groups.ends[count - 1]};
        if (!isCardGrouping(std::span(groups.lengths).first(count)) ||
            !isCardNumber(Compact(text, shorter)) || isPartOfIdentifier(text, shorter))
            continue;
        span = shorter;
        return true;
    }
    return false;
}

struct IbanLength
{
    std::string_view country;
    std::size_t length;
};

/// Lengths of the IBAN registry, by country.
constexpr auto ibanLengths = std::to_array<IbanLength>({
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
    {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
    {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18},
    {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27},
    {"GT", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27},
    {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20},
    {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20}, {"MR", 27},
    {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24}, {"PL", 28},
    {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24}, {"SC", 31},
    {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28},
    {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30},
});

/// Cuts the span behind the country's number of letters and digits.
bool cutToLength(std::string_view text, ByteSpan &span, std::size_t length)
{
    std::size_t seen = 0;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
        if (!isDigit(text[i]) && !isLetter(text[i]))
            continue;
        if (++seen == length) {
            span.end = i + 1;
            return span.end == text.size() ||
                   (!isDigit(text[span.end]) && !isLetter(text[span.end]));
        }
    }
    return false;
}

bool iban(std::string_view text, ByteSpan &span)
{
    const Compact country(text, {span.begin, std::min(span.begin + 2, span.end)});
    const auto known = std::ranges::find(ibanLengths, country.view(), &IbanLength::country);
    if (known == ibanLengths.end() || !cutToLength(text, span, known->length))
        return false;
    const Compact number(text, span);
    int rest = 0;
    for (std::size_t i = 0; i < number.size(); ++i) {
        const char c = number[(i + 4) % number.size()];
        rest = isDigit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    }
    return rest == 1;
}

bool ssn(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (number.size() != 9 || !number.allDigits() || number.allSame())
        return false;
    const int area = number.number(0, 3);
    return area != 0 && area != 666 && area < 900 && number.number(3, 2) != 0 &&
           number.number(5, 4) != 0 && number.view() != "123456789" &&
           number.view() != "078051120" && !isPartOfIdentifier(text, span);
}

bool itin(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (number.size() != 9 || !number.allDigits())
        return false;
    const int group = number.number(3, 2);
    const bool issued = (group >= 50 && group <= 65) || (group >= 70 && group <= 88) ||
                        (group >= 90 && group <= 92) || (group >= 94 && group <= 99);
    return number[0] == '9' && issued && !isPartOfIdentifier(text, span);
}

bool routing(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (number.size() != 9 || !number.allDigits() || number.allSame())
        return false;
    const int leading = number.number(0, 2);
    const bool district = leading <= 12 || (leading >= 21 && leading <= 32) ||
                          (leading >= 61 && leading <= 72) || leading == 80;
    return district && number.weighted(std::array{3, 7, 1, 3, 7, 1, 3, 7, 1}) % 10 == 0 &&
           !isPartOfIdentifier(text, span);
}

bool phone(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    const std::size_t fewest = text[span.begin] == '+' ? 8 : 7;
    return number.allDigits() && number.size() >= fewest && number.size() <= 15 &&
           !number.allSame() && !isPartOfIdentifier(text, span);
}

constexpr auto table = std::to_array<NamedCheck>({{"card", card},
                                                  {"iban", iban},
                                                  {"us-ssn", ssn},
                                                  {"us-itin", itin},
                                                  {"us-routing", routing},
                                                  {"phone", phone}});

} // namespace

bool isPartOfIdentifier(std::string_view text, ByteSpan span)
{
    const auto charAt = [&](std::int64_t i) {
        return i >= 0 && i < static_cast<std::int64_t>(text.size())
                   ? text[static_cast<std::size_t>(i)]
                   : ' ';
    };
    const std::int64_t begin = span.begin;
    const std::int64_t end = span.end;
    // 0.4111111111111111: digits of a fraction. A comma is what CSV puts between values.
    if (charAt(begin - 1) == '.' && isDigit(charAt(begin - 2)))
        return true;
    if (charAt(end) == '.' && isDigit(charAt(end + 1)))
        return true;
    // A GUID that covers the span begins at most 35 characters before its end.
    for (std::int64_t at = std::max<std::int64_t>(end - 36, 0); at <= begin; ++at) {
        if (isGuid(text.substr(static_cast<std::size_t>(at))))
            return true;
    }
    return false;
}

std::span<const NamedCheck> numberChecks()
{
    return table;
}

} // namespace keyturn::transcripts
