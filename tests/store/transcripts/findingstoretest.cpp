// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/findingstore.h"

#include "tests/store/transcripts/archivefixture.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

namespace {

QStringList drawnFindings(const QList<ArchivedFinding> &findings)
{
    QStringList lines;
    for (const ArchivedFinding &finding : findings) {
        lines << QStringLiteral("%1 %2+%3 %4%5")
                     .arg(finding.rule)
                     .arg(finding.characters.begin)
                     .arg(finding.characters.length)
                     .arg(finding.activity)
                     .arg(finding.suppressed ? QStringLiteral(" suppressed: ") + finding.reason
                                             : QString());
    }
    return lines;
}

} // namespace

class FindingStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesFindingsInTheOrderOfTheTexts();
    void aSuppressedFindingNoLongerCounts();
    void textsStreamInOrderFromWhereOneIs();
    void aRescanReplacesWhatItsRuleFoundAndKeepsDecisions();
    void forgetsARule();
};

void FindingStoreTest::givesFindingsInTheOrderOfTheTexts()
{
    ArchiveHome home;
    home.write({row("a")
                    .bot("hi")
                    .said("😀 4111 and a@b")
                    .finding("email", "a@b")
                    .finding("card", "4111")
                    .variable("x4111")
                    .finding("card", "4111")});
    FindingStore findings(home.archive());
    const auto found = findings.of(home.idOf(QStringLiteral("a")));
    QVERIFY(found.has_value());
    QCOMPARE(drawnFindings(*found), QStringList({"card 3+4 1", "email 12+3 1", "card 1+4 2"}));
    QCOMPARE((*found)[0].bytes, (TextRange{5, 4}));
    QCOMPARE((*found)[2].field, TextField::Variable);
}

void FindingStoreTest::aSuppressedFindingNoLongerCounts()
{
    ArchiveHome home;
    home.write({row("a").said("4111").finding("card", "4111")});
    FindingStore findings(home.archive());
    const qint64 conversation = home.idOf(QStringLiteral("a"));
    const qint64 finding = findings.of(conversation)->front().id;
    QVERIFY(findings.suppress(finding, QStringLiteral("order number"), QStringLiteral("dana"),
                              minute(1)));
    QCOMPARE(home.keys(QStringLiteral("has:finding")), QStringList());
    QCOMPARE(home.keys(QStringLiteral("finding:card")), QStringList());
    QCOMPARE(home.store().counts()->openFindings, 0);
    QCOMPARE(home.listed(QStringLiteral("a")).findings.value(0),
             (ListedConversation::RuleCount{"card", 1, 0, 1}));
    QVERIFY(home.search(QStringLiteral("4111")).hits[0].snippet.findings[0].suppressed);
    const ArchivedFinding decided = findings.of(conversation)->front();
    QCOMPARE(decided.decidedBy, QStringLiteral("dana"));
    QCOMPARE(*decided.decidedMs, minute(1));

    QVERIFY(findings.unsuppress(finding).has_value());
    QCOMPARE(home.keys(QStringLiteral("has:finding")), QStringList({"a"}));
    QCOMPARE(home.store().facets({})->rules, (QList<FacetCount>{{"card", "card", 1}}));
    QCOMPARE(findings.unsuppress(99).error().kind, ErrorKind::NotFound);
}

void FindingStoreTest::textsStreamInOrderFromWhereOneIs()
{
    ArchiveHome home;
    std::vector<MadeRow> rows;
    for (int i = 0; i < 700; ++i)
        rows.push_back(row("c" + std::to_string(i)).at(i).said("a").bot("b"));
    home.write(std::move(rows));
    FindingStore findings(home.archive());
    QList<qint64> ids;
    bool isSame = true;
    const auto last = findings.streamTexts(-1, [&](const ArchivedFragment &fragment) {
        ids << fragment.id;
        isSame = isSame && fragment.id - fragment.row == fragment.text.activity &&
                 fragment.text.text == (fragment.text.activity == 0 ? "a" : "b");
        return true;
    });
    QVERIFY(last.has_value() && isSame);
    QCOMPARE(ids.size(), 1'400);
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
    QCOMPARE(*last, ids.last());
    int rest = 0;
    const auto stopped =
        findings.streamTexts(ids[999], [&](const ArchivedFragment &) { return ++rest < 5; });
    QCOMPARE(*stopped, ids[1'004]);
}

void FindingStoreTest::aRescanReplacesWhatItsRuleFoundAndKeepsDecisions()
{
    ArchiveHome home;
    home.write(
        {row("a").said("1 2 3").finding("digit", "1").finding("digit", "2").finding("other", "3"),
         row("b").at(1).said("7")});
    FindingStore findings(home.archive());
    const qint64 a = home.idOf(QStringLiteral("a"));
    const qint64 b = home.idOf(QStringLiteral("b"));
    const ArchivedFinding first = findings.of(a)->front();
    QVERIFY(findings.suppress(first.id, QStringLiteral("fine"), {}, 0).has_value());

    QList<qint64> texts;
    const auto last = findings.streamTexts(-1, [&](const ArchivedFragment &fragment) {
        texts << fragment.id;
        return true;
    });
    const std::vector<FoundIn> found{{texts[0], {0, "digit", 0, 1, 2, 50}},
                                     {texts[0], {0, "digit", 4, 1, 2, 50}},
                                     {texts[1], {0, "digit", 0, 1, 2, 50}},
                                     {texts[1] + 77, {0, "digit", 0, 1, 2, 50}}};
    QVERIFY(findings.replace(QStringLiteral("digit"), -1, *last, found).has_value());
    QCOMPARE(drawnFindings(*findings.of(a)),
             QStringList({"digit 0+1 0 suppressed: fine", "digit 4+1 0", "other 4+1 0"}));
    QCOMPARE(drawnFindings(*findings.of(b)), QStringList({"digit 0+1 0"}));
    QCOMPARE(home.keys(QStringLiteral("finding:digit")), QStringList({"b", "a"}));

    QVERIFY(findings.replace(QStringLiteral("digit"), -1, *last, {}).has_value());
    QCOMPARE(home.keys(QStringLiteral("has:finding")), QStringList({"a"}));
}

void FindingStoreTest::forgetsARule()
{
    ArchiveHome home;
    std::vector<MadeRow> rows;
    for (int i = 0; i < 2'500; ++i)
        rows.push_back(row("c" + std::to_string(i)).at(i).said("a").finding("many", "a"));
    rows.push_back(row("kept").said("a").finding("kept", "a"));
    home.write(std::move(rows));
    FindingStore findings(home.archive());
    const auto forgotten = findings.forget(QStringLiteral("many"));
    QVERIFY(forgotten.has_value());
    QCOMPARE(*forgotten, 2'500);
    QCOMPARE(home.keys(QStringLiteral("has:finding")), QStringList({"kept"}));
    QCOMPARE(home.store().counts()->openFindings, 1);
}

QTEST_GUILESS_MAIN(FindingStoreTest)
#include "findingstoretest.moc"
