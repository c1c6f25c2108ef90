// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transcripts/scan/plantedvalues.h"

#include <array>
#include <functional>
#include <numeric>
#include <span>
#include <vector>

namespace keyturn::tests {

namespace {

using transcripts::ScanField;

constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view alphanumeric =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view nbsp = "\u00A0";

struct Value
{
    std::string ruleId;
    std::string text;
    std::string label;      ///< what people write before it
    bool inUrls = true;     ///< whether it may stand in a query
    bool separable = false; ///< digits in groups of four
};

int digitOf(char c)
{
    return c - '0';
}

/// The digit that makes every second digit, doubled, and the others add up to a multiple of ten.
std::string withLuhn(const std::string &body)
{
    for (char last = '0'; last <= '9'; ++last) {
        const std::string number = body + last;
        int sum = 0;
        for (std::size_t i = 0; i < number.size(); ++i) {
            int value = digitOf(number[number.size() - 1 - i]);
            if (i % 2 == 1)
                value = value * 2 / 10 + value * 2 % 10;
            sum += value;
        }
        if (sum % 10 == 0)
            return number;
    }
    return body;
}

int modulo(const std::string &digits, int divisor)
{
    return std::accumulate(digits.begin(), digits.end(), 0, [divisor](int rest, char c) {
        return (rest * 10 + digitOf(c)) % divisor;
    });
}

std::string withIbanCheck(const std::string &country, const std::string &account)
{
    std::string digits;
    for (const char c : account + country + "00")
        digits += c >= 'A' ? std::to_string(c - 'A' + 10) : std::string(1, c);
    const int check = 98 - modulo(digits, 97);
    return country + (check < 10 ? "0" : "") + std::to_string(check) + account;
}

std::string grouped(const std::string &value, std::string_view separator)
{
    std::string spelled;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            spelled += separator;
        spelled += value[i];
    }
    return spelled;
}

Value card(CleanTexts &random)
{
    static constexpr auto prefixes = std::to_array<std::string_view>(
        {"4", "51", "55", "2221", "2720", "6011", "65", "3530", "62"});
    const std::string prefix(random.oneOf(prefixes));
    return {"card", withLuhn(prefix + random.digits(15 - prefix.size())), "card", true, true};
}

Value amex(CleanTexts &random)
{
    const std::string number = withLuhn((random.below(2) == 0 ? "34" : "37") + random.digits(12));
    return {"card",
            random.below(2) == 0
                ? number
                : number.substr(0, 4) + " " + number.substr(4, 6) + "-" + number.substr(10),
            "Amex"};
}

Value iban(CleanTexts &random)
{
    switch (random.below(4)) {
    case 0:
        return {"iban", withIbanCheck("DE", random.digits(18)), "IBAN", true, true};
    case 1:
        return {"iban", withIbanCheck("GB", random.letters(4, capitals) + random.digits(14)),
                "account", true, true};
    case 2:
        return {"iban", withIbanCheck("NL", random.letters(4, capitals) + random.digits(10)),
                "rekening", true, true};
    default:
        return {"iban", withIbanCheck("FR", random.digits(23)), "compte", true, true};
    }
}

std::string weighted(CleanTexts &random, std::span<const int> weights,
                     const std::function<bool(int)> &holds)
{
    for (;;) {
        const std::string number = random.digits(weights.size());
        int sum = 0;
        for (std::size_t i = 0; i < number.size(); ++i)
            sum += digitOf(number[i]) * weights[i];
        if (holds(sum))
            return number;
    }
}

Value ofCountry(CleanTexts &random)
{
    static constexpr std::string_view spanish = "TRWAGMYFPDXBNJZSQVHLCKE";
    switch (random.below(9)) {
    case 0:
        return {"uk-nhs",
                weighted(random, std::array{10, 9, 8, 7, 6, 5, 4, 3, 2, 1},
                         [](int sum) { return sum % 11 == 0; }),
                "NHS number"};
    case 1:
        return {"nl-bsn",
                weighted(random, std::array{9, 8, 7, 6, 5, 4, 3, 2, -1},
                         [](int sum) { return sum % 11 == 0; }),
                "BSN"};
    case 2: {
        const std::string number = random.digits(8);
        return {"es-nif", number + spanish[static_cast<std::size_t>(modulo(number, 23))], "DNI"};
    }
    case 3:
        return {"au-tfn",
                weighted(random, std::array{1, 4, 3, 7, 5, 8, 6, 9, 10},
                         [](int sum) { return sum % 11 == 0; }),
                "TFN"};
    case 4: {
        const std::string birth = "1" + random.digits(2) + "05" + random.digits(8);
        const int key = 97 - modulo(birth, 97);
        return {"fr-nir", birth + (key < 10 ? "0" : "") + std::to_string(key), "NIR"};
    }
    case 5: {
        const std::string number = "756" + random.digits(9);
        int sum = 0;
        for (std::size_t i = 0; i < number.size(); ++i)
            sum += digitOf(number[i]) * (i % 2 == 0 ? 1 : 3);
        return {"ch-ahv", number + std::to_string((10 - sum % 10) % 10), "AHV"};
    }
    case 6:
        return {"se-personnummer",
                [&] {
                    const std::string whole =
                        withLuhn("8507" + std::string("14") + random.digits(3));
                    return whole.substr(0, 6) + "-" + whole.substr(6);
                }(),
                "personnummer"};
    case 7: {
        const std::string number = "140385" + random.digits(3);
        return {"fi-hetu",
                number.substr(0, 6) + "-" + number.substr(6) +
                    "0123456789ABCDEFHJKLMNPRSTUVWXY"[modulo(number, 31)],
                "hetu"};
    }
    default:
        return {"us-routing",
                "02" +
                    [&] {
                        for (;;) {
                            const std::string rest = random.digits(7);
                            const std::string all = "02" + rest;
                            int sum = 0;
                            for (std::size_t i = 0; i < 9; ++i)
                                sum += digitOf(all[i]) * std::array{3, 7, 1}[i % 3];
                            if (sum % 10 == 0)
                                return rest;
                        }
                    }(),
                "routing number"};
    }
}

Value secret(CleanTexts &random)
{
    const auto made = [&](std::size_t count) { return random.letters(count, alphanumeric); };
    switch (random.below(12)) {
    case 0:
        return {"entra-client-secret", made(3) + "8Q~" + made(34), "secret"};
    case 1:
        return {"jwt", "eyJ" + made(20) + ".eyJ" + made(60) + "." + made(43), "token"};
    case 2:
        return {"azure-account-key", "AccountKey=" + made(86) + "==", "storage", false};
    case 3:
        return {"sas-signature", "sig=" + made(42) + "%3D", "sas", false};
    case 4:
        return {"shared-access-key", "SharedAccessKey=" + made(43) + "=", "bus", false};
    case 5:
        return {"apim-key", "Ocp-Apim-Subscription-Key: " + random.hex(32), "header", false};
    case 6:
        return {"github-token", "ghp_" + made(36), "token"};
    case 7:
        return {"aws-key", "AKIA" + random.letters(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), "aws"};
    case 8:
        return {"google-key", "AIza" + made(35), "maps"};
    case 9:
        return {"slack-token", "xoxb-" + random.digits(12) + "-" + made(24), "slack"};
    case 10:
        return {"private-key",
                "-----BEGIN PRIVATE KEY-----\n" + made(64) + "\n-----END PRIVATE KEY-----", "pem",
                false};
    default:
        return {"authorization-header", "Authorization: Bearer " + made(40), "header", false};
    }
}

Value personal(CleanTexts &random)
{
    switch (random.below(5)) {
    case 0:
        return {"email", random.letters(7, "abcdefghij") + ".x@contoso.example", "mail", false};
    case 1:
        return {"phone", "+49 30 " + random.digits(4) + " " + random.digits(4), "Telefon", false};
    case 2:
        return {"us-ssn", "53" + random.letters(1, "123456789") + "-12-" + random.digits(4), "ssn"};
    case 3:
        return {"ipv4",
                "203.0." + std::to_string(random.below(256)) + "." +
                    std::to_string(random.below(256)),
                "address"};
    default:
        return {"mac", "00:1A:" + random.digits(2) + ":3C:" + random.digits(2) + ":5E", "device"};
    }
}

std::string spelled(CleanTexts &random, const Value &value)
{
    if (!value.separable)
        return value.text;
    static constexpr auto separators =
        std::to_array<std::string_view>({"", " ", "-", nbsp, " - ", "\u2011", "\u2009", "."});
    return grouped(value.text, random.oneOf(separators));
}

struct Place
{
    std::string before;
    std::string after;
};

Place placeFor(CleanTexts &random, const Value &value)
{
    const std::uint64_t kinds = value.inUrls ? 12 : 10;
    switch (random.below(kinds)) {
    case 0:
        return {"My " + value.label + " is ", ", thank you."};
    case 1:
        return {value.label + ": ", ""};
    case 2:
        return {R"({"note":")" + value.label + R"(","value":")", "\"}"};
    case 3:
        return {R"({\"")" + value.label + R"(\":\")", R"(\"})"};
    case 4:
        return {"| " + value.label + " | **", "** |"};
    case 5:
        return {"`" + value.label + "` `", "`"};
    case 6:
        return {random.prose() + "\n" + value.label + "\n", "\n" + random.prose()};
    case 7:
        return {"name;" + value.label + ";", ";done"};
    case 8:
        return {"<b>" + value.label + "</b>&nbsp;<i>", "</i>"};
    case 9:
        return {"Grüße – hier ist " + value.label + " „", "“ 👍"};
    case 10:
        return {"https://pay.invalid/a?x=1&" + value.label + "=", "&y=2"};
    default:
        return {"[" + value.label + "](https://pay.invalid/?n=", ")"};
    }
}

} // namespace

Planted plantedText(CleanTexts &random)
{
    static constexpr std::array makers = {card,      amex,   iban,   iban,
                                          ofCountry, secret, secret, personal};
    const Value value = makers[random.below(makers.size())](random);
    const Place place = placeFor(random, value);
    const std::string spelling = spelled(random, value);
    Planted planted;
    planted.text = place.before + spelling + place.after;
    planted.ruleId = value.ruleId;
    // Of a value behind a name only the value counts.
    const auto mark = spelling.find_last_of(value.ruleId == "jwt" ? "" : "=:");
    std::size_t skip = 0;
    if (value.ruleId == "azure-account-key" || value.ruleId == "shared-access-key" ||
        value.ruleId == "sas-signature")
        skip = spelling.find('=') + 1;
    else if (value.ruleId == "apim-key")
        skip = mark + 2;
    else if (value.ruleId == "authorization-header")
        skip = spelling.rfind(' ') + 1;
    planted.begin = static_cast<std::uint32_t>(place.before.size() + skip);
    planted.length = static_cast<std::uint32_t>(spelling.size() - skip);
    return planted;
}

} // namespace keyturn::tests
