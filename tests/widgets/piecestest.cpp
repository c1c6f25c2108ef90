// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commandpalette.h"
#include "widgets/datatable.h"
#include "widgets/filterbar.h"
#include "widgets/graphview.h"
#include "widgets/lanechart.h"
#include "widgets/statuspill.h"
#include "widgets/stepview.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace keyturn;

namespace {

QList<StepPhase> phases()
{
    return {
        {QStringLiteral("First"),
         {{QStringLiteral("a"), QStringLiteral("Look"), QStringLiteral("0.4 s"), StepMark::Done},
          {QStringLiteral("b"), QStringLiteral("Act"), {}, StepMark::Active}}},
        {QStringLiteral("Second"),
         {{QStringLiteral("c"), QStringLiteral("Prove"), {}, StepMark::Ahead}}}};
}

QDateTime at(int hour, int minute)
{
    return {QDate(2026, 11, 20), QTime(hour, minute)};
}

LaneData lanes()
{
    LaneData data;
    data.from = at(13, 0);
    data.to = at(15, 0);
    data.now = at(14, 6);
    data.lanes = {{QStringLiteral("old"),
                   {{at(13, 0), at(14, 0), LaneFill::Valid, {}},
                    {at(13, 0), at(13, 30), LaneFill::Seen, {}}}},
                  {QStringLiteral("new"), {{at(13, 40), at(14, 6), LaneFill::Delivered, {}}}}};
    return data;
}

QImage drawn(LaneFill fill)
{
    QWidget widget;
    widget.setPalette(lightTheme().palette());
    QImage image(80, 20, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintLaneFill(&painter, QRectF(4, 3, 72, 14), fill, &widget);
    painter.end();
    return image;
}

} // namespace

class PiecesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stepsKeepTheRulesOfModels()
    {
        StepModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPhases(phases());
        QCOMPARE(model.rowCount(), 5);
        auto later = phases();
        later[0].steps[1].mark = StepMark::Done;
        model.setPhases(later);
        later.removeLast();
        model.setPhases(later);
        QCOMPARE(model.rowCount(), 3);
    }

    void aChangedStepKeepsTheChosenOne()
    {
        StepView view;
        view.setPhases(phases());
        view.setActiveStep(QStringLiteral("b"));
        auto later = phases();
        later[0].steps[1].mark = StepMark::Done;
        view.setPhases(later);
        QCOMPARE(view.selectedStep(), QStringLiteral("b"));
    }

