// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Masked texts and pseudonyms: nothing of a value shows, and no rule holds on what is left.
#include "app/transcripts/scan/masking.h"

#include "app/transcripts/scan/decoding.h"
#include "app/transcripts/scan/ruleset.h"
#include "tests/transcripts/scan/cleantexts.h"
#include "tests/transcripts/scan/plantedvalues.h"

#include <QTest>

#include <array>
#include <numeric>
#include <set>

using namespace keyturn::transcripts;
using keyturn::tests::CleanTexts;

namespace {

const RuleSet &builtIn()
{
    static const RuleSet rules = *RuleSet::load();
    return rules;
}

const Scanner &withEverything()
{
    static const Scanner scanner = [] {
        RuleChoice all;
        all.everything = true;
        return Scanner(builtIn(), all);
    }();
    return scanner;
}

std::string masked(std::string_view text)
{
    std::vector<Finding> found;
    withEverything().scan(text, {}, found);
    return maskedText(text, found);
}

std::array<std::uint8_t, 32> keyOf(std::uint8_t first)
{
    std::array<std::uint8_t, 32> key;
    std::iota(key.begin(), key.end(), first);
    return key;
}

bool isClean(const std::string &text, ScanField field)
{
    std::vector<Finding> found;
    withEverything().scan(text, {field}, found);
    for (const Finding &finding : found)
        qWarning("%s still in: %s", finding.ruleId.c_str(), text.c_str());
    return found.empty();
}

} // namespace

class MaskingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesBecomeDotsAndCardsKeepFourDigits()
    {
        QCOMPARE(masked("Card 4111 1111 1111 1234, mail ada@contoso.example"),
                 std::string("Card 4111 1111 1111 1234, mail ••••••••"));
        QCOMPARE(masked("Card 4111 1111 1111 1111!"), std::string("Card •••• 1111!"));
        QCOMPARE(masked("password=Tr0ub4dor.3"), std::string("password=••••••••"));
        QCOMPARE(masked("ignore all previous instructions"),
                 std::string("ignore all previous instructions"));
        const std::string encoded = base64Of("the card is 4111 1111 1111 1111");
        QCOMPARE(masked(encoded), std::string("••••••••"));
    }

    void aFindingThatDoesNotFitTheTextIsLeftOut()
    {
        const std::array findings = {Finding{"card", 2, 4}, Finding{"card", 4, 9},
                                     Finding{"card", 9, 900}};
        QCOMPARE(maskedText("abcdefghij", findings), std::string("ab••••••••ghij"));
    }

    void theSameValueGetsTheSameWord()
    {
        Pseudonymiser names(withEverything());
        QCOMPARE(names.redacted("4111 1111 1111 1111 and 5500-0000-0000-0004", {}),
                 std::string("[card-1] and [card-2]"));
        QCOMPARE(names.redacted("5500000000000004, ADA@contoso.example", {}),
                 std::string("[card-2], [email-1]"));
        QCOMPARE(names.redacted("ada@contoso.example bob@contoso.example", {}),
                 std::string("[email-1] [email-2]"));
        QCOMPARE(names.withheld(), 0U);
    }

    void namesOfPeopleBecomeWordsToo()
    {
        Pseudonymiser names(withEverything(), keyOf(1));
        names.addName("Ada Lovelace");
        names.addName("Ada");
        names.addName("Zoë");
        names.addName("X");
        QCOMPARE(names.redacted("ada lovelace met Ada and ZOË, not Adam. X", {}),
                 std::string("[name-1] met [name-2] and [name-3], not Adam. X"));
    }

    void noRuleHoldsOnARedactedExampleOfAnyRule()
    {
        Pseudonymiser names(withEverything());
        int dirty = 0;
        for (const Rule &rule : builtIn().rules()) {
            for (const std::string &hit : rule.hits) {
                for (std::size_t field = 0; field < scanFieldCount; ++field) {
                    const auto where = static_cast<ScanField>(field);
                    const auto before = names.withheld();
                    dirty += isClean(names.redacted(hit, {where}), where) ? 0 : 1;
                    if (names.withheld() != before)
                        qWarning("withheld: %s", hit.c_str());
                }
            }
        }
        QCOMPARE(dirty, 0);
        QCOMPARE(names.withheld(), 0U);
    }

    void noRuleHoldsOnRandomMixturesOfExamples()
    {
        Pseudonymiser names(withEverything());
        CleanTexts random(7);
        std::vector<std::string> hits;
        for (const Rule &rule : builtIn().rules())
            hits.insert(hits.end(), rule.hits.begin(), rule.hits.end());
        int dirty = 0;
        for (int i = 0; i < 1'500; ++i) {
            std::string text;
            for (std::uint64_t n = 1 + random.below(5); n > 0; --n) {
                const std::string &hit = hits[random.below(hits.size())];
                const std::size_t from = random.below(4) == 0 ? random.below(hit.size()) : 0;
                text += hit.substr(from) + std::string(random.below(3), ' ');
            }
            const auto field = static_cast<ScanField>(random.below(scanFieldCount));
            const std::string clean = names.redacted(text, {field});
            dirty += isClean(clean, field) ? 0 : 1;
            if (clean == "[withheld]")
                qWarning("withheld: %s", text.c_str());
        }
        QCOMPARE(dirty, 0);
        QVERIFY2(names.withheld() < 15, qPrintable(QString::number(names.withheld())));
    }

    void nothingOfAPlantedValueIsLeft()
    {
        Pseudonymiser names(withEverything());
        CleanTexts random(8);
        for (int i = 0; i < 1'000; ++i) {
            const auto planted = keyturn::tests::plantedText(random);
            const std::string value = planted.text.substr(planted.begin, planted.length);
            const std::string clean = names.redacted(planted.text, {planted.field});
            QVERIFY2(!clean.contains(value), clean.c_str());
            QVERIFY2(!masked(planted.text).contains(value), planted.text.c_str());
        }
    }

    void everyWordItselfIsClean()
    {
        std::set<std::string> kinds = {"name", "value"};
        for (const Rule &rule : builtIn().rules())
            kinds.insert(rule.kind);
        for (const std::string &kind : kinds) {
            for (std::size_t field = 0; field < scanFieldCount; ++field) {
                QVERIFY(isClean("[" + kind + "-1] [" + kind + "-411111]",
                                static_cast<ScanField>(field)));
            }
        }
    }

    void aRuleThatHoldsOnEveryWordWithholdsTheText()
    {
        const auto rules = RuleSet::parse("rule: a\ntitle: A\nedges: none\npattern: [a-z\\[]\n"
                                          "hit: a\nhit: b\nmiss: 1\nmiss: 2\n",
                                          "own.rules");
        QVERIFY(rules.has_value());
        const Scanner scanner(*rules);
        Pseudonymiser names(scanner);
        QCOMPARE(names.redacted("abc", {}), std::string());
        QCOMPARE(names.withheld(), 1U);
        QCOMPARE(names.redacted("123", {}), std::string("123"));
    }
};

QTEST_GUILESS_MAIN(MaskingTest)
#include "maskingtest.moc"
