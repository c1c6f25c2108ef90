// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nowtext.h"

#include "ui/runwords.h"
#include "ui/stucktext.h"
#include "ui/timetext.h"
#include "ui/watchtext.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace keyturn {

namespace {

using rotation::Plan;
using rotation::PlannedStep;
using rotation::RunView;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::NowText)
};

const PlannedStep *activeStep(const Plan &plan, const RunView &run)
{
    const auto found = std::find_if(plan.steps.begin(), plan.steps.end(),
                                    [&run](const auto &step) { return step.id == run.activeStep; });
    return found == plan.steps.end() ? nullptr : &*found;
}

NowAction attest()
{
    return {QStringLiteral("attest"), Words::tr("I have updated it"), true, false};
}

/// The page where a person changes the consumer, as far as it can be named.
QString pageOf(const rotation::PlanConsumer &consumer, const QString &portalUrl)
{
    const QString environment = QString::fromStdString(consumer.environmentId);
    const QString connector = QString::fromStdString(consumer.connectorName);
    if (portalUrl.isEmpty() || connector.isEmpty())
        return portalUrl;
    const auto encoded = [](const QString &part) {
        return QString::fromLatin1(QUrl::toPercentEncoding(part));
    };
    // The real portal lists an environment's custom connectors; a simulated one names each page.
    if (portalUrl.startsWith(QLatin1String("https:")))
        return QStringLiteral("%1/environments/%2/customconnectors")
            .arg(portalUrl, encoded(environment));
    return QStringLiteral("%1/environments/%2/connectors/%3/security")
        .arg(portalUrl, encoded(environment), encoded(connector));
}

void handOver(NowText &now, const Plan &plan, const RunView &run, const PlannedStep &step,
              const NowContext &context)
{
    const auto *consumer = plan.consumerById(step.target);
    const QString name = QString::fromStdString(step.label);
    now.link = consumer ? pageOf(*consumer, context.portalUrl) : context.portalUrl;
    now.linkText = Words::tr("Open in Power Platform");
    if (step.row == "tell") {
        now.title = Words::tr("Save the environment variable again");
        now.body =
            Words::tr("The new secret is in Key Vault. %1 goes on with the old one until the "
                      "platform is told, so this step is yours.")
                .arg(name);
        now.steps = {Words::tr("Open the solution that holds the environment variable."),
                     Words::tr("Open the variable that %1 reads and save it without changing "
                               "anything.")
                         .arg(name),
                     Words::tr("Turn off and on the flow that reads it, if there is one.")};
    } else {
        now.title = Words::tr("Update the sign-in of %1").arg(name);
        now.body =
            Words::tr("The new client secret is in your keychain. Only the portal can change "
                      "a custom connector's OAuth secret, so this step is yours.");
        now.steps = {Words::tr("Open the connector's Security page."),
                     Words::tr("Paste the new secret into Client secret."),
                     Words::tr("Choose Update connector. Keyturn watches for it and goes on by "
                               "itself.")};
        now.secret = true;
        now.hint = context.hint;
    }
    if (step.row == "tell" || run.step(step.id).handedOverAt != TimePoint{})
        now.actions.append(attest());
}

/// What a person approves: the proving steps with their evidence.
QStringList evidenceLines(const Plan &plan, const RunView &run)
{
    QStringList lines;
    for (const PlannedStep &step : plan.steps) {
        if (step.phase != rotation::Phase::Prove)
            continue;
        const auto &view = run.step(step.id);
        lines.append(Words::tr("%1: %2, %3.")
                         .arg(stepTitle(step), gradeText(view.grade), evidenceText(view.evidence)));
    }
    return lines;
}

/// After its end somebody, such as a solution import, undid what the run had delivered.
void describeReopened(NowText &now, const RunView &run)
{
    now.title = Words::tr("Somebody undid this rotation");
    if (run.why == "old-value-back")
        now.body = Words::tr("The old value is back in Key Vault, and the old secret is gone: "
                             "whoever reads the value next is refused.");
    else if (run.why == "value-replaced")
        now.body = Words::tr("Somebody wrote another value into Key Vault after the end of this "
                             "run. Nobody here knows whether it works.");
    else if (run.why == "consumer-refused")
        now.body = Words::tr("A caller that worked when this run ended is refused now. It probably "
                             "holds the old value again.");
    else
        now.body = Words::tr("A connector was saved after the end of this run, perhaps by a "
                             "solution import, and nobody was seen getting in with it since.");
    now.steps = {Words::tr("Find out what wrote it: a pipeline that still holds the old value "
                           "would do it again."),
                 Words::tr("Close this run, and plan a new rotation.")};
    now.actions = {{QStringLiteral("resume"), Words::tr("Close it again"), true, false}};
}

