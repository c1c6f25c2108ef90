// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/transcripts/archivefixture.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

class TranscriptSearchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNewestFirstOnceForEachConversation();
    void keepsToTheScopeThatIsNamed();
    void wordsOfSeveralScopesMustBeInOneRow();
    void leavesOutWhatIsExcluded();
    void findsWordsByTheirBeginning();
    void findsWordsWithoutTheirAccents();
    void filtersByAgentEnvironmentChannelOutcomeAndTime();
    void filtersByFindings();
    void marksHitsAndFindingsInUtf16();
    void showsTheHitOfALongText();
    void pagesStayStableWhileRowsArrive();
    void aConversationOfSeveralRowsComesOnce();
    void findsInsideOneConversation();
    void answersHostileQueriesWithoutAnError_data();
    void answersHostileQueriesWithoutAnError();
};

void TranscriptSearchTest::findsNewestFirstOnceForEachConversation()
{
    ArchiveHome home;
    home.write({row("old").at(1).said("a refund please"), row("new").at(9).said("refund? refund"),
                row("other").at(5).said("good day"),
                row("middle").at(5).bot("no refund").said("then a refund")});
    QCOMPARE(home.keys(QStringLiteral("refund")), QStringList({"new", "middle", "old"}));
    const SearchPage page = home.search(QStringLiteral("refund"));
    QCOMPARE(drawn(page.hits[1].snippet.text.isEmpty() ? Snippet() : page.hits[1].snippet),
             QStringLiteral("then a [refund]"));
    QCOMPARE(page.hits[1].more, 1);
    QVERIFY(page.atEnd);
}

void TranscriptSearchTest::keepsToTheScopeThatIsNamed()
{
    ArchiveHome home;
    home.write({row("s").at(4).said("pear"), row("b").at(3).bot("pear"),
                row("t").at(2).tool("pear"), row("v").at(1).variable("pear")});
    QCOMPARE(home.keys(QStringLiteral("pear")), QStringList({"s", "b", "t", "v"}));
    QCOMPARE(home.keys(QStringLiteral("said:pear")), QStringList({"s"}));
    QCOMPARE(home.keys(QStringLiteral("bot:pear")), QStringList({"b"}));
    QCOMPARE(home.keys(QStringLiteral("tool:pear")), QStringList({"t"}));
    QCOMPARE(home.keys(QStringLiteral("var:pear")), QStringList({"v"}));
}

void TranscriptSearchTest::wordsOfSeveralScopesMustBeInOneRow()
{
    ArchiveHome home;
    home.write({row("both").at(3).said("where is my order").bot("order 8812 is on its way"),
                row("apart").at(2).said("where is my parcel").bot("which order"),
                row("one text").at(1).said("order lost").said("nothing")});
    QCOMPARE(home.keys(QStringLiteral("said:order bot:order")), QStringList({"both"}));
    QCOMPARE(home.keys(QStringLiteral("order lost")), QStringList({"one text"}));
    QCOMPARE(home.keys(QStringLiteral("order nothing")), QStringList());
}

void TranscriptSearchTest::leavesOutWhatIsExcluded()
{
    ArchiveHome home;
    home.write({row("a").at(2).said("refund for gift cards").bot("sorry"),
                row("b").at(1).said("refund for shoes").bot("done")});
    QCOMPARE(home.keys(QStringLiteral("refund -gift")), QStringList({"b"}));
    QCOMPARE(home.keys(QStringLiteral("said:refund -bot:sorry")), QStringList({"b"}));
    QCOMPARE(home.keys(QStringLiteral("\"refund for\" -\"gift cards\"")), QStringList({"b"}));
    QCOMPARE(home.keys(QStringLiteral("ref* -sho*")), QStringList({"a"}));
}

void TranscriptSearchTest::findsWordsByTheirBeginning()
{
    ArchiveHome home;
    std::vector<MadeRow> rows{row("refund").at(3).said("a Réfund"),
                              row("reform").at(2).bot("reform"), row("red").at(1).said("red \"ref"),
                              row("ref").said("ref")};
    // More words than are walked through one by one.
    for (int i = 0; i < 90; ++i)
        rows.push_back(row("many").at(-10).said("manifold" + std::to_string(i)));
    home.write(std::move(rows));
    QCOMPARE(home.keys(QStringLiteral("ref*")), QStringList({"refund", "reform", "red", "ref"}));
    QCOMPARE(home.keys(QStringLiteral("RÉF*")), QStringList({"refund", "reform", "red", "ref"}));
    QCOMPARE(home.keys(QStringLiteral("said:refu*")), QStringList({"refund"}));
    QCOMPARE(home.keys(QStringLiteral("ref* -refo*")), QStringList({"refund", "red", "ref"}));
    QCOMPARE(home.keys(QStringLiteral("\"a ref\"*")), QStringList({"refund"}));
    QCOMPARE(home.keys(QStringLiteral("manif*")), QStringList({"many"}));
    QCOMPARE(home.keys(QStringLiteral("refx*")), QStringList());
    QCOMPARE(drawn(home.search(QStringLiteral("re*")).hits[0].snippet),
             QString::fromUtf8("a [Réfund]"));
}

