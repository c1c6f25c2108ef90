// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real panel on a real archive, without a tenant.
#include "ui/panels/transcriptspanel.h"

#include "tests/ui/transcripthome.h"
#include "ui/appearance.h"
#include "ui/models/transcriptitemsmodel.h"
#include "widgets/conversationview.h"
#include "widgets/emptystate.h"
#include "widgets/resultlist.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace keyturn;

class TranscriptsPanelTest : public QObject
{
    Q_OBJECT
public:
    inline static std::unique_ptr<Appearance> appearance;

private:
    template<typename T>
    T *find(const char *name)
    {
        return m_panel->findChild<T *>(QLatin1String(name));
    }
    ResultList *results() { return find<ResultList>("transcriptResults"); }
    ConversationView *view() { return find<ConversationView>("conversation"); }
    ResultLine line(int row)
    {
        return results()->model()->index(row, 0).data(ResultList::LineRole).value<ResultLine>();
    }
    void open(int further = 0)
    {
        if (further >= 0)
            m_home->fill(further);
        m_panel = std::make_unique<TranscriptsPanel>(m_home->service(), m_home->clock(),
                                                     TranscriptPrompts());
        m_panel->resize(1240, 860);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void type(const QString &words)
    {
        auto *field = find<QLineEdit>("filterText");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, words);
    }
    QString logText()
    {
        QString all;
        const auto rows = m_home->records().logPage(0, 50, {});
        for (const auto &row : rows.value_or(QList<LogRow>())) {
            all += QString::fromStdString(row.fact.step);
            for (const auto &[name, text] : row.fact.data)
                all += QStringLiteral(" %1=%2").arg(QString::fromStdString(name),
                                                    QString::fromStdString(text));
            all += QLatin1Char('\n');
        }
        return all;
    }

private Q_SLOTS:
    void init() { m_home = std::make_unique<samples::TranscriptHome>(); }
    void cleanup()
    {
        m_panel.reset();
        m_home.reset();
    }

    void saysWhatToDoWhileThereIsNothing()
    {
        open(-1);
        auto *empty = m_panel->findChild<EmptyState *>();
        QTRY_COMPARE(empty->title(), QStringLiteral("No transcripts yet"));
    }

    void whatIsImportedIsListedNewestFirst()
    {
        open();
        QTRY_COMPARE(results()->model()->rowCount(), 11);
        QCOMPARE(line(0).title, QStringLiteral("Dana W."));
        QCOMPARE(line(1).title, QStringLiteral("(guest)"));
        QVERIFY(line(1).quietTitle);
    }

    void wordsAreFoundAndMarked()
    {
        open();
        QTRY_COMPARE(results()->model()->rowCount(), 11);
        type(QStringLiteral("gift"));
        QTRY_COMPARE(results()->model()->rowCount(), 1);
        const MarkedText text = line(0).text;
        QVERIFY(!text.hits.isEmpty());
        QCOMPARE(text.text.mid(text.hits.first().begin, text.hits.first().length).toLower(),
                 QStringLiteral("gift"));
        QTRY_VERIFY(find<QLineEdit>("filterText")
                        ->accessibleDescription()
                        .startsWith(QStringLiteral("1 hit")));
    }

    void aQueryThatIsNotUnderstoodSaysWhereAndHow()
    {
        open();
        QTRY_COMPARE(results()->model()->rowCount(), 11);
        type(QStringLiteral("refund \"open"));
        auto *problem = find<QLabel>("queryProblem");
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QStringLiteral("at 8")));
        QCOMPARE(results()->model()->rowCount(), 11);
    }

    void aCardIsHiddenEverywhereAndShownForAPurpose()
    {
        open();
        QTRY_VERIFY(view()->model()->rowCount() > 2);
        const QString card = QStringLiteral("4111 1111");
        QVERIFY(!line(0).text.text.contains(card));
        int row = -1;
        for (int i = 0; i < view()->model()->rowCount(); ++i) {
            QVERIFY(!view()->model()->index(i, 0).data().toString().contains(card));
            if (!view()->item(i).text.hidden.isEmpty())
                row = i;
        }
        QVERIFY(row >= 0);
        QTest::keyClick(results(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!QApplication::clipboard()->text().contains(card));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_N);
        QCOMPARE(view()->currentIndex().row(), row);
        QTest::keyClick(view(), Qt::Key_Space);
        auto *reason = find<QLineEdit>("reasonText");
        QVERIFY(reason);
        auto *show = find<QPushButton>("reasonAction");
        QVERIFY(!show->isEnabled());
        QTest::keyClicks(reason, QStringLiteral("incident 4711"));
        QTest::mouseClick(show, Qt::LeftButton);
        QVERIFY(view()->model()->index(row, 0).data().toString().contains(card));
        QVERIFY(logText().contains(QStringLiteral("reveal-finding")));
        QVERIFY(logText().contains(QStringLiteral("incident 4711")));
        QVERIFY(!logText().contains(card));
    }

    void aFalseHitIsTakenBackWithItsReason()
    {
        open();
        QTRY_VERIFY(view()->model()->rowCount() > 2);
        QPushButton *decide = nullptr;
        for (auto *button : m_panel->findChildren<QPushButton *>()) {
            if (button->objectName().startsWith(QLatin1String("decide-")))
                decide = button;
        }
        QVERIFY(decide);
        QTest::mouseClick(decide, Qt::LeftButton);
        QTest::keyClicks(find<QLineEdit>("reasonText"), QStringLiteral("a test card"));
        QTest::mouseClick(find<QPushButton>("reasonAction"), Qt::LeftButton);
        QVERIFY(logText().contains(QStringLiteral("suppress-finding")));
        QTRY_VERIFY(line(0).tags.isEmpty() ||
                    !line(0).tags.first().text.contains(QStringLiteral("card")));
    }

    void choicesNarrowTheList()
    {
        open();
        QTRY_COMPARE(results()->model()->rowCount(), 11);
        auto *button = find<QPushButton>("facet-outcome");
        QTRY_VERIFY(button->findChild<QMenu *>()->actions().size() > 2);
        QTest::mouseClick(button, Qt::LeftButton);
        for (QAction *action : button->findChild<QMenu *>()->actions()) {
            if (action->text().startsWith(QStringLiteral("Abandoned")))
                action->trigger();
        }
        QTRY_COMPARE(results()->model()->rowCount(), 2);
        QTest::mouseClick(find<QPushButton>("filterClear"), Qt::LeftButton);
        QTRY_COMPARE(results()->model()->rowCount(), 11);
    }

    void theListKeepsTheRulesOfModels()
    {
        open(600);
        const QAbstractItemModelTester tester(
            results()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(results()->model()->rowCount(), 611);
        type(QStringLiteral("refund"));
        // The tester asks for every further page itself.
        QTRY_VERIFY(!line(0).text.hits.isEmpty());
        QTRY_COMPARE(results()->model()->rowCount(), 611);
    }

private:
    std::unique_ptr<samples::TranscriptHome> m_home;
    std::unique_ptr<TranscriptsPanel> m_panel;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    TranscriptsPanelTest::appearance = std::make_unique<Appearance>(application);
    TranscriptsPanelTest test;
    const int result = QTest::qExec(&test, argc, argv);
    TranscriptsPanelTest::appearance.reset();
    return result;
}
#include "transcriptspaneltest.moc"
