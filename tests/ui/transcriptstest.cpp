// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a conversation reads, and the rules of the models behind it.
#include "tests/ui/transcriptsamples.h"
#include "ui/models/sheetmodel.h"
#include "ui/models/transcriptitemsmodel.h"
#include "ui/transcriptfacts.h"
#include "widgets/conversationview.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace keyturn;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto strict = Tester::FailureReportingMode::QtTest;

/// A conversation as it is seen, one line for each row: < the agent, > the person, - a line.
QStringList drawn(const TranscriptItemsModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto item =
            model.index(row).data(ConversationView::ItemRole).value<ConversationItem>();
        QString line = QStringLiteral("- ");
        if (item.shape == ConversationItem::Shape::Near)
            line = QStringLiteral("> ");
        else if (item.shape == ConversationItem::Shape::Far)
            line = QStringLiteral("< ");
        line += item.text.text;
        for (const auto &choice : item.choices)
            line +=
                (choice.taken ? QStringLiteral(" (x) ") : QStringLiteral(" ( ) ")) + choice.text;
        for (const auto &remark : item.remarks)
            line += QStringLiteral(" [") + remark.text + QLatin1Char(']');
        lines.append(line);
    }
    return lines;
}

QString captionAt(const TranscriptItemsModel &model, int row)
{
    return model.index(row).data(ConversationView::ItemRole).value<ConversationItem>().caption;
}

} // namespace

class TranscriptsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aConversationReadsFromTopToBottom()
    {
        TranscriptItemsModel model;
        const Tester tester(&model, strict);
        model.setTitles(samples::ruleTitles());
        model.setConversation(samples::refund());
        const QStringList lines = drawn(model);
        QCOMPARE(lines.size(), 9);
        QVERIFY(lines[0].endsWith(QStringLiteral("Teams \u00b7 greeting topic")));
        QCOMPARE(lines[1], QStringLiteral("< Hi, I'm Retail Care. How can I help?"));
        QVERIFY(lines[2].contains(QStringLiteral("\u2022 4411 was charged twice")));
        QCOMPARE(lines[3],
                 QStringLiteral("- Plan: find order \u2192 call \u201cOrders MCP / get_order\u201d "
                                "(412 ms) \u2192 answer"));
        QVERIFY(lines[4].endsWith(QStringLiteral("(x) yes, and let me talk to someone ( ) no, "
                                                 "thank you")));
        QCOMPARE(lines[5],
                 QStringLiteral("> yes, and let me talk to someone [clicked a suggestion]"));
        QCOMPARE(lines[6],
                 QStringLiteral("- Handed to a person \u00b7 topic \u201cEscalate\u201d"));
        QCOMPARE(lines[7], QStringLiteral("< Connecting you now."));
        QVERIFY(lines[8].startsWith(QStringLiteral("- Session ended \u00b7 Escalated")));
    }

    void everythingThatIsOddIsSaid()
    {
        TranscriptItemsModel model;
        model.setConversation(samples::honest());
        const QString all = drawn(model).join(QLatin1Char('\n'));
        for (const char *said :
             {"> Where is my parcel? [delivered twice]", "< Just a moment... [shown once of 2",
              "did not store the text of this answer. [text withheld by the platform]",
              "[submitted form]", "< A card without words. [card only]",
              "- Blocked by the platform \u00b7 ContentFilter",
              "- ConnectorRequestFailure: The connector did not answer in time.", "[debug command]",
              "nothing shows that a person took over", "- back after 3 h 12 min",
              "- Billing Desk takes over", "A part of the conversation is missing here",
              "> Anyone there? [unanswered]", "unfinished"})
            QVERIFY2(all.contains(QString::fromUtf8(said)), qPrintable(all + QLatin1String(said)));
    }

    void aFindingIsHiddenUntilItIsAskedFor()
    {
        TranscriptItemsModel model;
        const Tester tester(&model, strict);
        model.setTitles(samples::ruleTitles());
        const auto conversation = samples::refund();
        model.setConversation(conversation);
        QCOMPARE(model.nextFinding(-1, 1), 2);
        QVERIFY(captionAt(model, 2).endsWith(QStringLiteral("card number, hidden")));
        const qint64 finding = conversation->findings.first().id;
        model.reveal(finding, QStringLiteral("4111 1111 1111 4411"));
        QVERIFY(drawn(model)[2].contains(QStringLiteral("My card 4111 1111 1111 4411 was")));
        QVERIFY(captionAt(model, 2).endsWith(QStringLiteral("card number")));
        model.hide({finding});
        QVERIFY(!drawn(model)[2].contains(QStringLiteral("4111")));
        model.reveal(finding, QStringLiteral("4111 1111 1111 4411"));
        model.setConversation(samples::refund());
        QVERIFY(!drawn(model).join(QString()).contains(QStringLiteral("4111")));
    }

    void wordsAreFoundAndFollowed()
    {
        TranscriptItemsModel model;
        model.setSearched({{QStringLiteral("refund"), false, false, false, {}}});
        model.setConversation(samples::refund());
        QTRY_COMPARE(model.hitRows(), 2);
        QCOMPARE(model.nextHit(-1, 1), 2);
        QCOMPARE(model.nextHit(2, 1), 4);
        QCOMPARE(model.nextHit(4, 1), 2);
        QCOMPARE(model.nextHit(2, -1), 4);
        const auto item = model.index(4).data(ConversationView::ItemRole).value<ConversationItem>();
        QCOMPARE(item.text.hits.size(), 1);
        QCOMPARE(item.text.text.mid(item.text.hits.first().begin, 6), QStringLiteral("refund"));
        model.setFind(QStringLiteral("CONNECT"));
        QTRY_COMPARE(model.hitRows(), 1);
    }

    void theMachineryIsShownWhenItIsAskedFor()
    {
        const auto conversation = samples::refund();
        transcripts::Item variable;
        variable.kind = transcripts::ItemKind::Variable;
        variable.title = "Global.AgentVersion";
        variable.text = "3.6.12";
        conversation->content.items.insert(conversation->content.items.begin() + 2, variable);
        conversation->masks.clear();
        TranscriptItemsModel model;
        const Tester tester(&model, strict);
        model.setConversation(conversation);
        const int rows = model.rowCount();
        model.setDetail(TranscriptItems::Detail::Everything);
        QVERIFY(model.rowCount() > rows);
        QVERIFY(drawn(model).contains(QStringLiteral("- Variable: Global.AgentVersion \u00b7 "
                                                     "3.6.12")));
    }

    void everyItemSpeaksForItself()
    {
        TranscriptItemsModel model;
        model.setConversation(samples::refund());
        const QString said = model.index(5).data(Qt::AccessibleTextRole).toString();
        QVERIFY(said.startsWith(QStringLiteral("Person. yes, and let me talk to someone.")));
        QVERIFY(said.endsWith(QStringLiteral("clicked a suggestion")));
    }

    void latencyIsClaimedOnlyAsFineAsItIsStated()
    {
        auto conversation = samples::refund();
        QList<Bar> bars = latencyByTurn(*conversation);
        QCOMPARE(bars.size(), 2);
        QCOMPARE(bars[0].label, QStringLiteral("5.1 s"));
        QCOMPARE(bars[1].label, QStringLiteral("1.9 s"));
        for (auto &item : conversation->content.items) {
            if (item.at)
                item.at->wholeSeconds = true;
        }
        QCOMPARE(latencyByTurn(*conversation)[0].label, QStringLiteral("5 s"));
    }

    void aSnippetHidesItsFindingsWhateverTheirLength()
    {
        Snippet snippet;
        snippet.text = QStringLiteral("card 4111111111111111 refund");
        snippet.highlights = {{22, 6}};
        snippet.findings = {{{5, 16}, QStringLiteral("card-number"), 2, false}};
        const MarkedText shown = markedSnippet(snippet);
        QVERIFY(!shown.text.contains(QLatin1Char('4')));
        QCOMPARE(shown.hidden.size(), 1);
        QCOMPARE(shown.text.mid(shown.hits.first().begin, 6), QStringLiteral("refund"));
        snippet.findings.first().suppressed = true;
        QCOMPARE(markedSnippet(snippet).text, snippet.text);
    }

    void aTableOfASheetKeepsTheRulesOfModels()
    {
        SheetModel model;
        const Tester tester(&model, strict);
        model.setSheet({QStringLiteral("a"), QStringLiteral("b")},
                       {{{{QStringLiteral("1")}, {QStringLiteral("2"), Tone::Bad}}, 7}});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowAt(0)->id, 7);
        model.setSheet({}, {});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(TranscriptsTest)
#include "transcriptstest.moc"
