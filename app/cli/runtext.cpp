// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runtext.h"

#include "app/cli/runfindings.h"

#include <algorithm>
#include <array>

namespace keyturn::cli {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

void writeTime(JsonWriter &json, std::string_view name, TimePoint when)
{
    json.key(name);
    if (when == TimePoint{})
        json.null();
    else
        json.value(toIso(when));
}

void writeSteps(JsonWriter &json, const rotation::Plan &plan)
{
    json.key("steps").beginArray();
    for (const rotation::PlannedStep &step : plan.steps) {
        const rotation::PlanConsumer *consumer = plan.consumerById(step.target);
        json.beginObject()
            .member("id", std::string_view(step.id))
            .member("phase", rotation::nameOf(step.phase))
            .member("effect", rotation::nameOf(step.effect))
            .member("title", std::string_view(step.title))
            .member("consumer", std::string_view(consumer ? consumer->name : step.label))
            .member("undo", rotation::nameOf(step.undo))
            .member("gate", std::string_view(step.gate))
            .endObject();
    }
    json.endArray();
}

struct RefusalWords
{
    const char *code;
    const char *why;
};

constexpr std::array refusalWords{
    RefusalWords{"version-pinned", "a reference names one version of the vault's secret and would "
                                   "never see another; take the version off"},
    RefusalWords{"not-owner", "the console may not add secrets to this application; make it an "
                              "owner"},
    RefusalWords{"vault-forbidden", "the console may not write this vault's secret; grant Key "
                                    "Vault Secrets Officer, or deliver by hand"},
    RefusalWords{"vault-secret-missing", "the vault has no such secret"},
    RefusalWords{"policy-forbids-secrets", "the tenant's policy forbids client secrets here"},
    RefusalWords{"no-client-secret", "there is no client secret to turn"},
    RefusalWords{"no-log-workspace", "no Log Analytics workspace is known, so nothing can be "
                                     "proved unused"},
    RefusalWords{"no-sign-in-records", "no record shows it in use, so nothing can be proved "
                                       "unused; name it with --retire"},
    RefusalWords{"several-candidates",
                 "it has several secrets and no record shows which is in use; "
                 "say which with --retire"},
    RefusalWords{"several-in-use", "more than one secret is in use; say which with --retire"},
    RefusalWords{"another-run-is-open", "somebody's rotation of it is unfinished"},
    RefusalWords{"unknown-credential", "there is no such credential on it"},
    RefusalWords{"kind-not-built", "this kind of credential is not turned by this version"},
    RefusalWords{"delivery-not-built", "this way of delivery is not offered by this version"},
    RefusalWords{"delivery-impossible", "the value cannot reach it in this way"},
    RefusalWords{"already-turned", "another agent's run turned it within its cadence, so there is "
                                   "nothing to do"},
    RefusalWords{"canary-impossible", "this agent wants a sign-in, so no canary can ask it"},
    RefusalWords{"own-credential", "the console is signed in with it"},
};

QString evidenceOf(const RunRow &run)
{
    QStringList lines;
    for (const auto &[step, evidence] : run.status.evidence)
        lines << text(step) + QStringLiteral(": ") + text(evidence);
    return lines.join(QLatin1String("; "));
}

} // namespace

QByteArray planJson(const rotation::Plan &plan)
{
    JsonWriter json;
    json.beginObject()
        .member("agent", std::string_view(plan.agentId))
        .member("agentName", std::string_view(plan.agentName))
        .member("hash", std::string_view(rotation::hashOf(plan)))
        .member("reason", rotation::nameOf(plan.reason));
    writeSteps(json, plan);
    json.member("ceiling", rotation::nameOf(plan.ceiling)).key("accepts").beginArray();
    for (const std::string &accept : plan.accepts)
        json.value(std::string_view(accept));
    json.endArray().key("refusals").beginArray();
    for (const rotation::Refusal &refusal : plan.refusals)
        json.beginObject()
            .member("code", std::string_view(refusal.code))
            .member("subject", std::string_view(refusal.subject))
            .endObject();
    json.endArray().key("frozen").beginArray();
    for (const rotation::FrozenCredential &credential : plan.frozen)
        json.beginObject()
            .member("id", std::string_view(credential.keyId))
            .member("name", std::string_view(credential.name))
            .member("hint", std::string_view(credential.hint))
            .member("kind", std::string_view(credential.kind))
            .member("retire", credential.retire)
            .endObject();
    json.endArray().key("notTurned").beginArray();
    for (const std::string &kind : plan.notTurned)
        json.value(std::string_view(kind));
    json.endArray();
    writeTime(json, "deadline", plan.deadline);
    return json.endObject().take();
}

QStringList refusalLines(const rotation::Plan &plan)
{
    QStringList lines;
    for (const rotation::Refusal &refusal : plan.refusals) {
        const auto words =
            std::find_if(refusalWords.begin(), refusalWords.end(),
                         [&](const RefusalWords &row) { return refusal.code == row.code; });
        QString line = text(refusal.code);
        if (!refusal.subject.empty())
            line += QStringLiteral(" (%1)").arg(text(refusal.subject));
        if (words != refusalWords.end())
            line += QStringLiteral(": ") + QLatin1String(words->why);
        lines << line;
    }
    return lines;
}

