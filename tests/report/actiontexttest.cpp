// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/actiontext.h"

#include "app/report/visibletext.h"

#include <QTest>

using namespace keyturn;

namespace {

using Data = std::map<std::string, std::string>;

Fact fact(FactKind kind, Data data)
{
    Fact fact;
    fact.kind = kind;
    fact.step = "prove";
    fact.data = std::move(data);
    return fact;
}

constexpr std::array allKinds{
    FactKind::Planned,   FactKind::Started,  FactKind::Accepted,  FactKind::Intended,
    FactKind::ValueLeft, FactKind::Answered, FactKind::Probed,    FactKind::Observed,
    FactKind::Verified,  FactKind::Skipped,  FactKind::Holding,   FactKind::Waiting,
    FactKind::Attested,  FactKind::Approved, FactKind::Commanded, FactKind::HandedOver,
    FactKind::Stuck,     FactKind::Ended,    FactKind::Reopened,  FactKind::Note};

} // namespace

class ActionTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatWasDone_data();
    void saysWhatWasDone();
    void everyKindHasASentenceEvenWithoutData();
    void aValueIsNoPatternOfItsOwn();
    void evidenceNamesEachFactThatHasAValue();
    void nothingStaysHiddenInATextMadeVisible();
};

void ActionTextTest::saysWhatWasDone_data()
{
    QTest::addColumn<Fact>("one");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *sentence, FactKind kind, Data data) {
        QTest::newRow(sentence) << fact(kind, std::move(data)) << QString::fromLatin1(sentence);
    };
    row("Planned the rotation (scope change).", FactKind::Planned, {{"reason", "scope-change"}});
    row("Planned the rotation (by hand), to retire k-0.", FactKind::Planned,
        {{"reason", "by-hand"}, {"retire", "k-0"}});
    row("Took the new value over by hand for Ticket system.", FactKind::HandedOver,
        {{"to", "anna@contoso.com"}, {"consumer", "Ticket system"}});
    row("Linked the application app-1 by hand through Night job.", FactKind::Note,
        {{"action", "link"}, {"subject", "app-1"}, {"consumer", "Night job"}});
    row("Started the rotation.", FactKind::Started, {{"hash", "abc"}});
    row("Added a new secret aBc... (key id k-1).", FactKind::Answered,
        {{"verb", "add-secret"}, {"outcome", "done"}, {"hint", "aBc"}, {"keyId", "k-1"}});
    row("Added a new secret (key id k-1).", FactKind::Answered,
        {{"verb", "add-secret"}, {"outcome", "done"}, {"keyId", "k-1"}});
    row("Wrote the new value to vault-x (version 7).", FactKind::Answered,
        {{"verb", "put-vault"}, {"outcome", "done"}, {"target", "vault-x"}, {"version", "7"}});
    row("Asked to remove the secret with key id k-0; whether it is gone is not known yet.",
        FactKind::Answered, {{"verb", "remove-secret"}, {"outcome", "unknown"}, {"target", "k-0"}});
    row("Removed the secret with key id k-0.", FactKind::Answered,
        {{"verb", "remove-secret"}, {"outcome", "done"}, {"target", "k-0"}});
    row("Did turn key on slot 2.", FactKind::Answered,
        {{"verb", "turn-key"}, {"outcome", "done"}, {"target", "slot 2"}});
    row("Verified the step prove (proven).", FactKind::Verified, {{"grade", "proven"}});
    row("Stopped and asks for a decision: nobody came.", FactKind::Stuck, {{"why", "nobody-came"}});
    row("Undid the rotation.", FactKind::Ended, {{"state", "undone"}});
    row("Stopped all writes of every run.", FactKind::Note, {{"action", "stop-writes"}});
    row("Noted: signed in: anna.", FactKind::Note, {{"action", "signed-in"}, {"subject", "anna"}});
}

void ActionTextTest::saysWhatWasDone()
{
    QFETCH(Fact, one);
    QFETCH(QString, sentence);
    QCOMPARE(actionText(one), sentence);
}

void ActionTextTest::everyKindHasASentenceEvenWithoutData()
{
    for (const FactKind kind : allKinds) {
        const QString text = actionText(fact(kind, {}));
        QVERIFY2(text.endsWith(QLatin1Char('.')) && text.front().isUpper(), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1Char('{')) && !text.contains(QLatin1Char('[')),
                 qPrintable(text));
    }
}

void ActionTextTest::aValueIsNoPatternOfItsOwn()
{
    QCOMPARE(actionText(fact(FactKind::Accepted, {{"what", "[{hash}]"}, {"hash", "abc"}})),
             QStringLiteral("Accepted before the first write: [{hash}]."));
}

void ActionTextTest::evidenceNamesEachFactThatHasAValue()
{
    QCOMPARE(evidenceText(fact(FactKind::Verified,
                               {{"grade", "proven"}, {"evidence", "rows=3"}, {"error", ""}})),
             QStringLiteral("evidence: rows=3; grade: proven"));
}

void ActionTextTest::nothingStaysHiddenInATextMadeVisible()
{
    QCOMPARE(visibleText(QStringLiteral("a\nb\tc\u202e\u200bd\x1b[1m ä 😀")),
             QStringLiteral("a b c[U+202e][U+200b]d[U+001b][1m ä 😀"));
}

QTEST_GUILESS_MAIN(ActionTextTest)
#include "actiontexttest.moc"
