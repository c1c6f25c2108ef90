// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/checks.h"
#include "app/transcripts/scan/digits.h"

#include <array>

namespace keyturn::transcripts {

namespace {

bool isWhole(const Compact &number, std::size_t digits)
{
    return number.size() == digits && number.allDigits() && !number.allSame();
}

bool tfn(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    return isWhole(number, 9) &&
           number.weighted(std::array{1, 4, 3, 7, 5, 8, 6, 9, 10}) % 11 == 0 &&
           !isPartOfIdentifier(text, span);
}

bool abn(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 11))
        return false;
    const int sum = number.weighted(std::array{10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19}) - 10;
    return number[0] != '0' && sum % 89 == 0 && !isPartOfIdentifier(text, span);
}

bool acn(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 9))
        return false;
    const int sum = number.weighted(std::array{8, 7, 6, 5, 4, 3, 2, 1});
    return (10 - sum % 10) % 10 == number.digit(8) && !isPartOfIdentifier(text, span);
}

bool medicare(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if ((number.size() != 10 && number.size() != 11) || !number.allDigits() || number[0] < '2' ||
        number[0] > '6')
        return false;
    const int sum = number.weighted(std::array{1, 3, 7, 9, 1, 3, 7, 9});
    return sum % 10 == number.digit(8) && number[9] != '0' && !isPartOfIdentifier(text, span);
}

/// One step of Verhoeff's scheme: the product in the dihedral group of ten elements.
constexpr int dihedral(int a, int b)
{
    if (a < 5)
        return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
    return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5;
}

bool verhoeffHolds(std::string_view digits)
{
    static constexpr std::array<int, 10> turn = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    int check = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int value = digits[digits.size() - 1 - i] - '0';
        for (std::size_t times = 0; times < i % 8; ++times)
            value = turn[static_cast<std::size_t>(value)];
        check = dihedral(check, value);
    }
    return check == 0;
}

bool aadhaar(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    return isWhole(number, 12) && number[0] >= '2' && verhoeffHolds(number.view()) &&
           !isPartOfIdentifier(text, span);
}

bool pan(std::string_view text, ByteSpan &span)
{
    const Compact code(text, span);
    return code.size() == 10 &&
           std::string_view("ABCFGHJLPT").find(code[3]) != std::string_view::npos;
}

bool nric(std::string_view text, ByteSpan &span)
{
    const Compact code(text, span);
    if (code.size() != 9)
        return false;
    int sum = 0;
    constexpr std::array weights = {2, 7, 6, 5, 4, 3, 2};
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += code.digit(i + 1) * weights[i];
    const char series = code[0];
    sum += series == 'T' || series == 'G' ? 4 : series == 'M' ? 3 : 0;
    const std::string_view letters = series == 'S' || series == 'T' ? "JZIHGFEDCBA"
                                     : series == 'M'                ? "XWUTRQPNJLK"
                                                                    : "XWUTRQPNMLK";
    return letters[static_cast<std::size_t>(sum % 11)] == code[8];
}

bool rrn(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 13) || !isDay(number.number(4, 2), number.number(2, 2)))
        return false;
    const int sum = number.weighted(std::array{2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5});
    return (11 - sum % 11) % 10 == number.digit(12) && !isPartOfIdentifier(text, span);
}

bool cpf(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    if (!isWhole(number, 11))
        return false;
    const int first = number.weighted(std::array{10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
    const int second = number.weighted(std::array{11, 10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
    return first == number.digit(9) && second == number.digit(10) &&
           !isPartOfIdentifier(text, span);
}

bool sin(std::string_view text, ByteSpan &span)
{
    const Compact number(text, span);
    return isWhole(number, 9) && number[0] != '0' && number[0] != '8' && luhnHolds(number.view()) &&
           !isPartOfIdentifier(text, span);
}

bool residentId(std::string_view text, ByteSpan &span)
{
    const Compact code(text, span);
    if (code.size() != 18 || !isDay(code.number(12, 2), code.number(10, 2)))
        return false;
    const int sum = code.weighted(std::array{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2});
    const int century = code.number(6, 2);
    return (century == 19 || century == 20) &&
           std::string_view("10X98765432")[static_cast<std::size_t>(sum % 11)] == code[17] &&
           !isPartOfIdentifier(text, span);
}

constexpr auto table = std::to_array<NamedCheck>({{"au-tfn", tfn},
                                                  {"au-abn", abn},
                                                  {"au-acn", acn},
                                                  {"au-medicare", medicare},
                                                  {"in-aadhaar", aadhaar},
                                                  {"in-pan", pan},
                                                  {"sg-nric", nric},
                                                  {"kr-rrn", rrn},
                                                  {"br-cpf", cpf},
                                                  {"ca-sin", sin},
                                                  {"cn-id", residentId}});

} // namespace

std::span<const NamedCheck> countryChecks()
{
    return table;
}

} // namespace keyturn::transcripts