void TranscriptSearchTest::findsWordsWithoutTheirAccents()
{
    ArchiveHome home;
    home.write(
        {row("a").said("Rückerstattung für Zoë"), row("b").at(1).said("R\u00fcckerstattung")});
    QCOMPARE(home.keys(QStringLiteral("ruckerstattung")), QStringList({"b", "a"}));
    QCOMPARE(home.keys(QStringLiteral("ZOE")), QStringList({"a"}));
}

void TranscriptSearchTest::filtersByAgentEnvironmentChannelOutcomeAndTime()
{
    ArchiveHome home;
    home.write(
        {row("a").at(0).said("pear").agent("bot-a", "Retail Care", "env-a").outcome("HandOff"),
         row("b").at(60).said("pear").agent("bot-b", "Retail", "env-b").channel("webchat"),
         row("c").at(24 * 60).said("pear").agent("bot-a", "Retail Care", "env-a")});
    for (const char *words : {"", "pear "}) {
        const QString w = QString::fromUtf8(words);
        QCOMPARE(home.keys(w + QStringLiteral("agent:\"retail care\"")), QStringList({"c", "a"}));
        QCOMPARE(home.keys(w + QStringLiteral("agent:bot-b")), QStringList({"b"}));
        QCOMPARE(home.keys(w + QStringLiteral("agent:retail*")), QStringList({"c", "b", "a"}));
        QCOMPARE(home.keys(w + QStringLiteral("-agent:bot-b")), QStringList({"c", "a"}));
        QCOMPARE(home.keys(w + QStringLiteral("env:env-b")), QStringList({"b"}));
        QCOMPARE(home.keys(w + QStringLiteral("channel:webchat")), QStringList({"b"}));
        QCOMPARE(home.keys(w + QStringLiteral("outcome:escalated")), QStringList({"a"}));
        QCOMPARE(home.keys(w + QStringLiteral("after:2026-11-21")), QStringList({"c"}));
        QCOMPARE(home.keys(w + QStringLiteral("before:2026-11-20T15:00")), QStringList({"a"}));
        QCOMPARE(home.keys(w + QStringLiteral("after:2026-11-20T15:00 before:2026-11-21")),
                 QStringList({"b"}));
        QCOMPARE(home.keys(w + QStringLiteral("agent:nobody")), QStringList());
        QCOMPARE(home.keys(w + QStringLiteral("class:design")), QStringList());
    }
}

void TranscriptSearchTest::filtersByFindings()
{
    ArchiveHome home;
    home.write({row("card").at(3).said("my card 4111").finding("card", "4111"),
                row("mail").at(2).said("my card and a@b.example").finding("email", "a@b.example"),
                row("none").at(1).said("my card")});
    for (const char *words : {"", "card "}) {
        const QString w = QString::fromUtf8(words);
        QCOMPARE(home.keys(w + QStringLiteral("has:finding")), QStringList({"card", "mail"}));
        QCOMPARE(home.keys(w + QStringLiteral("-has:finding")), QStringList({"none"}));
        QCOMPARE(home.keys(w + QStringLiteral("finding:card")), QStringList({"card"}));
        QCOMPARE(home.keys(w + QStringLiteral("-finding:card")), QStringList({"mail", "none"}));
        QCOMPARE(home.keys(w + QStringLiteral("finding:card finding:email")),
                 QStringList({"card", "mail"}));
        QCOMPARE(home.keys(w + QStringLiteral("finding:unheard-of")), QStringList());
    }
}

void TranscriptSearchTest::marksHitsAndFindingsInUtf16()
{
    ArchiveHome home;
    home.write({row("a")
                    .said("😀 Karte 4111\nund Rückgabe 👩‍🚀 Karte")
                    .finding("card", "4111")});
    const SearchPage page = home.search(QStringLiteral("karte ruckgabe"));
    QCOMPARE(page.hits.size(), 1);
    QCOMPARE(drawn(page.hits[0].snippet),
             QString::fromUtf8("😀 [Karte] {4111} und [Rückgabe] 👩‍🚀 [Karte]"));
    QCOMPARE(page.hits[0].snippet.highlights[0], (TextRange{3, 5}));
}