void waitForPerson(NowText &now, const Plan &plan, const RunView &run, const PlannedStep *step,
                   const NowContext &context)
{
    const NowAction again{QStringLiteral("resume"), Words::tr("Go on"), true, false};
    if (run.why == "paused") {
        now.title = Words::tr("Paused");
        now.body = Words::tr("Nothing is changed while the run is paused. Both secrets stay valid "
                             "until they expire.");
        now.actions = {again};
    } else if (run.why == "keychain-locked" || run.why == "keychain-absent") {
        const bool locked = run.why == "keychain-locked";
        now.title = locked ? Words::tr("Unlock your keychain") : Words::tr("Start a keychain");
        now.body = locked
                       ? Words::tr("A locked keychain reads as an empty one, so nothing is added, "
                                   "switched or removed until it is open.")
                       : Words::tr("No keychain answers. Keyturn keeps no secret anywhere else, "
                                   "so the run waits.");
        now.steps = locked ? QStringList{Words::tr("Unlock the keychain of your desktop session."),
                                         Words::tr("Keyturn notices by itself and goes on.")}
                           : QStringList{Words::tr("Start GNOME Keyring or KWallet."),
                                         Words::tr("Keyturn notices by itself and goes on.")};
        now.watches = Words::tr("your keychain");
    } else if (run.why == "approval") {
        now.title = Words::tr("Approve the removal");
        now.body = Words::tr("This is a production environment. Nothing more uses the old secret; "
                             "read the evidence below. Your approval names exactly this plan "
                             "and this evidence.");
        now.steps = evidenceLines(plan, run);
        now.actions = {
            {QStringLiteral("approve"), Words::tr("Approve the removal..."), true, false}};
    } else if (run.why == "not-seen") {
        now.title = Words::tr("A consumer has not been seen");
        now.body = Words::tr("By its schedule every consumer should have signed in with the new "
                             "secret by now. The old one stays until it has.");
        now.steps = {Words::tr("Let the agent do its work once, or find out why it does not."),
                     Words::tr("Keyturn keeps looking and goes on when it sees the new secret.")};
    } else if (run.why == "tell-again") {
        now.title = Words::tr("Save the environment variable once more");
        now.body =
            Words::tr("The old value is back in Key Vault, and its reader still uses the new "
                      "one. Only saving the variable again makes it look.");
    } else if (run.reopened) {
        describeReopened(now, run);
    } else if (step) {
        handOver(now, plan, run, *step, context);
    }
}

/// What a hold waits for; holds are named by their codes.
QString holdSentence(const std::string &why)
{
    if (why == "probing")
        return Words::tr(
            "A new secret reaches the sign-in servers one after another. Keyturn signs "
            "in with it again and again, each time over a fresh connection, until "
            "every server must have answered.");
    if (why == "waiting-for-rivals")
        return Words::tr("Another Keyturn could have begun at the same moment. After a short wait "
                         "the directory is read again to make sure that only this run added a "
                         "secret.");
    if (why == "watching-sign-ins")
        return Words::tr("Keyturn reads the sign-in records until every consumer was seen with the "
                         "new secret. Records arrive some minutes late.");
    if (why == "proving-disuse")
        return Words::tr("Nobody may use the old secret for the length of a token's life and the "
                         "slowest schedule. A use in this time starts it again. Only what the logs "
                         "have fully delivered counts.");
    if (why == "watching-refusal")
        return Words::tr("The old secret is removed. Keyturn reads the records to see that nobody "
                         "gets in with it any more.");
    if (why == "waiting-for-tokens")
        return Words::tr("A token from before the delivery still serves. Keyturn asks the agent "
                         "when every such token has ended, for only then its answer needs the new "
                         "secret.");
    if (why == "asking-again")
        return Words::tr("The agent did not answer as its tool would. Keyturn asks again a little "
                         "later.");
    if (why == "looking-for-use")
        return Words::tr(
            "Keyturn makes sure that nobody uses the secret it is about to take back.");
    if (why == "looking-for-our-mark")
        return Words::tr("An answer was lost. Keyturn looks whether its change arrived before it "
                         "does anything again.");
    return Words::tr("Reads of the directory can be some minutes old. Keyturn reads again until "
                     "enough of them agree.");
}

