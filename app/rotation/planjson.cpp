// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/plan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace keyturn::rotation {

namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}
std::string text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString().toStdString();
}
QJsonValue time(TimePoint when)
{
    return QJsonValue(qint64(when.time_since_epoch().count()));
}
TimePoint time(const QJsonObject &object, const char *key)
{
    return TimePoint(Millis(object.value(QLatin1String(key)).toInteger()));
}
QJsonValue span(Millis value)
{
    return QJsonValue(qint64(value.count()));
}
Millis span(const QJsonObject &object, const char *key)
{
    return Millis(object.value(QLatin1String(key)).toInteger());
}
bool flag(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toBool();
}

template<typename T, typename Write>
QJsonArray list(const std::vector<T> &items, Write write)
{
    QJsonArray array;
    for (const T &item : items)
        array.append(write(item));
    return array;
}

template<typename T, typename Read>
std::vector<T> list(const QJsonObject &object, const char *key, Read read)
{
    std::vector<T> items;
    const QJsonArray array = object.value(QLatin1String(key)).toArray();
    for (const QJsonValue &value : array)
        items.push_back(read(value));
    return items;
}

QJsonValue write(const std::string &value)
{
    return text(value);
}
std::string readText(const QJsonValue &value)
{
    return value.toString().toStdString();
}

QJsonValue write(const FrozenCredential &c)
{
    return QJsonObject{{"keyId", text(c.keyId)}, {"holder", text(c.holder)},
                       {"kind", text(c.kind)},   {"name", text(c.name)},
                       {"hint", text(c.hint)},   {"start", time(c.start)},
                       {"end", time(c.end)},     {"retire", c.retire}};
}

FrozenCredential readFrozen(const QJsonValue &value)
{
    const QJsonObject o = value.toObject();
    return {text(o, "keyId"), text(o, "holder"), text(o, "kind"), text(o, "name"),
            text(o, "hint"),  time(o, "start"),  time(o, "end"),  flag(o, "retire")};
}

QJsonValue write(const VaultTarget &v)
{
    return QJsonObject{{"id", text(v.id)},
                       {"vaultUri", text(v.vaultUri)},
                       {"secretName", text(v.secretName)},
                       {"frozenVersion", text(v.frozenVersion)},
                       {"previousReadable", v.previousReadable},
                       {"reresolvesWithin", span(v.reresolvesWithin)}};
}

VaultTarget readVault(const QJsonValue &value)
{
    const QJsonObject o = value.toObject();
    return {text(o, "id"),
            text(o, "vaultUri"),
            text(o, "secretName"),
            text(o, "frozenVersion"),
            flag(o, "previousReadable"),
            span(o, "reresolvesWithin")};
}

QJsonValue write(const PlanConsumer &c)
{
    return QJsonObject{{"id", text(c.id)},
                       {"kind", text(c.kind)},
                       {"name", text(c.name)},
                       {"delegated", c.delegated},
                       {"vault", text(c.vault)},
                       {"toldByPerson", c.toldByPerson},
                       {"reresolvesWithin", span(c.reresolvesWithin)},
                       {"environmentId", text(c.environmentId)},
                       {"environmentUrl", text(c.environmentUrl)},
                       {"connectorName", text(c.connectorName)},
                       {"connectorRowId", text(c.connectorRowId)},
                       {"savedRow", text(c.savedRow)}};
}

PlanConsumer readConsumer(const QJsonValue &value)
{
    const QJsonObject o = value.toObject();
    return {text(o, "id"),
            text(o, "kind"),
            text(o, "name"),
            flag(o, "delegated"),
            text(o, "vault"),
            flag(o, "toldByPerson"),
            span(o, "reresolvesWithin"),
            text(o, "environmentId"),
            text(o, "environmentUrl"),
            text(o, "connectorName"),
            text(o, "connectorRowId"),
            text(o, "savedRow")};
}

