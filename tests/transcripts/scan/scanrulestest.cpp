// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every example of every rule file, and the rules about rules.
#include "app/transcripts/scan/examples.h"
#include "app/transcripts/scan/ruleset.h"
#include "app/transcripts/scan/scanner.h"
#include "app/transcripts/scan/trial.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

using namespace keyturn::transcripts;

namespace {

RuleSet builtIn()
{
    auto loaded = RuleSet::load();
    if (!loaded) {
        for (const RuleProblem &problem : loaded.error())
            qWarning("%s", problem.sentence().c_str());
        qFatal("the built-in rules do not load");
    }
    return *loaded;
}

std::string firstProblem(std::string_view text)
{
    const auto parsed = RuleSet::parse(text, "own.rules");
    return parsed ? std::string("none") : parsed.error().front().sentence();
}

constexpr std::string_view goodRule = R"(family: secret
rule: ours
title: Our badge
pattern: BADGE-\d{4}
hit: see BADGE-1234
hit: BADGE-0000
miss: BADGE
miss: BADGE-12345
)";

} // namespace

class ScanRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyExampleOfEveryRuleIsKept()
    {
        const RuleSet rules = builtIn();
        const auto broken = brokenExamples(rules);
        for (const RuleProblem &problem : broken)
            qWarning("%s", problem.sentence().c_str());
        QCOMPARE(broken.size(), 0U);
        QVERIFY(rules.rules().size() >= 50);
    }

    void everyHitIsAlsoFoundWhenAllRulesTakePart()
    {
        const RuleSet rules = builtIn();
        RuleChoice all;
        all.everything = true;
        const Scanner scanner(rules, all);
        int lost = 0;
        for (const Rule &rule : rules.rules()) {
            for (const std::string &hit : rule.hits) {
                std::vector<Finding> found;
                scanner.scan(hit, {rule.exampleField}, found);
                const bool secretKept = std::ranges::any_of(found, [&](const Finding &f) {
                    return f.severity >= rule.severity || f.ruleId == rule.id;
                });
                if (found.empty() || !secretKept) {
                    qWarning("%s: %s", rule.id.c_str(), hit.c_str());
                    ++lost;
                }
            }
        }
        QCOMPARE(lost, 0);
    }

    void aChangedExampleIsNoticed()
    {
        std::string text(goodRule);
        text.replace(text.find("BADGE-0000"), 10, "BADGE-00XX");
        const auto rules = RuleSet::parse(text, "own.rules");
        QVERIFY(rules.has_value());
        const auto broken = brokenExamples(*rules);
        QCOMPARE(broken.size(), 1U);
        QCOMPARE(broken[0].sentence(),
                 std::string("own.rules:2: the rule ours does not hold on its hit number 2; change "
                             "the rule's pattern, words or check, or the example."));
    }

    void problemsNameFileLineAndWayOut()
    {
        QCOMPARE(firstProblem(goodRule), std::string("none"));
        QCOMPARE(firstProblem("rule: a\npatern: x\n"),
                 std::string("own.rules:2: the key \"patern\" is unknown; use one of the keys of "
                             "resources/scan/README.md."));
        QCOMPARE(
            firstProblem("pattern: x\n"),
            std::string("own.rules:1: \"pattern\" stands before the first rule; begin the rule "
                        "with a line \"rule: its-id\"."));
        QCOMPARE(
            firstProblem("rule: a\ntitle: A\npattern: (\nhit: a\nhit: b\nmiss: c\nmiss: d\n"),
            std::string("own.rules:3: the pattern is no RE2 expression: missing ): (; mend it; "
                        "RE2 knows no look-ahead, no look-behind and no back reference."));
        QCOMPARE(
            firstProblem("rule: a\ntitle: A\npattern: x*\nhit: x\nhit: xx\nmiss: c\nmiss: d\n"),
            std::string("own.rules:3: the pattern matches nothing at all, which is everywhere; "
                        "let it ask for one character at least."));
        QCOMPARE(firstProblem("rule: a\ntitle: A\npattern: x\nhit: x\nmiss: c\nmiss: d\n"),
                 std::string("own.rules:1: the rule a has fewer than two hits or two misses; add "
                             "lines \"hit: ...\" and \"miss: ...\"."));
        QVERIFY(firstProblem("hello\n").starts_with("own.rules:1: the line is neither"));
        QVERIFY(firstProblem("rule: A b\n").starts_with("own.rules:1: the id \"A b\" is no name"));
        QVERIFY(firstProblem("rule: a\nscore: 400\n").starts_with("own.rules:2: the score is no"));
        QVERIFY(
            firstProblem("rule: a\ncheck: moon\n").starts_with("own.rules:2: the check \"moon\""));
    }

    void aFolderOfTheUsersAddsRulesAndReplacesOnes()
    {
        QTemporaryDir folder;
        std::ofstream(folder.filePath("own.rules").toStdString()) << goodRule;
        std::string replaced(goodRule);
        replaced.replace(replaced.find("ours"), 4, "email");
        std::ofstream(folder.filePath("mail.rules").toStdString()) << replaced;
        std::ofstream(folder.filePath("notes.txt").toStdString()) << "not a rule";

        const auto loaded = RuleSet::load(folder.path().toStdString());

        QVERIFY(loaded.has_value());
        QVERIFY(loaded->find("ours") != nullptr);
        QCOMPARE(loaded->find("email")->title, std::string("Our badge"));
        QCOMPARE(loaded->rules().size(), builtIn().rules().size() + 1);
    }

    void aFolderThatIsNotThereIsNamed()
    {
        const auto loaded = RuleSet::load("no/such/folder");
        QVERIFY(!loaded.has_value());
        QVERIFY(loaded.error().front().sentence().starts_with(
            "no/such/folder: the folder cannot be read"));
    }

    void packsAreOffUntilTheyAreSwitchedOn()
    {
        const RuleSet rules = builtIn();
        const std::string text = "NHS number 943 476 5919";
        std::vector<Finding> found;
        Scanner(rules).scan(text, {}, found);
        QVERIFY(std::ranges::find(found, "uk-nhs", &Finding::ruleId) == found.end());
        RuleChoice uk;
        uk.packs = {"uk"};
        found.clear();
        Scanner(rules, uk).scan(text, {}, found);
        QVERIFY(std::ranges::find(found, "uk-nhs", &Finding::ruleId) != found.end());
        QCOMPARE(rules.packs().front(), std::string("global"));
        QVERIFY(rules.packs().size() >= 20);
    }

    void aTrialCountsTheTextsItWouldHit()
    {
        auto trial = RuleTrial::of("rule: project-name\npattern: (?i)project\\s+falcon\n");
        QVERIFY(trial.has_value());
        QVERIFY(trial->read("About Project Falcon and project  FALCON", {}));
        QVERIFY(!trial->read("About the falcon", {}));
        QVERIFY(trial->read("Projéct fаlcon", {})); // an accent and a Cyrillic letter
        QCOMPARE(trial->texts(), 3U);
        QCOMPARE(trial->textsHit(), 2U);
        QCOMPARE(trial->hits(), 3U);
        QVERIFY(!RuleTrial::of("rule: a\npattern: [\n").has_value());
        QVERIFY(!RuleTrial::of("").has_value());
    }

    void aPatternMayBeWrittenWithAccents()
    {
        auto trial = RuleTrial::of("rule: a\npattern: (?i)m[üu]ller\ncontext: straße\nscore: 30\n");
        QVERIFY(trial.has_value());
        QVERIFY(trial->read("Müller, Lange Straße 3", {}));
        QVERIFY(trial->read("MULLER, LANGE STRASSE", {}));
        QVERIFY(!trial->read("Müller", {}));
        auto chinese = RuleTrial::of("rule: a\nedges: none\npattern: 机密[0-9]\n");
        QVERIFY(chinese.has_value());
        QVERIFY(chinese->read("这是机密7号", {}));
    }
};

QTEST_GUILESS_MAIN(ScanRulesTest)
#include "scanrulestest.moc"
