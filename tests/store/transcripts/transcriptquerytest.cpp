// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/transcriptstore.h"

#include <QTest>

using namespace keyturn;

class TranscriptQueryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryPartOfTheLanguage();
    void takesAddressesAndTimesAsWords();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
};

void TranscriptQueryTest::readsEveryPartOfTheLanguage()
{
    const auto query = parseQuery(QStringLiteral(
        "refund \"late delivery\" gift* -shoes said:card bot:\"of course\" tool:get_order "
        "var:name -var:xy* agent:\"Retail Care\" -agent:Test* env:prod channel:msteams "
        "outcome:escalated class:test class:chat has:finding -has:error finding:card "
        "after:2026-11-01 before:2026-11-20T14:30"));
    QVERIFY(query.has_value());
    const QList<SearchTerm> terms{
        {QStringLiteral("refund"), false, false, false, {}},
        {QStringLiteral("late delivery"), true, false, false, {}},
        {QStringLiteral("gift"), false, true, false, {}},
        {QStringLiteral("shoes"), false, false, true, {}},
        {QStringLiteral("card"), false, false, false, TextField::Said},
        {QStringLiteral("of course"), true, false, false, TextField::Bot},
        {QStringLiteral("get_order"), false, false, false, TextField::Tool},
        {QStringLiteral("name"), false, false, false, TextField::Variable},
        {QStringLiteral("xy"), false, true, true, TextField::Variable}};
    QCOMPARE(query->terms, terms);
    QCOMPARE(query->agents, (SearchFilter{{"Retail Care"}, {"Test*"}}));
    QCOMPARE(query->environments, (SearchFilter{{"prod"}, {}}));
    QCOMPARE(query->channels, (SearchFilter{{"msteams"}, {}}));
    QCOMPARE(query->outcomes, (SearchFilter{{"escalated"}, {}}));
    QCOMPARE(query->classes, (SearchFilter{{"design", "chat"}, {}}));
    QCOMPARE(query->rules, (SearchFilter{{"card"}, {}}));
    QCOMPARE(query->required, ConversationFlags(ConversationFlag::Finding));
    QCOMPARE(query->refused, ConversationFlags(ConversationFlag::Error));
    QCOMPARE(*query->afterMs, 1'793'491'200'000);
    QCOMPARE(*query->beforeMs, 1'795'185'000'000);
}

void TranscriptQueryTest::takesAddressesAndTimesAsWords()
{
    const auto query = parseQuery(QStringLiteral("https://contoso.example 14:02 a@b.example"));
    QVERIFY(query.has_value());
    QCOMPARE(query->terms.size(), 3);
    QCOMPARE(query->terms[0].text, QStringLiteral("https://contoso.example"));
    QCOMPARE(query->terms[1].text, QStringLiteral("14:02"));
}

void TranscriptQueryTest::writesWhatItReads_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"refund \"late delivery\" gift* -shoes", "said:card bot:\"of course\" -var:xy*",
          "agent:\"Retail Care\" -env:prod channel:msteams class:design has:finding -has:hold",
          "after:2026-11-01 before:2026-11-20T14:30:00Z", "finding:card -finding:email"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TranscriptQueryTest::writesWhatItReads()
{
    QFETCH(QString, text);
    const auto query = parseQuery(text);
    QVERIFY(query.has_value());
    QCOMPARE(parseQuery(textOf(*query)).value_or(SearchQuery()), *query);
}

void TranscriptQueryTest::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QueryFault>("fault");
    QTest::addColumn<int>("begin");
    QTest::addColumn<QString>("word");
    const auto add = [](const char *text, QueryFault fault, int begin, const char *word) {
        QTest::newRow(text) << QString::fromUtf8(text) << fault << begin << QString::fromUtf8(word);
    };
    add("refund \"late", QueryFault::UnclosedPhrase, 7, "\"late");
    add("refund -", QueryFault::EmptyWord, 7, "-");
    add("\"\" x", QueryFault::EmptyWord, 0, "\"\"");
    add("a said:", QueryFault::EmptyWord, 2, "said:");
    add("!!! ok", QueryFault::EmptyWord, 0, "!!!");
    add("agent:", QueryFault::EmptyWord, 0, "agent:");
    add("ok r*", QueryFault::ShortPrefix, 3, "r*");
    add("*", QueryFault::EmptyWord, 0, "*");
    add("who:me", QueryFault::UnknownScope, 0, "who");
    add("has:love", QueryFault::UnknownValue, 0, "has:love");
    add("class:dance", QueryFault::UnknownValue, 0, "class:dance");
    add("x before:tomorrow", QueryFault::BadDate, 2, "before:tomorrow");
    add("after:2026-13-01", QueryFault::BadDate, 0, "after:2026-13-01");
    add("-shoes agent:x", QueryFault::OnlyExcluded, 0, "-shoes agent:x");
    QTest::newRow("long") << QString(4'001, u'a') << QueryFault::TooLong << 4'000 << QString();
    QTest::newRow("words") << QStringLiteral("ab ").repeated(65) << QueryFault::TooLong << 192
                           << QStringLiteral("ab");
}

void TranscriptQueryTest::saysWhatIsWrongAndWhere()
{
    QFETCH(QString, text);
    QFETCH(QueryFault, fault);
    QFETCH(int, begin);
    QFETCH(QString, word);
    const auto query = parseQuery(text);
    QVERIFY(!query.has_value());
    QCOMPARE(query.error().fault, fault);
    QCOMPARE(query.error().begin, begin);
    QCOMPARE(query.error().word, word);
    QVERIFY(!query.error().why().isEmpty());
    QVERIFY(!query.error().mend().isEmpty());
}

QTEST_GUILESS_MAIN(TranscriptQueryTest)
#include "transcriptquerytest.moc"
