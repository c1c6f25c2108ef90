// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every designed state of the window into pictures, to be looked at beside the drawings.
#include "tests/ui/samples.h"
#include "tests/ui/transcriptgallery.h"
#include "ui/appearance.h"
#include "ui/confirmdialog.h"
#include "ui/language.h"
#include "ui/navigation.h"
#include "ui/panels/agentspanel.h"
#include "ui/panels/controllogpanel.h"
#include "ui/panels/plandialog.h"
#include "ui/panels/runpage.h"
#include "ui/statusfooter.h"
#include "widgets/commandpalette.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <cstdio>

namespace {

using namespace keyturn;

/// The frame around a panel as the window has it.
class Frame : public QWidget
{
public:
    Frame(QWidget *panel, const QString &current, const Clock &clock)
    {
        auto *navigation = new Navigation(this);
        navigation->setTenant(QStringLiteral("Northwind Traders"),
                              QStringLiteral("Simulated tenant"));
        navigation->addPanel(QStringLiteral("agents"), QStringLiteral("Agents"),
                             QStringLiteral("agents"), {});
        navigation->addPanel(QStringLiteral("rotations"), QStringLiteral("Rotations"),
                             QStringLiteral("rotations"), {});
        navigation->addPanel(QStringLiteral("transcripts"), QStringLiteral("Transcripts"),
                             QStringLiteral("transcripts"), {});
        navigation->addPanel(QStringLiteral("log"), QStringLiteral("Control log"),
                             QStringLiteral("log"), {});
        navigation->setBadge(QStringLiteral("agents"), QStringLiteral("18"), Tone::Neutral);
        navigation->setBadge(QStringLiteral("rotations"), QStringLiteral("1 waiting"),
                             Tone::Caution);
        navigation->setCurrent(current);
        auto *footer = new StatusFooter(this);
        SessionStatus status;
        status.signIn = SignInState::SignedIn;
        status.keychain = KeychainCondition::Ready;
        status.syncedAt = clock.now() - std::chrono::minutes(4);
        footer->setStatus(status, 4, clock.now());
        LogCheck check;
        check.rows = 412;
        check.sealChecked = true;
        footer->setLog(&check, 412);
        auto *middle = new QHBoxLayout;
        middle->setSpacing(0);
        middle->addWidget(navigation);
        middle->addWidget(panel, 1);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addLayout(middle, 1);
        column->addWidget(footer);
        resize(1440, 900);
    }
};

void picture(QWidget &widget, const QString &file)
{
    widget.show();
    for (int round = 0; round < 4; ++round)
        QCoreApplication::processEvents();
    if (!widget.grab().save(file))
        std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
    widget.hide();
}

rotation::Plan refusedPlan()
{
    rotation::Plan plan = samples::plan(true);
    plan.refusals = {{"version-pinned", "kt_BenefitsSecret"}};
    plan.notTurned = {"certificate CN=benefits"};
    return plan;
}

rotation::Plan acceptedPlan()
{
    rotation::Plan plan = samples::plan(true);
    plan.accepts = {"ceiling:observed", "unassigned:20.31.9.9 | python-requests"};
    return plan;
}

void drawPages(const Clock &clock, const QString &place)
{
    const auto page = [&](const QString &name, const rotation::Plan &plan, const Journal &journal) {
        auto *run = new RunPage(clock, QStringLiteral("https://make.powerapps.com"));
        run->setRun(samples::snapshot(plan, journal));
        Frame frame(run, QStringLiteral("rotations"), clock);
        picture(frame, place + name);
    };
    const rotation::Plan plan = samples::plan();
    page(QStringLiteral("run-probing.png"), plan, samples::untilProbing(plan));
    page(QStringLiteral("run-hand-over.png"), plan, samples::untilHandOver(plan));
    page(QStringLiteral("run-disuse.png"), plan, samples::untilDisuse(plan));
    page(QStringLiteral("run-stuck.png"), plan, samples::untilStuck(plan));
    page(QStringLiteral("run-completed.png"), plan, samples::untilCompleted(plan));
}

void drawDialogs(const QString &place)
{
    const Agent agent = samples::agents(1).first();
    for (const auto &[name, plan] :
         {std::pair(QStringLiteral("plan.png"), acceptedPlan()),
          std::pair(QStringLiteral("plan-refused.png"), refusedPlan())}) {
        PlanDialog dialog(agent, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.showPlan(plan);
        picture(dialog, place + name);
    }
    ConfirmDialog::Question question;
    question.title = QStringLiteral("Remove the old secret of HR Benefits Assistant?");
    question.text = QStringLiteral("The evidence shows that every consumer uses the new secret.");
    question.consequence = QStringLiteral("After the removal the old value is gone for good.");
    question.action = QStringLiteral("Approve the removal");
    question.typed = QStringLiteral("HR Benefits Assistant");
    question.destructive = true;
    ConfirmDialog confirm(question, nullptr);
    confirm.setAttribute(Qt::WA_DeleteOnClose, false);
    picture(confirm, place + QStringLiteral("confirm.png"));
}

void drawAll(const QString &home, const QString &place, const Clock &clock)
{
    QDir().mkpath(place);
    auto inventory = InventoryStore::open(home);
    auto records = Records::open(home);
    if (!inventory || !records)
        return;
    {
        auto *empty = new AgentsPanel(**inventory, **records, clock);
        Frame frame(empty, QStringLiteral("agents"), clock);
        picture(frame, place + QStringLiteral("agents-empty.png"));
    }
    samples::fill(**inventory);
    const rotation::Plan plan = samples::plan();
    if ((*records)->runs()->isEmpty())
        samples::record(**records, plan, samples::untilCompleted(plan));
    {
        auto *agents = new AgentsPanel(**inventory, **records, clock);
        agents->choose(QStringLiteral("agent-00000"));
        Frame frame(agents, QStringLiteral("agents"), clock);
        picture(frame, place + QStringLiteral("agents.png"));
        agents->showError(Error::of(ErrorKind::Unreachable, QStringLiteral("graph.microsoft.com")));
        picture(frame, place + QStringLiteral("agents-offline.png"));
        CommandPalette palette(&frame);
        palette.setCommands(
            {{QStringLiteral("a"), QStringLiteral("Show agents"), QStringLiteral("Ctrl+1")},
             {QStringLiteral("b"), QStringLiteral("Read the tenant"), QStringLiteral("F5")},
             {QStringLiteral("c"), QStringLiteral("Retail Care"), QStringLiteral("Contoso-Prod")}});
        frame.show();
        palette.open();
        picture(frame, place + QStringLiteral("palette.png"));
    }
    {
        auto *log = new ControlLogPanel(**records, clock);
        LogCheck check;
        check.rows = 12;
        check.sealChecked = true;
        log->setCheck(&check);
        log->findChild<QAbstractItemView *>(QStringLiteral("logTable"))->setFocus();
        log->toggleEvidence(2);
        Frame frame(log, QStringLiteral("log"), clock);
        picture(frame, place + QStringLiteral("log.png"));
    }
    drawPages(clock, place);
    samples::drawTranscripts(place, clock, [&clock](QWidget *panel) {
        return new Frame(panel, QStringLiteral("transcripts"), clock);
    });
    drawDialogs(place);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    installLanguage(application);
    Appearance appearance(application);
    const QString out = application.arguments().value(1, QStringLiteral("gallery"));
    const samples::StillClock clock(samples::now());
    for (const auto &[name, scheme] :
         {std::pair("light", ColorScheme::Light), std::pair("dark", ColorScheme::Dark)}) {
        const QTemporaryDir home;
        appearance.setScheme(scheme);
        drawAll(home.path(), QStringLiteral("%1/%2/").arg(out, QLatin1String(name)), clock);
    }
    return 0;
}