    void theKeyboardWalksStepsAndSkipsPhases()
    {
        StepView view;
        view.resize(300, 300);
        view.setPhases(phases());
        view.setActiveStep(QStringLiteral("b"));
        QSignalSpy chosen(&view, &StepView::stepSelected);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.selectedStep(), QStringLiteral("c"));
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.selectedStep(), QStringLiteral("b"));
        QCOMPARE(chosen.count(), 2);
    }

    void aStepIsReadOutWithItsState()
    {
        StepModel model;
        model.setPhases(phases());
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Look, done"));
        QCOMPARE(model.index(1).data(Qt::AccessibleDescriptionRole).toString(),
                 QStringLiteral("0.4 s"));
    }

    void everyFillOfALaneLooksDifferent()
    {
        const QList<QImage> images{drawn(LaneFill::Valid), drawn(LaneFill::Delivered),
                                   drawn(LaneFill::Seen), drawn(LaneFill::Planned)};
        for (qsizetype a = 0; a < images.size(); ++a) {
            for (qsizetype b = a + 1; b < images.size(); ++b)
                QVERIFY(images[a] != images[b]);
        }
    }

    void everyToneHasAShapeOfItsOwn()
    {
        QSet<QByteArray> shapes;
        for (const Tone tone :
             {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Caution, Tone::Bad}) {
            QImage image(24, 24, QImage::Format_Grayscale8);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintToneGlyph(&painter, QRectF(2, 2, 20, 20), tone, Qt::black);
            painter.end();
            shapes.insert(
                QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(shapes.size(), 5);
    }

    void lanesAreReadOutFactByFact()
    {
        LaneChart chart;
        chart.resize(600, 120);
        chart.setData(lanes());
        QTest::keyClick(&chart, Qt::Key_Down);
        QVERIFY(chart.currentSentence().startsWith(QStringLiteral("old: valid from")));
        QTest::keyClick(&chart, Qt::Key_Down);
        QVERIFY(chart.currentSentence().startsWith(QStringLiteral("old: seen in use")));
        QTest::keyClick(&chart, Qt::Key_Down);
        QVERIFY(chart.currentSentence().startsWith(QStringLiteral("new: delivered")));
        QCOMPARE(chart.accessibleDescription(), chart.currentSentence());
    }

    void theTableSaysWhatTheLanesShow()
    {
        LaneTableModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setLanes(lanes());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, LaneTableModel::FactColumn).data().toString(),
                 QStringLiteral("seen in use"));
    }

    void aGraphIsWalkedByArrowsAndToldAsAList()
    {
        GraphView graph;
        graph.setGraph({{QStringLiteral("g"), 0, QStringLiteral("Agent"), {}, Tone::Neutral},
                        {QStringLiteral("c"), 1, QStringLiteral("Connector"), {}, Tone::Neutral},
                        {QStringLiteral("s"), 2, QStringLiteral("Secret"), QStringLiteral("3 d"),
                         Tone::Caution}},
                       {{QStringLiteral("g"), QStringLiteral("c"), false},
                        {QStringLiteral("c"), QStringLiteral("s"), false}});
        QTest::keyClick(&graph, Qt::Key_Right);
        QTest::keyClick(&graph, Qt::Key_Right);
        QTest::keyClick(&graph, Qt::Key_Right);
        QCOMPARE(graph.currentNode(), QStringLiteral("s"));
        QCOMPARE(graph.sentences().size(), 2);
        QVERIFY(graph.accessibleDescription().contains(QStringLiteral("Secret")));
    }

    void theGraphMirrorsItsArrowsFromRightToLeft()
    {
        GraphView graph;
        graph.setLayoutDirection(Qt::RightToLeft);
        graph.setGraph({{QStringLiteral("g"), 0, QStringLiteral("Agent"), {}, Tone::Neutral},
                        {QStringLiteral("c"), 1, QStringLiteral("Connector"), {}, Tone::Neutral}},
                       {});
        QTest::keyClick(&graph, Qt::Key_Left);
        QTest::keyClick(&graph, Qt::Key_Left);
        QCOMPARE(graph.currentNode(), QStringLiteral("c"));
    }

    void commandsAreFoundByAPartOfTheirName()
    {
        QVERIFY(CommandPalette::fit(QStringLiteral("ver"), QStringLiteral("Verify the log")) >
                CommandPalette::fit(QStringLiteral("log"), QStringLiteral("Verify the log")));
        QVERIFY(CommandPalette::fit(QStringLiteral("vlog"), QStringLiteral("Verify the log")) > 0);
        QCOMPARE(CommandPalette::fit(QStringLiteral("xyz"), QStringLiteral("Verify the log")), 0);
    }

    void theKeyboardChoosesACommand()
    {
        QWidget window;
        window.resize(800, 600);
        CommandPalette palette(&window);
        palette.setCommands({{QStringLiteral("one"), QStringLiteral("Show agents"), {}},
                             {QStringLiteral("two"), QStringLiteral("Show rotations"), {}}});
        window.show();
        palette.open();
        QSignalSpy chosen(&palette, &CommandPalette::chosen);
        auto *words = palette.findChild<QLineEdit *>(QStringLiteral("commandWords"));
        QTest::keyClicks(words, QStringLiteral("show"));
        QTest::keyClick(words, Qt::Key_Down);
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), QStringLiteral("two"));
        QVERIFY(!palette.isVisible());
    }

    void escapeClosesThePaletteWithoutChoosing()
    {
        QWidget window;
        CommandPalette palette(&window);
        palette.setCommands({{QStringLiteral("one"), QStringLiteral("Show agents"), {}}});
        window.show();
        palette.open();
        QSignalSpy chosen(&palette, &CommandPalette::chosen);
        QTest::keyClick(palette.findChild<QLineEdit *>(QStringLiteral("commandWords")),
                        Qt::Key_Escape);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(!palette.isVisible());
    }

    void typingIsGatheredIntoOneChange()
    {
        FilterBar bar;
        QSignalSpy changed(&bar, &FilterBar::changed);
        QTest::keyClicks(bar.searchField(), QStringLiteral("refund"));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(bar.text(), QStringLiteral("refund"));
        QVERIFY(bar.isFiltering());
        bar.clear();
        QVERIFY(!bar.isFiltering());
    }

    void aChosenFacetIsShownOnItsButton()
    {
        FilterBar bar;
        bar.setFacets(
            {{QStringLiteral("where"),
              QStringLiteral("Environment"),
              {{{}, QStringLiteral("Any")}, {QStringLiteral("p"), QStringLiteral("Prod")}}}});
        auto *button = bar.findChild<QPushButton *>(QStringLiteral("facet-where"));
        button->findChild<QMenu *>()->actions().at(1)->trigger();
        QCOMPARE(bar.choice(QStringLiteral("where")), QStringLiteral("p"));
        QCOMPARE(button->text(), QStringLiteral("Environment: Prod"));
    }

    void tablesAreCopiedInEveryForm()
    {
        QStandardItemModel model(1, 2);
        model.setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Note")});
        model.setItem(0, 0, new QStandardItem(QStringLiteral("=cmd|'x'")));
        model.setItem(0, 1, new QStandardItem(QStringLiteral("a, \"b\"")));
        QCOMPARE(tableText(model, {0}, {0, 1}, TextFormat::Text),
                 QStringLiteral("Name\tNote\n=cmd|'x'\ta, \"b\"\n"));
        QCOMPARE(tableText(model, {0}, {0, 1}, TextFormat::Csv),
                 QStringLiteral("Name,Note\r\n'=cmd|'x',\"a, \"\"b\"\"\"\r\n"));
        QCOMPARE(tableText(model, {0}, {0, 1}, TextFormat::Markdown),
                 QStringLiteral("| Name | Note |\n| --- | --- |\n| =cmd\\|'x' | a, \"b\" |\n"));
        QVERIFY(tableText(model, {0}, {0}, TextFormat::Json)
                    .contains(QStringLiteral("\"Name\": \"=cmd|'x'\"")));
    }

    void hiddenColumnsAreNotCopied()
    {
        QStandardItemModel model(1, 2);
        model.setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Note")});
        model.setItem(0, 0, new QStandardItem(QStringLiteral("a")));
        model.setItem(0, 1, new QStandardItem(QStringLiteral("b")));
        DataTable table;
        table.setModel(&model);
        table.setColumnHidden(1, true);
        QCOMPARE(table.textOf(TextFormat::Text), QStringLiteral("Name\na\n"));
    }
};

QTEST_MAIN(PiecesTest)
#include "piecestest.moc"
