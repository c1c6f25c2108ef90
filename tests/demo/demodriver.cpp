// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// keyturn-demo-driver: opens the real window on a simulated tenant and turns one agent's secret,
// leaving a picture of each stage and the exported control log.
#include "app/base/settings.h"
#include "app/session/hardening.h"
#include "app/store/inventorystore.h"
#include "tests/demo/walk.h"
#include "ui/appearance.h"
#include "ui/errortext.h"
#include "ui/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTimer>

#include <cstdio>

namespace {

using namespace keyturn;

struct Orders
{
    OpenOptions open;
    QString out;
    QString agent;
    QString profile;
    QString undoAt;
};

Orders readOrders(const QApplication &application)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("home"), QStringLiteral("Folder of the console."), QStringLiteral("DIR")},
         {QStringLiteral("tenant-file"), QStringLiteral("What keyturn-tenant printed."),
          QStringLiteral("FILE")},
         {QStringLiteral("out"), QStringLiteral("Where pictures go."), QStringLiteral("DIR"),
          QStringLiteral("demo-out")},
         {QStringLiteral("agent"), QStringLiteral("The agent to rotate."), QStringLiteral("NAME")},
         {QStringLiteral("profile"), QStringLiteral("Any agent of this profile."),
          QStringLiteral("PROFILE"), QStringLiteral("app-only-by-hand")}});
    parser.addOption({QStringLiteral("undo-at"),
                      QStringLiteral("Undo the run once it has come to this step."),
                      QStringLiteral("STEP")});
    parser.process(application);
    Orders orders;
    orders.open.home = parser.value(QStringLiteral("home"));
    orders.open.tenantFile = parser.value(QStringLiteral("tenant-file"));
    orders.open.actor = QStringLiteral("anna@contoso.com");
    orders.out = parser.value(QStringLiteral("out"));
    orders.agent = parser.value(QStringLiteral("agent"));
    orders.profile = parser.value(QStringLiteral("profile"));
    orders.undoAt = parser.value(QStringLiteral("undo-at"));
    return orders;
}

int fail(const QString &line)
{
    std::printf("demo-driver: %s\n", qPrintable(line));
    return 1;
}

Prompts promptsFor(const QString &out)
{
    Prompts prompts;
    prompts.saveFile = [out](QWidget *, const QString &suggestion, auto answer) {
        answer(QDir(out).filePath(suggestion));
    };
    prompts.goOnWithoutWindow = [](const QString &) { return false; };
    return prompts;
}

} // namespace

int main(int argc, char **argv)
{
    static_cast<void>(hardenProcess());
    QApplication application(argc, argv);
    installLanguage(application);
    Appearance appearance(application);
    appearance.setScheme(ColorScheme::Light);
    const Orders orders = readOrders(application);
    TenantSide tenant;
    if (!tenant.open(orders.open.tenantFile))
        return fail(QStringLiteral("the tenant file cannot be read"));
    auto session = TenantSession::open(orders.open);
    if (!session)
        return fail(describe(session.error()).sentence);
    QStringList agents{orders.agent};
    if (orders.agent.isEmpty())
        agents = tenant.agentsWithProfile(orders.profile);
    Camera camera(orders.out);
    MainWindow window(**session, appearance,
                      QDir(orders.open.home).filePath(QStringLiteral("window.ini")),
                      promptsFor(orders.out));
    window.show();
    QTimer::singleShot(0, &window, &MainWindow::begin);
    Walk walk(window, **session, tenant, camera);
    walk.setUndoAt(orders.undoAt);
    if (!walk.readAgents() || !walk.start(agents) || !walk.follow())
        return fail(QStringLiteral("the rotation was not completed"));
    if (!walk.exportLog(orders.out))
        return fail(QStringLiteral("the control log was not exported"));
    if (!walk.reviewTranscripts())
        return fail(QStringLiteral("the transcripts were not read"));
    walk.showDark();
    const TenantSide::Truth truth = tenant.truthOf(walk.agent());
    const auto row = (*session)->inventory().agent(walk.agent());
    std::printf("demo-driver: %s was %s by run %s; the tenant counts %lld requests, %lld "
                "refused, %.0f s without a valid credential; %d pictures and the control log are "
                "written\n",
                qPrintable(row ? row->agent.name : walk.agent()),
                orders.undoAt.isEmpty() ? "turned" : "turned and undone", qPrintable(walk.run()),
                static_cast<long long>(truth.requests), static_cast<long long>(truth.refused),
                truth.secondsWithoutValid, camera.count());
    return truth.refused == 0 && truth.secondsWithoutValid <= 0 ? 0 : 1;
}