/// The run's own word for a wait outlives the wait; the step's does not.
void atWork(NowText &now, const Plan &plan, const RunView &run, const PlannedStep *step,
            const NowContext &context)
{
    const auto &view = run.step(run.activeStep);
    const bool waits = step && view.state == rotation::StepState::Holding;
    // The console watches for what a person is still to do.
    if (waits && (view.why == "watching-for-save" || view.why == "hand-over"))
        return handOver(now, plan, run, *step, context);
    now.title = step ? stepTitle(*step) : Words::tr("Starting");
    if (run.state == RunState::Undoing)
        now.title = Words::tr("Undoing: %1").arg(now.title);
    now.body = waits ? holdSentence(view.why)
                     : Words::tr("Keyturn is at work; there is nothing for you to do.");
}

void over(NowText &now, const Plan &plan, const RunView &run)
{
    const QString agent = QString::fromStdString(plan.agentName);
    now.actions = {{QStringLiteral("show-log"), Words::tr("Show the control log"), false, false}};
    if (run.state == RunState::Completed) {
        now.title = Words::tr("Done");
        now.body =
            Words::tr("%1 works with the new secret, valid until %2. The old one is gone and "
                      "refused. The control log holds every step.")
                .arg(agent, dateText(plan.newEnd));
    } else if (run.state == RunState::Undone) {
        now.title = Words::tr("Undone");
        now.body = Words::tr("What this run added is gone again, and %1 works with the secret it "
                             "had before.")
                       .arg(agent);
    } else {
        now.title = Words::tr("Left as it is");
        now.body = Words::tr("Both secrets are alive. The surplus one is shown as a finding until "
                             "somebody removes it.");
    }
}

} // namespace

QString reversibilityText(const Plan &plan, const RunView &run)
{
    bool removed = false;
    QStringList fixed;
    for (const auto &step : plan.steps) {
        const auto &view = run.step(step.id);
        const bool tried = !view.attempts.empty() || view.handedOverAt != TimePoint{};
        if (!tried || step.undo != rotation::Undo::None)
            continue;
        removed = removed || step.effect == rotation::Effect::RetiresCredential;
        if (step.effect == rotation::Effect::SwitchesTraffic)
            fixed.append(QString::fromStdString(step.label));
    }
    if (removed)
        return Words::tr("The old secret was removed: there is no way back, only forward.");
    if (!fixed.isEmpty())
        return Words::tr("Nothing has been removed. Nobody can read the value that %1 had before, "
                         "so undoing would need that value from you.")
            .arg(fixed.join(QStringLiteral(", ")));
    if (run.startedAt == TimePoint{})
        return Words::tr("Nothing has been changed yet.");
    return Words::tr("Nothing has been removed yet: you can still undo completely.");
}

NowText describeNow(const Plan &plan, const RunView &run, const NowContext &context)
{
    NowText text;
    const PlannedStep *step = activeStep(plan, run);
    switch (run.state) {
    case RunState::WaitingForPerson:
        waitForPerson(text, plan, run, step, context);
        break;
    case RunState::Stuck:
        describeStuck(text, plan, run, step);
        break;
    case RunState::Completed:
    case RunState::Undone:
    case RunState::Abandoned:
        over(text, plan, run);
        return text;
    case RunState::Planned:
        text.title = Words::tr("Planned");
        text.body =
            Words::tr("Nothing has been written. Start the run when you have read the plan.");
        break;
    case RunState::Holding:
    case RunState::Running:
    case RunState::Undoing:
        atWork(text, plan, run, step, context);
        break;
    }
    if (step)
        describeWatch(text, plan, run, *step);
    text.reversibility = reversibilityText(plan, run);
    return text;
}

} // namespace keyturn
