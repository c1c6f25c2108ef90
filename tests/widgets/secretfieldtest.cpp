// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/secretfield.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace keyturn;

class SecretFieldTest : public QObject
{
    Q_OBJECT
private:
    static QPushButton *buttonOf(SecretField &field)
    {
        return field.findChild<QPushButton *>(QStringLiteral("copySecret"));
    }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }

    void asksForTheValueOnlyAtTheClick()
    {
        SecretField field;
        int asked = 0;
        field.setFetch([&asked](const SecretField::Receive &receive) {
            ++asked;
            receive(QByteArrayLiteral("a value"));
        });
        field.setHint(QStringLiteral("9f2"));
        QCOMPARE(asked, 0);
        QTest::mouseClick(buttonOf(field), Qt::LeftButton);
        QCOMPARE(asked, 1);
        QCOMPARE(clipboard(), QStringLiteral("a value"));
    }

    void neverShowsTheValue()
    {
        SecretField field;
        field.setFetch([](const SecretField::Receive &receive) { receive("do-not-show"); });
        field.copy();
        for (const QLabel *label : field.findChildren<QLabel *>())
            QVERIFY(!label->text().contains(QStringLiteral("do-not-show")));
        QVERIFY(!buttonOf(field)->text().contains(QStringLiteral("do-not-show")));
    }

    void clearsTheClipboardWhenTheTimeIsOver()
    {
        SecretField field;
        field.setClipboardTime(std::chrono::seconds(1));
        field.setFetch([](const SecretField::Receive &receive) { receive("short lived"); });
        QSignalSpy cleared(&field, &SecretField::cleared);
        field.copy();
        QVERIFY(field.isOnClipboard());
        QTRY_COMPARE_WITH_TIMEOUT(cleared.count(), 1, 5000);
        QCOMPARE(clipboard(), QString());
        QVERIFY(!field.isOnClipboard());
    }

    void leavesTheClipboardOfSomebodyElseAlone()
    {
        SecretField field;
        field.setClipboardTime(std::chrono::seconds(1));
        field.setFetch([](const SecretField::Receive &receive) { receive("ours"); });
        QSignalSpy cleared(&field, &SecretField::cleared);
        field.copy();
        QGuiApplication::clipboard()->setText(QStringLiteral("theirs"));
        QTRY_COMPARE_WITH_TIMEOUT(cleared.count(), 1, 5000);
        QCOMPARE(clipboard(), QStringLiteral("theirs"));
    }

    void takesTheValueBackWhenItIsDestroyed()
    {
        {
            SecretField field;
            field.setFetch([](const SecretField::Receive &receive) { receive("ours"); });
            field.copy();
            QCOMPARE(clipboard(), QStringLiteral("ours"));
        }
        QCOMPARE(clipboard(), QString());
    }

    void asksClipboardHistoriesToForget()
    {
        SecretField field;
        field.setFetch([](const SecretField::Receive &receive) { receive("ours"); });
        field.copy();
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
    }

    void copiesNothingWhenThereIsNoValue()
    {
        SecretField field;
        field.setFetch([](const SecretField::Receive &receive) { receive({}); });
        QSignalSpy copied(&field, &SecretField::copied);
        field.copy();
        QCOMPARE(copied.count(), 0);
        QCOMPARE(clipboard(), QString());
    }

    void survivesAnAnswerAfterItsEnd()
    {
        SecretField::Receive late;
        {
            SecretField field;
            field.setFetch([&late](SecretField::Receive receive) { late = std::move(receive); });
            field.copy();
        }
        late(QByteArrayLiteral("too late"));
        QCOMPARE(clipboard(), QString());
    }
};

QTEST_MAIN(SecretFieldTest)
#include "secretfieldtest.moc"
