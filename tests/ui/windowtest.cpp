// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window, offscreen, on a tenant that does not answer: everything works offline.
#include "app/session/tenantsession.h"
#include "tests/ui/samples.h"
#include "ui/appearance.h"
#include "ui/mainwindow.h"
#include "ui/panels/agentspanel.h"
#include "ui/panels/rotationspanel.h"
#include "widgets/emptystate.h"
#include "widgets/messagebanner.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace keyturn;

class WindowTest : public QObject
{
    Q_OBJECT
public:
    inline static std::unique_ptr<Appearance> appearance;

private:
    template<typename T>
    T *find(const char *name)
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    QWidget *panel() { return m_window->findChild<QStackedWidget *>()->currentWidget(); }

    void writeTenantFile(const QString &file)
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        // Port 9 is closed: nobody answers.
        const QJsonObject tenant{
            {QStringLiteral("port"), 9},
            {QStringLiteral("caFile"), QStringLiteral("/nowhere/ca.pem")},
            {QStringLiteral("tenantId"), QStringLiteral("72f988bf-0000-4000-8000-000000000001")},
            {QStringLiteral("clientId"), QStringLiteral("11111111-0000-4000-8000-000000000002")},
            {QStringLiteral("clientSecret"), QStringLiteral("not-a-secret")},
            {QStringLiteral("epoch"), QStringLiteral("2026-11-20T08:00:00Z")},
            {QStringLiteral("startedAt"), QStringLiteral("2026-11-20T08:00:00Z")},
            {QStringLiteral("speed"), 1},
            {QStringLiteral("portalUrl"), QStringLiteral("http://127.0.0.1:9/portal")},
            {QStringLiteral("operators"), QJsonArray()}};
        out.write(QJsonDocument(tenant).toJson(QJsonDocument::Compact) + '\n');
    }

    void open()
    {
        Prompts prompts;
        prompts.saveFile = [this](QWidget *, const QString &suggestion, auto answer) {
            answer(m_home->filePath(suggestion));
        };
        prompts.goOnWithoutWindow = [this](const QString &run) {
            m_wentOn.append(run);
            return true;
        };
        m_window = std::make_unique<MainWindow>(
            *m_session, *appearance, m_home->filePath(QStringLiteral("window.ini")), prompts);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        const QString tenant = m_home->filePath(QStringLiteral("tenant.json"));
        writeTenantFile(tenant);
        OpenOptions options;
        options.home = m_home->filePath(QStringLiteral("home"));
        options.tenantFile = tenant;
        options.actor = QStringLiteral("anna@contoso.com");
        auto session = TenantSession::open(options);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().facts()));
        m_session = std::move(*session);
        open();
    }

    void cleanup()
    {
        m_window.reset();
        m_session.reset();
        m_home.reset();
    }

    void saysWhyThereIsNothingYet()
    {
        auto *empty = find<AgentsPanel>("agentsPanel")->findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->title(), QStringLiteral("No agents yet"));
    }

    void staysUsefulWhenTheTenantDoesNotAnswer()
    {
        samples::fill(m_session->inventory(), 12);
        m_window->begin();
        auto *banner = find<AgentsPanel>("agentsPanel")->findChild<MessageBanner *>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 30000);
        QVERIFY(banner->sentence().endsWith(QLatin1Char('.')));
        QCOMPARE(find<QAbstractItemView>("agentsTable")->model()->rowCount(), 12);
    }

    void figuresFollowTheStore()
    {
        samples::fill(m_session->inventory(), 5);
        QTRY_COMPARE(m_window->agents()->count(), 5);
        samples::fill(m_session->inventory(), 12);
        QTRY_COMPARE(m_window->agents()->count(), 12);
        const rotation::Plan plan = samples::plan();
        samples::record(m_session->records(), plan, samples::untilHandOver(plan));
        QTRY_COMPARE(m_window->rotations()->waiting(), 1);
        QVERIFY(find<QLabel>("statusLog")->text().contains(QStringLiteral("entr")));
    }

    void theKeyboardReachesEveryPanel()
    {
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(panel()->objectName(), QStringLiteral("rotationsPanel"));
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(panel()->objectName(), QStringLiteral("transcriptsPanel"));
        QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(panel()->objectName(), QStringLiteral("controlLogPanel"));
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(panel()->objectName(), QStringLiteral("agentsPanel"));
        // The navigation says where one is.
        for (const char *id : {"rotations", "transcripts", "log", "agents"}) {
            m_window->showPanel(QLatin1String(id));
            auto *button = find<QAbstractButton>((QByteArray("panel-") + id).constData());
            QVERIFY2(button && button->isChecked(), id);
        }
    }

    void theFilterIsOneKeyAway()
    {
        m_window->activateWindow();
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("filterText"));
    }

    void commandsLeadToAnAgent()
    {
        samples::fill(m_session->inventory(), 12);
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *words = find<QLineEdit>("commandWords");
        QVERIFY(words->isVisible());
        QTest::keyClicks(words, QStringLiteral("Sales Coach"));
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(panel()->objectName(), QStringLiteral("agentsPanel"));
        auto *table = find<QAbstractItemView>("agentsTable");
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(),
                 QStringLiteral("Sales Coach"));
    }

    void aRunOfAnotherProcessIsOpenedAndLeftByKeyboard()
    {
        const rotation::Plan plan = samples::plan();
        samples::record(m_session->records(), plan, samples::untilHandOver(plan));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        m_window->rotations()->openRun(QString::fromStdString(plan.run));
        QVERIFY(find<QWidget>("runPage")->isVisible());
        QCOMPARE(find<QLabel>("nowTitle")->text(),
                 QStringLiteral("Update the sign-in of benefits-api"));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!find<QWidget>("runPage")->isVisible());
    }

    void everyFocusableWidgetIsNamedForThoseWhoCannotSeeIt()
    {
        samples::fill(m_session->inventory(), 12);
        const rotation::Plan plan = samples::plan();
        samples::record(m_session->records(), plan, samples::untilHandOver(plan));
        m_window->rotations()->openRun(QString::fromStdString(plan.run));
        QStringList nameless;
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            const bool inner = widget->objectName().startsWith(QLatin1String("qt_")) ||
                               qobject_cast<const QLabel *>(widget);
            const bool shown = widget->isVisibleTo(widget->parentWidget());
            if (widget->focusPolicy() == Qt::NoFocus || inner || !shown)
                continue;
            if (widget->accessibleName().isEmpty() || widget->objectName().isEmpty())
                nameless.append(QString::fromLatin1(widget->metaObject()->className()) +
                                QLatin1Char(' ') + widget->objectName());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }

    void allWritesAreStoppedFromTheKeyboard()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *words = find<QLineEdit>("commandWords");
        QTest::keyClicks(words, QStringLiteral("stop all"));
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(*m_session->records().writesStopped());
        auto *banner = find<MessageBanner>("rotationsBanner");
        QVERIFY(banner->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(words, QStringLiteral("allow"));
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(!*m_session->records().writesStopped());
        QVERIFY(!banner->isVisible());
    }

    void closingDuringARunAsksWhatBecomesOfIt()
    {
        const rotation::Plan plan = samples::plan();
        const QString run = QString::fromStdString(plan.run);
        samples::record(m_session->records(), plan, samples::untilHandOver(plan));
        m_session->rotation().drive(run, rotation::Drive::KeepWatching);
        QCOMPARE(m_window->rotations()->driven(), QStringList{run});
        QVERIFY(!m_window->close());
        auto *dialog = find<QWidget>("closeDialog");
        QVERIFY(dialog && dialog->isVisible());
        QTest::mouseClick(find<QAbstractButton>("closeStay"), Qt::LeftButton);
        QVERIFY(m_window->isVisible());
        QTRY_VERIFY(!find<QWidget>("closeDialog"));
        QVERIFY(!m_window->close());
        QTest::mouseClick(find<QAbstractButton>("closeGoOn"), Qt::LeftButton);
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(m_wentOn, QStringList{run});
    }

    void theWindowComesBackAsItWasLeft()
    {
        m_window->resize(1200, 760);
        m_window->close();
        m_window.reset();
        open();
        QCOMPARE(m_window->size(), QSize(1200, 760));
    }

    void nothingBreaksFromRightToLeft()
    {
        samples::fill(m_session->inventory(), 12);
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const QImage picture = m_window->grab().toImage();
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QVERIFY(!picture.isNull());
        auto *navigation = find<QWidget>("navigation");
        QVERIFY(navigation != nullptr);
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<TenantSession> m_session;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_wentOn;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    WindowTest::appearance = std::make_unique<Appearance>(application);
    WindowTest test;
    const int result = QTest::qExec(&test, argc, argv);
    WindowTest::appearance.reset();
    return result;
}
#include "windowtest.moc"