void TranscriptSearchTest::showsTheHitOfALongText()
{
    ArchiveHome home;
    const std::string before(5'000, 'x');
    home.write({row("a")
                    .said(before + " secret: 4111111111111111 needle " + before)
                    .finding("card", "4111111111111111")});
    const SearchPage page = home.search(QStringLiteral("needle"));
    const Snippet &snippet = page.hits[0].snippet;
    QVERIFY(snippet.cutBefore && snippet.cutAfter);
    QVERIFY(snippet.text.size() < 300);
    QVERIFY2(drawn(snippet).contains(QStringLiteral("{4111111111111111} [needle]")),
             qPrintable(drawn(snippet)));
}

void TranscriptSearchTest::pagesStayStableWhileRowsArrive()
{
    ArchiveHome home;
    std::vector<MadeRow> rows;
    for (int i = 0; i < 25; ++i)
        rows.push_back(row("c" + std::to_string(i)).at(i * 2).said("pear"));
    home.write(std::move(rows));

    QStringList seen;
    SearchCursor cursor;
    for (int page = 0; page < 4; ++page) {
        const auto found = home.store().search(parsed(QStringLiteral("pear")), cursor, 10);
        QVERIFY(found.has_value());
        for (const Hit &hit : found->hits)
            seen << QString::number(hit.conversation);
        cursor = found->next;
        // One newer than all, one between what was shown and what comes, one older than all.
        home.write({row("n" + std::to_string(page)).at(1'000 + page).said("pear"),
                    row("o" + std::to_string(page)).at(-1'000 - page).said("pear")});
    }
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), seen.size());
    QCOMPARE(seen.size(), 25 + 3);
}

void TranscriptSearchTest::aConversationOfSeveralRowsComesOnce()
{
    ArchiveHome home;
    home.write({row("long").at(1).said("pear"), row("b").at(5).said("pear")});
    home.write({row("long").at(9).said("pear again")});
    SearchCursor cursor;
    QStringList snippets;
    for (int page = 0; page < 3; ++page) {
        const auto found = home.store().search(parsed(QStringLiteral("pear")), cursor, 1);
        QVERIFY(found.has_value());
        for (const Hit &hit : found->hits)
            snippets << drawn(hit.snippet) + u'@' + QString::number(hit.conversation);
        cursor = found->next;
    }
    QCOMPARE(snippets, QStringList({QStringLiteral("[pear] again@%1").arg(home.idOf("long")),
                                    QStringLiteral("[pear]@%1").arg(home.idOf("b"))}));
}

void TranscriptSearchTest::findsInsideOneConversation()
{
    ArchiveHome home;
    home.write({row("a").at(1).said("pear one").bot("no").said("pear two"),
                row("a").at(9).bot("pear three"), row("b").said("pear")});
    const auto hits =
        home.store().hitsIn(home.idOf(QStringLiteral("a")), parsed(QStringLiteral("pear")));
    QVERIFY(hits.has_value());
    QStringList texts;
    for (const Hit &hit : *hits)
        texts << drawn(hit.snippet);
    QCOMPARE(texts, QStringList({"[pear] one", "[pear] two", "[pear] three"}));
}

void TranscriptSearchTest::answersHostileQueriesWithoutAnError_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query : {"\"NEAR(a b)\"",
                              "a AND OR NOT b",
                              "said:\"x\" OR 1",
                              "\"a\"\"b\"",
                              "col:x*",
                              "{said}:x",
                              "^start",
                              "a + b",
                              "(((((",
                              "))",
                              "'; DROP TABLE rows; --",
                              "x\"y z",
                              "a*b*c",
                              "\\",
                              "%",
                              "rowid:1",
                              "texts",
                              "-a b",
                              "NOT",
                              "said:NOT x",
                              "😀x",
                              "\u200b\u200bx",
                              "1:2:3"})
        QTest::newRow(query) << QString::fromUtf8(query);
    QTest::newRow("nul") << QStringLiteral("a%1b").arg(QChar(u'\0'));
    QTest::newRow("surrogate") << QStringLiteral("ab%1").arg(QChar(0xd800));
    QTest::newRow("deep") << QString(1'500, u'(') + QStringLiteral("a");
}

void TranscriptSearchTest::answersHostileQueriesWithoutAnError()
{
    QFETCH(QString, query);
    ArchiveHome home;
    home.write({row("a").said("a b x NOT")});
    const auto understood = parseQuery(query);
    if (!understood) {
        QVERIFY(!understood.error().why().isEmpty());
        QVERIFY(!understood.error().mend().isEmpty());
        QVERIFY(understood.error().begin + understood.error().length <= query.size());
        return;
    }
    const auto found = home.store().search(*understood, {});
    QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().facts()));
    QVERIFY(home.store().facets(*understood).has_value());
}

QTEST_GUILESS_MAIN(TranscriptSearchTest)
#include "transcriptsearchtest.moc"