QJsonValue write(const Source &s)
{
    return QJsonObject{{"address", text(s.address)},
                       {"agent", text(s.agent)},
                       {"resource", text(s.resource)},
                       {"keyId", text(s.keyId)},
                       {"last", time(s.last)}};
}

Source readSource(const QJsonValue &value)
{
    const QJsonObject o = value.toObject();
    return {text(o, "address"), text(o, "agent"), text(o, "resource"), text(o, "keyId"),
            time(o, "last")};
}

QJsonObject write(const Canary &c)
{
    return {{"environmentId", text(c.environmentId)},
            {"schemaName", text(c.schemaName)},
            {"question", text(c.question)},
            {"marker", text(c.marker)}};
}

std::optional<Canary> readCanary(const QJsonObject &o)
{
    if (o.isEmpty())
        return std::nullopt;
    return Canary{text(o, "environmentId"), text(o, "schemaName"), text(o, "question"),
                  text(o, "marker")};
}

QJsonValue write(const Refusal &r)
{
    return QJsonObject{{"code", text(r.code)}, {"subject", text(r.subject)}};
}

Refusal readRefusal(const QJsonValue &value)
{
    return {text(value.toObject(), "code"), text(value.toObject(), "subject")};
}

QJsonValue write(const PlannedStep &s)
{
    return QJsonObject{{"id", text(s.id)},
                       {"row", text(s.row)},
                       {"phase", QLatin1String(nameOf(s.phase))},
                       {"effect", QLatin1String(nameOf(s.effect))},
                       {"title", text(s.title)},
                       {"target", text(s.target)},
                       {"label", text(s.label)},
                       {"undo", QLatin1String(nameOf(s.undo))},
                       {"gate", text(s.gate)}};
}

PlannedStep readStep(const QJsonValue &value)
{
    const QJsonObject o = value.toObject();
    return {text(o, "id"),
            text(o, "row"),
            phaseFrom(text(o, "phase")).value_or(Phase::Prepare),
            effectFrom(text(o, "effect")).value_or(Effect::Observes),
            text(o, "title"),
            text(o, "target"),
            text(o, "label"),
            undoFrom(text(o, "undo")).value_or(Undo::None),
            text(o, "gate")};
}

QJsonObject write(const Policy &p)
{
    return {{"acceptanceProbes", p.acceptanceProbes},
            {"absenceReads", p.absenceReads},
            {"maxAttempts", p.maxAttempts},
            {"propagationCeiling", span(p.propagationCeiling)},
            {"graphReadWindow", span(p.graphReadWindow)},
            {"tokenLifetime", span(p.tokenLifetime)},
            {"unknownSchedule", span(p.unknownSchedule)},
            {"ingestionMargin", span(p.ingestionMargin)},
            {"pollInterval", span(p.pollInterval)},
            {"personWait", span(p.personWait)},
            {"cadence", span(p.cadence)},
            {"overlap", span(p.overlap)},
            {"margin", span(p.margin)}};
}

Policy readPolicy(const QJsonObject &o)
{
    Policy p;
    p.acceptanceProbes = o.value("acceptanceProbes").toInt();
    p.absenceReads = o.value("absenceReads").toInt();
    p.maxAttempts = o.value("maxAttempts").toInt();
    p.propagationCeiling = span(o, "propagationCeiling");
    p.graphReadWindow = span(o, "graphReadWindow");
    p.tokenLifetime = span(o, "tokenLifetime");
    p.unknownSchedule = span(o, "unknownSchedule");
    p.ingestionMargin = span(o, "ingestionMargin");
    p.pollInterval = span(o, "pollInterval");
    p.personWait = span(o, "personWait");
    p.cadence = span(o, "cadence");
    p.overlap = span(o, "overlap");
    p.margin = span(o, "margin");
    return p;
}

constexpr auto item = [](const auto &value) { return write(value); };

} // namespace