void printPlan(const Output &output, const rotation::Plan &plan)
{
    output.line(QStringLiteral("Plan for %1 (%2), reason %3")
                    .arg(text(plan.agentName), text(plan.environmentName),
                         QLatin1String(rotation::nameOf(plan.reason))));
    output.line({});
    QList<QStringList> rows;
    for (const rotation::PlannedStep &step : plan.steps)
        rows << QStringList{text(step.id),
                            QLatin1String(rotation::nameOf(step.phase)),
                            QLatin1String(rotation::nameOf(step.effect)),
                            step.gate.empty() ? QStringLiteral("-") : text(step.gate),
                            QLatin1String(rotation::nameOf(step.undo)),
                            text(step.title) + (step.label.empty()
                                                    ? QString()
                                                    : QStringLiteral(" - ") + text(step.label))};
    output.table({QStringLiteral("STEP"), QStringLiteral("PHASE"), QStringLiteral("EFFECT"),
                  QStringLiteral("GATE"), QStringLiteral("UNDO"), QStringLiteral("TITLE")},
                 rows);
    output.line({});
    for (const rotation::FrozenCredential &credential : plan.frozen)
        output.line(
            QStringLiteral("%1 %2 %3 (%4), ends %5")
                .arg(credential.retire ? QStringLiteral("retires") : QStringLiteral("keeps"),
                     text(credential.kind), text(credential.name), text(credential.keyId),
                     shortTime(credential.end)));
    output.line(QStringLiteral("Best evidence it can reach: %1")
                    .arg(QLatin1String(rotation::nameOf(plan.ceiling))));
    for (const std::string &accept : plan.accepts)
        output.line(QStringLiteral("To be accepted by name: ") + text(accept));
    for (const QString &line : refusalLines(plan))
        output.line(QStringLiteral("Refused: ") + line);
    for (const std::string &kind : plan.notTurned)
        output.line(QStringLiteral("Not turned by this version: ") + text(kind));
    output.line(QStringLiteral("hash ") + text(rotation::hashOf(plan)));
}

void writeRun(JsonWriter &json, const RunRow &run, const rotation::RunSnapshot *whole)
{
    json.beginObject()
        .member("id", run.id)
        .member("agent", run.agentId)
        .member("agentName", run.agentName)
        .member("state", nameOf(run.status.state))
        .member("step", std::string_view(run.status.step));
    writeTime(json, "startedAt", run.status.startedAt);
    writeTime(json, "until", run.status.until);
    json.member("reason", run.reason).member("why", std::string_view(run.status.why));
    json.key("evidence").beginObject();
    for (const auto &[step, evidence] : run.status.evidence)
        json.member(step, std::string_view(evidence));
    json.endObject();
    if (whole)
        writeFindings(json, *whole);
    json.endObject();
}

void printRuns(const Output &output, const QList<RunRow> &runs)
{
    QList<QStringList> rows;
    for (const RunRow &run : runs)
        rows << QStringList{run.id,
                            run.agentName,
                            QLatin1String(nameOf(run.status.state)),
                            run.status.step.empty() ? QStringLiteral("-") : text(run.status.step),
                            shortTime(run.status.startedAt),
                            shortTime(run.status.until),
                            run.reason,
                            text(run.status.why)};
    output.table({QStringLiteral("RUN"), QStringLiteral("AGENT"), QStringLiteral("STATE"),
                  QStringLiteral("STEP"), QStringLiteral("STARTED"), QStringLiteral("UNTIL"),
                  QStringLiteral("REASON"), QStringLiteral("WHY")},
                 rows);
    if (runs.size() == 1 && !runs.first().status.evidence.empty())
        output.line(QStringLiteral("Evidence: ") + evidenceOf(runs.first()));
}

QString standingOf(const RunRow &run)
{
    const QString step = text(run.status.step);
    const QString why = text(run.status.why);
    switch (run.status.state) {
    case RunState::Completed:
        return QStringLiteral("Run %1 is completed.").arg(run.id);
    case RunState::Undone:
        return QStringLiteral("Run %1 is undone.").arg(run.id);
    case RunState::Abandoned:
        return QStringLiteral("Run %1 was abandoned; nothing of it is under way.").arg(run.id);
    case RunState::Stuck:
        return QStringLiteral("Run %1 is stuck at %2 (%3): a person must decide; every credential "
                              "is alive.")
            .arg(run.id, step, why);
    case RunState::WaitingForPerson:
        return QStringLiteral("Run %1 waits for a person at %2 (%3).").arg(run.id, step, why);
    case RunState::Holding:
        return QStringLiteral("Run %1 holds at %2 until %3 (%4).")
            .arg(run.id, step, shortTime(run.status.until), why);
    case RunState::Planned:
    case RunState::Running:
    case RunState::Undoing:
        return QStringLiteral("Run %1 is %2 at %3; go on with rotate resume.")
            .arg(run.id, QLatin1String(nameOf(run.status.state)), step);
    }
    Q_UNREACHABLE();
}

} // namespace keyturn::cli
