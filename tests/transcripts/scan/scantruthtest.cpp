// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The planted truth: what is planted is found in every spelling, and 10,000 clean texts give no
// hit.
#include "app/transcripts/scan/ruleset.h"
#include "app/transcripts/scan/scanner.h"
#include "tests/transcripts/scan/cleantexts.h"
#include "tests/transcripts/scan/plantedvalues.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace keyturn::transcripts;
using keyturn::tests::CleanTexts;
using keyturn::tests::Planted;

namespace {

RuleChoice everything()
{
    RuleChoice all;
    all.everything = true;
    return all;
}

const RuleSet &builtIn()
{
    static const RuleSet rules = *RuleSet::load();
    return rules;
}

/// Bytes of the findings that belong to the rule and cover the planted span, or nothing.
bool covers(const std::vector<Finding> &found, const Planted &planted)
{
    return std::ranges::any_of(found, [&](const Finding &finding) {
        return finding.ruleId == planted.ruleId && finding.begin <= planted.begin &&
               finding.begin + finding.length >= planted.begin + planted.length;
    });
}

} // namespace

class ScanTruthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandCleanTextsGiveNoHitOfAChecksumOrASecret()
    {
        const Scanner scanner(builtIn(), everything());
        CleanTexts clean(1);
        std::map<std::string, int> false_;
        int others = 0;
        for (int i = 0; i < 10'000; ++i) {
            const std::string text = i % 2 == 0 ? clean.nearMiss() : clean.prose();
            for (const ScanField field : {ScanField::UserSaid, ScanField::ToolObservation}) {
                std::vector<Finding> found;
                scanner.scan(text, {field}, found);
                for (const Finding &finding : found) {
                    const Rule &rule = *scanner.rule(finding.ruleId);
                    if (rule.proof != Proof::Checksum && rule.family == RuleFamily::Personal) {
                        ++others;
                        continue;
                    }
                    if (++false_[finding.ruleId] == 1)
                        qWarning("%s: %s", finding.ruleId.c_str(), text.c_str());
                }
            }
        }
        qInfo("hits of shapes of personal data: %d of 10,000 texts", others);
        QVERIFY(false_.empty());
        QVERIFY(others <= 300);
    }

    void everythingPlantedIsFoundInEverySpelling()
    {
        const Scanner scanner(builtIn(), everything());
        CleanTexts clean(2);
        std::map<std::string, std::pair<int, int>> tally; // planted, found
        for (int i = 0; i < 6'000; ++i) {
            const Planted planted = keyturn::tests::plantedText(clean);
            std::vector<Finding> found;
            scanner.scan(planted.text, {planted.field, planted.name}, found);
            auto &[count, hits] = tally[planted.ruleId];
            ++count;
            if (covers(found, planted))
                ++hits;
            else if (count - hits < 4)
                qWarning("%s not in: %s", planted.ruleId.c_str(), planted.text.c_str());
        }
        for (const auto &[rule, counts] : tally)
            qInfo("%-22s planted %4d found %4d", rule.c_str(), counts.first, counts.second);
        QVERIFY(tally.size() >= 25);
        for (const auto &[rule, counts] : tally)
            QCOMPARE(counts.second, counts.first);
    }

    void aPlantedValueIsItselfAndNotTheDigitsAroundIt()
    {
        const Scanner scanner(builtIn(), {});
        const std::string text = "Card 4111 1111 1111 1111 12/29 123, thanks";
        std::vector<Finding> found;
        scanner.scan(text, {}, found);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(text.substr(found[0].begin, found[0].length), std::string("4111 1111 1111 1111"));
    }
};

QTEST_GUILESS_MAIN(ScanTruthTest)
#include "scantruthtest.moc"