QByteArray toJson(const Plan &plan)
{
    QJsonObject object{
        {"run", text(plan.run)},
        {"store", text(plan.store)},
        {"agentId", text(plan.agentId)},
        {"agentName", text(plan.agentName)},
        {"environmentName", text(plan.environmentName)},
        {"environmentId", text(plan.environmentId)},
        {"production", plan.production},
        {"reason", QLatin1String(nameOf(plan.reason))},
        {"appId", text(plan.appId)},
        {"appName", text(plan.appName)},
        {"applicationObjectId", text(plan.applicationObjectId)},
        {"servicePrincipalObjectId", text(plan.servicePrincipalObjectId)},
        {"workspaceId", text(plan.workspaceId)},
        {"turnsOwnCredential", plan.turnsOwnCredential},
        {"agents", list(plan.agents, item)},
        {"frozen", list(plan.frozen, item)},
        {"consumers", list(plan.consumers, item)},
        {"vaults", list(plan.vaults, item)},
        {"sources", list(plan.sources, item)},
        {"schedule", span(plan.schedule)},
        {"policy", write(plan.policy)},
        {"createdAt", time(plan.createdAt)},
        {"newEnd", time(plan.newEnd)},
        {"deadline", time(plan.deadline)},
        {"ceiling", QLatin1String(nameOf(plan.ceiling))},
        {"accepts", list(plan.accepts, item)},
        {"refusals", list(plan.refusals, item)},
        {"notTurned", list(plan.notTurned, item)},
        {"steps", list(plan.steps, item)},
    };
    // Left out where there is none: plans of older consoles keep their hash.
    if (plan.canary)
        object.insert("canary", write(*plan.canary));
    if (plan.leak)
        object.insert("leak", QJsonObject{{"since", time(plan.leak->since)},
                                          {"longestToken", span(plan.leak->longestToken)}});
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Plan> planFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject o = document.object();
    Plan plan;
    plan.run = text(o, "run");
    plan.store = text(o, "store");
    plan.agentId = text(o, "agentId");
    plan.agentName = text(o, "agentName");
    plan.environmentName = text(o, "environmentName");
    plan.environmentId = text(o, "environmentId");
    plan.production = flag(o, "production");
    plan.reason = reasonFrom(text(o, "reason")).value_or(Reason::ByHand);
    plan.appId = text(o, "appId");
    plan.appName = text(o, "appName");
    plan.applicationObjectId = text(o, "applicationObjectId");
    plan.servicePrincipalObjectId = text(o, "servicePrincipalObjectId");
    plan.workspaceId = text(o, "workspaceId");
    plan.turnsOwnCredential = flag(o, "turnsOwnCredential");
    plan.agents = list<std::string>(o, "agents", readText);
    plan.frozen = list<FrozenCredential>(o, "frozen", readFrozen);
    plan.consumers = list<PlanConsumer>(o, "consumers", readConsumer);
    plan.vaults = list<VaultTarget>(o, "vaults", readVault);
    plan.sources = list<Source>(o, "sources", readSource);
    if (const QJsonObject leak = o.value("leak").toObject(); !leak.isEmpty())
        plan.leak = Leak{time(leak, "since"), span(leak, "longestToken")};
    plan.canary = readCanary(o.value("canary").toObject());
    plan.schedule = span(o, "schedule");
    plan.policy = readPolicy(o.value("policy").toObject());
    plan.createdAt = time(o, "createdAt");
    plan.newEnd = time(o, "newEnd");
    plan.deadline = time(o, "deadline");
    plan.ceiling = gradeFrom(text(o, "ceiling")).value_or(Grade::None);
    plan.accepts = list<std::string>(o, "accepts", readText);
    plan.refusals = list<Refusal>(o, "refusals", readRefusal);
    plan.notTurned = list<std::string>(o, "notTurned", readText);
    plan.steps = list<PlannedStep>(o, "steps", readStep);
    if (plan.run.empty() || plan.steps.empty())
        return std::nullopt;
    return plan;
}

} // namespace keyturn::rotation
