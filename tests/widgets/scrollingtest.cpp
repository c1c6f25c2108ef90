// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that are longer than anything that fits into a layout.
#include "widgets/conversationview.h"
#include "widgets/heightindex.h"
#include "widgets/resultlist.h"

#include <QAbstractListModel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace keyturn;

namespace {

/// Rows of very different lengths.
class Rows final : public QAbstractListModel
{
public:
    explicit Rows(int count)
        : m_count(count)
    {}
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_count;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == ConversationView::LengthRole)
            return static_cast<int>(text(index.row()).size());
        if (role == ConversationView::ItemRole) {
            ++m_asked;
            ConversationItem item;
            item.shape =
                index.row() % 2 == 0 ? ConversationItem::Shape::Near : ConversationItem::Shape::Far;
            item.text.text = text(index.row());
            item.caption = QStringLiteral("14:01");
            if (index.row() == 3)
                item.anchors.append({QStringLiteral("show"), QStringLiteral("Show")});
            return QVariant::fromValue(item);
        }
        if (role == ResultList::LineRole) {
            ++m_asked;
            ResultLine line;
            line.title = QString::number(index.row());
            return QVariant::fromValue(line);
        }
        return role == Qt::DisplayRole ? QVariant(text(index.row())) : QVariant();
    }
    [[nodiscard]] int asked() const { return m_asked; }
    void forget() { m_asked = 0; }

private:
    static QString text(int row)
    {
        return QStringLiteral("word ").repeated(1 + (row * 7919) % 200);
    }
    int m_count;
    mutable int m_asked = 0;
};

} // namespace

class ScrollingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void heightsAddUpHoweverTheyChange()
    {
        std::vector<int> heights(1000);
        for (int i = 0; i < 1000; ++i)
            heights[static_cast<std::size_t>(i)] = 20 + i * 31 % 57;
        HeightIndex index;
        index.reset(heights);
        for (int i = 0; i < 1000; i += 7) {
            heights[static_cast<std::size_t>(i)] = 5 + i;
            index.set(i, 5 + i);
        }
        qint64 top = 0;
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(index.top(i), top);
            QCOMPARE(index.rowAt(top), i);
            top += heights[static_cast<std::size_t>(i)];
            QCOMPARE(index.rowAt(top - 1), i);
        }
        QCOMPARE(index.total(), top);
        QCOMPARE(index.rowAt(top + 100), 999);
    }

    void aMillionResultsAreAskedOnlyForWhatIsInSight()
    {
        Rows rows(1'000'000);
        ResultList list;
        list.resize(372, 780);
        list.setModel(&rows);
        list.show();
        static_cast<void>(list.grab());
        rows.forget();
        list.verticalScrollBar()->setValue(list.verticalScrollBar()->maximum() / 2);
        static_cast<void>(list.grab());
        QVERIFY2(rows.asked() < 60, qPrintable(QString::number(rows.asked())));
        const int row = list.firstRow();
        QVERIFY(row > 400'000);
        const QModelIndex index = rows.index(row + 2);
        QCOMPARE(list.indexAt(list.visualRect(index).center()), index);
        list.verticalScrollBar()->setValue(list.verticalScrollBar()->maximum());
        QCOMPARE(list.lastRow(), 999'999);
    }

    void onlyWhatIsInSightIsMeasured()
    {
        Rows rows(10'000);
        ConversationView view;
        view.resize(572, 800);
        view.setModel(&rows);
        view.show();
        static_cast<void>(view.grab());
        QVERIFY(view.measuredRows() < 60);
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        QCOMPARE(view.lastRow(), 9'999);
        QVERIFY(view.measuredRows() < 120);
        const QRect last = view.visualRect(rows.index(9'999));
        QVERIFY(last.bottom() <= view.viewport()->height());
    }

    void whatIsLookedAtStaysWhenRowsAboveAreMeasured()
    {
        Rows rows(5'000);
        ConversationView view;
        view.resize(572, 800);
        view.setModel(&rows);
        view.show();
        view.choose(2'500);
        for (int step = 0; step < 60; ++step) {
            const int row = view.firstRow() + 1;
            const int before = view.visualRect(rows.index(row)).top();
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() - 40);
            QCOMPARE(view.visualRect(rows.index(row)).top(), before + 40);
        }
    }

    void theChosenItemIsInSight()
    {
        Rows rows(3'000);
        ConversationView view;
        view.resize(572, 600);
        view.setModel(&rows);
        view.show();
        for (const int row : {2'999, 0, 1'500, 1'501, 700}) {
            view.choose(row);
            const QRect rect = view.visualRect(rows.index(row));
            QVERIFY(rect.top() < view.viewport()->height() && rect.bottom() > 0);
            QCOMPARE(view.currentIndex().row(), row);
        }
    }

    void linksAreFollowedByKeyboard()
    {
        Rows rows(10);
        ConversationView view;
        view.resize(572, 800);
        view.setModel(&rows);
        view.show();
        QSignalSpy followed(&view, &ConversationView::anchorActivated);
        view.choose(2);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(followed.count(), 0);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(followed.count(), 1);
        QCOMPARE(followed.first().at(0).toInt(), 3);
        QCOMPARE(followed.first().at(1).toString(), QStringLiteral("show"));
    }

    void aLineKeepsItsHitInSight()
    {
        const QFontMetrics metrics(textFont());
        const QString text = QStringLiteral("filler ").repeated(60) + QStringLiteral("refund now");
        const auto at = static_cast<int>(text.indexOf(QLatin1String("refund")));
        const MarkedText shown = elidedAround({text, {{at, 6}}, {}}, metrics, 300);
        QCOMPARE(shown.hits.size(), 1);
        QCOMPARE(shown.text.mid(shown.hits.first().begin, 6), QStringLiteral("refund"));
        QVERIFY(metrics.horizontalAdvance(shown.text) <= 300);
    }
};

QTEST_MAIN(ScrollingTest)
#include "scrollingtest.moc"
