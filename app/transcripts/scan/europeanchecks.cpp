// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/checks.h"
#include "app/transcripts/scan/digits.h"

#include <array>
#include <string>

namespace keyturn::transcripts {

namespace {

bool isWhole(const Compact &number, std::size_t digits)
{
    return number.size() == digits && number.allDigits() && !number.allSame();
}

bool nhs(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 10))
        return false;
    const int rest = number.weighted(std::array{10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
    return (11 - rest) % 11 == number.digit(9) && rest != 1 && !isPartOfIdentifier(text, span);
}

bool nino(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (number.size() != 9)
        return false;
    const std::string_view prefix = number.view().substr(0, 2);
    static constexpr std::array never = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
    return std::string_view("DFIQUV").find(prefix[0]) == std::string_view::npos &&
           std::string_view("DFIOQUV").find(prefix[1]) == std::string_view::npos &&
           std::ranges::find(never, prefix) == never.end();
}

constexpr std::string_view spanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

bool nif(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    return number.size() == 9 &&
           spanishLetters[static_cast<std::size_t>(number.number(0, 8) % 23)] == number[8];
}

bool nie(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (number.size() != 9 || number[0] < 'X' || number[0] > 'Z')
        return false;
    const int value = (number[0] - 'X') * 10'000'000 + number.number(1, 7);
    return spanishLetters[static_cast<std::size_t>(value % 23)] == number[8];
}

/// Value of a character at an odd place (1st, 3rd ...) of the Italian fiscal code: 0-9 as A-J.
constexpr std::array oddValues = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                  20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};

bool codiceFiscale(std::string_view text, ByteSpan &span)
{
    const Compact code(text, span);
    if (code.size() != 16)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < 15; ++i) {
        const int value = isDigit(code[i]) ? code[i] - '0' : code[i] - 'A';
        sum += i % 2 == 0 ? oddValues[static_cast<std::size_t>(value)] : value;
    }
    return code[15] == 'A' + sum % 26;
}

bool pesel(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 11))
        return false;
    const int sum = number.weighted(std::array{1, 3, 7, 9, 1, 3, 7, 9, 1, 3});
    return (10 - sum % 10) % 10 == number.digit(10) &&
           isDay(number.number(4, 2), number.number(2, 2) % 20) && !isPartOfIdentifier(text, span);
}

/// In the first ten digits one comes twice or three times and at least one is missing.
bool repeatsLikeSteuerId(const Compact &number)
{
    std::array<int, 10> seen = {};
    for (std::size_t i = 0; i < 10; ++i)
        ++seen[static_cast<std::size_t>(number.digit(i))];
    const auto repeated = std::ranges::count_if(seen, [](int times) { return times > 1; });
    return repeated == 1 && std::ranges::max(seen) <= 3;
}

bool steuerId(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 11) || number[0] == '0' || !repeatsLikeSteuerId(number))
        return false;
    int product = 10;
    for (std::size_t i = 0; i < 10; ++i) {
        const int sum = (number.digit(i) + product) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == number.digit(10) && !isPartOfIdentifier(text, span);
}

bool bsn(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    return isWhole(number, 9) &&
           number.weighted(std::array{9, 8, 7, 6, 5, 4, 3, 2, -1}) % 11 == 0 &&
           !isPartOfIdentifier(text, span);
}

bool nir(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (number.size() != 15)
        return false;
    std::string digits(number.view());
    if (digits[5] == '2' && (digits[6] == 'A' || digits[6] == 'B')) // the two halves of Corsica
        digits.replace(5, 2, digits[6] == 'A' ? "19" : "18");
    if (!std::ranges::all_of(digits, isDigit))
        return false;
    const int month = (digits[3] - '0') * 10 + digits[4] - '0';
    const int key = (digits[13] - '0') * 10 + digits[14] - '0';
    return std::string_view("123478").find(digits[0]) != std::string_view::npos &&
           ((month >= 1 && month <= 12) || (month >= 20 && month <= 42)) &&
           97 - remainder(std::string_view(digits).substr(0, 13), 97) == key &&
           !isPartOfIdentifier(text, span);
}

bool hetu(std::string_view text, ByteSpan &span)
{
    constexpr std::string_view letters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    constexpr std::size_t length = 11;
    if (span.end - span.begin != length)
        return false;
    const std::string_view code = text.substr(span.begin, length);
    const std::string digits = std::string(code.substr(0, 6)) + std::string(code.substr(7, 3));
    if (!std::ranges::all_of(digits, isDigit))
        return false;
    const int day = (digits[0] - '0') * 10 + digits[1] - '0';
    const int month = (digits[2] - '0') * 10 + digits[3] - '0';
    return isDay(day, month) &&
           letters[static_cast<std::size_t>(remainder(digits, 31))] == upper(code[10]);
}

bool ahv(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 13) || number.number(0, 3) != 756)
        return false;
    const int sum = number.weighted(std::array{1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1});
    return sum % 10 == 0 && !isPartOfIdentifier(text, span);
}

bool personnummer(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if ((number.size() != 10 && number.size() != 12) || !number.allDigits() || number.allSame())
        return false;
    const std::size_t year = number.size() - 10;
    if (year == 2 && (number.number(0, 2) < 18 || number.number(0, 2) > 20))
        return false;
    const int day = number.number(year + 4, 2);
    return isDay(day > 60 ? day - 60 : day, number.number(year + 2, 2)) &&
           luhnHolds(number.view().substr(year)) && !isPartOfIdentifier(text, span);
}

bool belgian(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 11))
        return false;
    const std::string_view birth = number.view().substr(0, 9);
    const int key = number.number(9, 2);
    const bool before2000 = 97 - remainder(birth, 97) == key;
    const bool after2000 = 97 - remainder("2" + std::string(birth), 97) == key;
    return (before2000 || after2000) && number.number(2, 2) <= 12 && number.number(4, 2) <= 31 &&
           !isPartOfIdentifier(text, span);
}

bool norwegian(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 11))
        return false;
    const int first = number.weighted(std::array{3, 7, 6, 1, 8, 9, 4, 5, 2, 1});
    const int second = number.weighted(std::array{5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1});
    const int day = number.number(0, 2);
    return first % 11 == 0 && second % 11 == 0 &&
           isDay(day > 40 ? day - 40 : day, number.number(2, 2)) && !isPartOfIdentifier(text, span);
}

bool portuguese(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 9) ||
        std::string_view("1235689").find(number[0]) == std::string_view::npos)
        return false;
    const int rest = number.weighted(std::array{9, 8, 7, 6, 5, 4, 3, 2}) % 11;
    return (rest < 2 ? 0 : 11 - rest) == number.digit(8) && !isPartOfIdentifier(text, span);
}

constexpr auto table = std::to_array<NamedCheck>({{"uk-nhs", nhs},
                                                  {"uk-nino", nino},
                                                  {"es-nif", nif},
                                                  {"es-nie", nie},
                                                  {"it-codice-fiscale", codiceFiscale},
                                                  {"pl-pesel", pesel},
                                                  {"de-steuer-id", steuerId},
                                                  {"nl-bsn", bsn},
                                                  {"fr-nir", nir},
                                                  {"fi-hetu", hetu},
                                                  {"ch-ahv", ahv},
                                                  {"se-personnummer", personnummer},
                                                  {"be-rrn", belgian},
                                                  {"no-fnr", norwegian},
                                                  {"pt-nif", portuguese}});

} // namespace

std::span<const NamedCheck> europeanChecks()
{
    return table;
}

} // namespace keyturn::transcripts
