// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"

#include "app/rotation/runbooks/entraclientsecret.h"

namespace keyturn::samples {

namespace {

using namespace std::chrono_literals;

constexpr auto day = std::chrono::hours(24);

struct Names
{
    const char *agent;
    const char *environment;
    const char *owner;
    bool production;
    int days;
    AgentState state;
};

constexpr Names names[]{
    {"HR Benefits Assistant", "Contoso-Prod", "a.novak", true, 3, AgentState::Published},
    {"Retail Care", "Contoso-Prod", "p.nair", true, 62, AgentState::Published},
    {"IT Helpdesk", "Contoso-Prod", "s.berg", true, -12, AgentState::Published},
    {"Invoice Triage", "Finance-Prod", "j.cole", true, 81, AgentState::Published},
    {"Fleet Dispatcher", "Ops-Sandbox", "t.okafor", false, 9, AgentState::Draft},
    {"Onboarding Buddy", "Contoso-Prod", "l.haas", true, 9999, AgentState::Published},
    {"Contract Q&A", "Legal-Prod", "m.ito", true, 40, AgentState::Published},
    {"Store Hours (classic)", "Contoso-Prod", "d.lund", true, -31, AgentState::Inactive},
    {"Expense Coach", "Finance-Prod", "j.cole", true, 77, AgentState::Published},
    {"Visitor Desk", "Ops-Sandbox", "t.okafor", false, 55, AgentState::Published},
    {"Sales Coach", "Contoso-Prod", "p.nair", true, 55, AgentState::Published},
    {"Warranty Bot", "Contoso-Prod", "p.nair", true, 14, AgentState::Published},
};

Consumer connector(const QString &app, const QString &name, bool delegated)
{
    Consumer c;
    c.id = QStringLiteral("connector:") + name;
    c.kind = ConsumerKind::ConnectorOAuth;
    c.name = name;
    c.applicationId = app;
    c.flow = delegated ? FlowKind::Delegated : FlowKind::AppOnly;
    c.delivery = Delivery::Portal;
    c.reresolvesWithin = 90min;
    c.connectorName = QStringLiteral("shared_") + name;
    c.environmentId = QStringLiteral("env-1");
    return c;
}

Consumer vaultReader(const QString &app, const QString &name)
{
    Consumer c;
    c.id = QStringLiteral("containerapp:") + name;
    c.kind = ConsumerKind::ContainerApp;
    c.name = name;
    c.applicationId = app;
    c.flow = FlowKind::AppOnly;
    c.delivery = Delivery::KeyVault;
    c.vaultUri = QStringLiteral("https://kv-benefits.vault.azure.net");
    c.secretName = QStringLiteral("benefits-api");
    c.reresolvesWithin = 30min;
    return c;
}

Credential secret(const QString &app, const QString &hint, TimePoint end, int ageDays)
{
    Credential c;
    c.id = QStringLiteral("%1-0000-4000-8000-%2").arg(hint, app);
    c.applicationId = app;
    c.name = QStringLiteral("rotated 2026-08-25");
    c.hint = hint;
    c.createdAt = now() - ageDays * day;
    c.expiresAt = end;
    return c;
}

Agent agentAt(int number)
{
    const Names &n = names[static_cast<std::size_t>(number) % std::size(names)];
    const int round = number / static_cast<int>(std::size(names));
    Agent agent;
    agent.id = QStringLiteral("agent-%1").arg(number, 5, 10, QLatin1Char('0'));
    agent.name = QString::fromLatin1(n.agent) +
                 (round > 0 ? QStringLiteral(" %1").arg(round + 1) : QString());
    agent.schemaName = QStringLiteral("kt_agent%1").arg(number);
    agent.environmentName = QString::fromLatin1(n.environment);
    agent.environmentId = QStringLiteral("env-") + agent.environmentName;
    agent.production = n.production;
    agent.ownerName = QString::fromLatin1(n.owner);
    agent.ownerActive = n.days >= 0;
    agent.state = n.state;
    agent.publishedAt = now() - 17 * day;
    agent.readAt = now() - 4min;
    const QString app = QStringLiteral("app%1").arg(number);
    if (n.days == 9999) {
        agent.credentials.append(secret(app, QStringLiteral("fed"), {}, 30));
        agent.credentials.last().kind = CredentialKind::Federated;
        agent.credentials.last().expiresAt = {};
        return agent;
    }
    agent.credentials.append(secret(app, QStringLiteral("a41"), now() + n.days * day, 87));
    agent.consumers.append(connector(app, QStringLiteral("benefits-api"), number % 3 == 1));
    if (number % 2 == 0)
        agent.consumers.append(vaultReader(app, QStringLiteral("orders-mcp")));
    if (number % 4 == 0) {
        Credential bystander = secret(app, QStringLiteral("77c"), now() + 200 * day, 400);
        bystander.id += QStringLiteral("-b");
        bystander.bystander = true;
        bystander.name = QStringLiteral("build pipeline");
        agent.credentials.append(bystander);
    }
    return agent;
}

/// Writes facts one after another, each some time after the one before.
class Scribe
{
public:
    explicit Scribe(const rotation::Plan &plan)
        : m_plan(plan)
        , m_at(now() - 26min)
    {}

    void write(Millis after, const char *step, FactKind kind,
               std::map<std::string, std::string> data, int attempt = 0,
               const char *actor = "keyturn")
    {
        m_at += after;
        m_journal.push_back({static_cast<std::int64_t>(m_journal.size()) + 1, m_plan.run,
                             m_plan.agentName, step, attempt, kind, m_at, actor, std::move(data)});
    }

    [[nodiscard]] std::string inMinutes(int minutes) const
    {
        return toIso(m_at + std::chrono::minutes(minutes)).toStdString();
    }
    [[nodiscard]] std::string time() const { return toIso(m_at).toStdString(); }
    [[nodiscard]] const Journal &journal() const { return m_journal; }

private:
    const rotation::Plan &m_plan;
    TimePoint m_at;
    Journal m_journal;
};

const char *newKey = "9f2e7c1a-4d5b-4c3d-8e2f-0a1b2c3d4e5f";

void begin(Scribe &s)
{
    s.write(0s, "", FactKind::Planned, {{"reason", "scheduled"}}, 0, "a.novak@contoso.com");
    s.write(2s, "", FactKind::Started, {}, 0, "a.novak@contoso.com");
    s.write(1s, "prepare", FactKind::Intended, {{"verb", "write-sentinel"}}, 1);
    s.write(400ms, "prepare", FactKind::Verified,
            {{"grade", "observed"}, {"evidence", "credentials=3"}});
    s.write(1s, "add", FactKind::Intended,
            {{"verb", "add-secret"}, {"mark", "keyturn/0badcafe/r/1"}}, 1);
    s.write(700ms, "add", FactKind::Answered,
            {{"verb", "add-secret"}, {"outcome", "done"}, {"keyId", newKey}, {"hint", "Q7~"}}, 1);
    s.write(3s, "add", FactKind::Verified,
            {{"grade", "observed"},
             {"attempt", "1"},
             {"keyId", newKey},
             {"evidence", std::string("keyId=") + newKey}});
    s.write(130s, "alone", FactKind::Verified,
            {{"grade", "observed"}, {"evidence", "read=" + s.time()}});
}

void probe(Scribe &s, int batches)
{
    for (int batch = 1; batch <= batches; ++batch) {
        s.write(40s, "accept", FactKind::Intended, {{"verb", "probe"}, {"correlations", "a,b"}},
                batch);
        s.write(1s, "accept", FactKind::Probed, {{"accepted", "5"}, {"refused", "0"}}, batch);
    }
}

void deliver(Scribe &s)
{
    probe(s, 8);
    s.write(1s, "accept", FactKind::Verified,
            {{"grade", "proven"}, {"evidence", "accepted=40; since=" + s.time()}});
    const char *vault = "deliver-vault:vault:kv-benefits.vault.azure.net/benefits-api";
    s.write(2s, vault, FactKind::Intended, {{"verb", "put-vault"}}, 1);
    s.write(1s, vault, FactKind::Answered,
            {{"outcome", "done"}, {"version", "7c1d2e3f4a5b6c7d8e9f"}}, 1);
    s.write(2s, vault, FactKind::Verified,
            {{"grade", "observed"}, {"evidence", "version=7c1d2e3f4a5b6c7d8e9f"}});
}

constexpr const char *byHand = "deliver-hand:connector:benefits-api";

void handedOver(Scribe &s)
{
    s.write(30s, byHand, FactKind::Waiting, {{"why", "hand-over"}});
    s.write(4min, byHand, FactKind::HandedOver, {{"to", "clipboard"}}, 0, "a.novak@contoso.com");
    s.write(1min, byHand, FactKind::Verified,
            {{"grade", "observed"}, {"evidence", "saved=" + s.time()}});
    s.write(3min, "seen", FactKind::Verified,
            {{"grade", "proven"},
             {"resolvedAt", s.time()},
             {"evidence", "sources=2; last=" + s.time()}});
}

} // namespace

TimePoint now()
{
    return fromIso(QStringLiteral("2026-11-20T14:06:12Z"));
}

QList<Agent> agents(int count)
{
    QList<Agent> list;
    for (int number = 0; number < count; ++number)
        list.append(agentAt(number));
    return list;
}

void fill(InventoryStore &store, int count)
{
    QHash<QString, QList<Agent>> byEnvironment;
    QList<Environment> environments;
    for (const Agent &agent : agents(count)) {
        if (!byEnvironment.contains(agent.environmentId))
            environments.append(
                {agent.environmentId,
                 agent.environmentName,
                 agent.production ? QStringLiteral("Production") : QStringLiteral("Sandbox"),
                 QStringLiteral("https://contoso.crm4.dynamics.com"),
                 {}});
        byEnvironment[agent.environmentId].append(agent);
    }
    static_cast<void>(store.saveEnvironments(environments));
    for (auto it = byEnvironment.constBegin(); it != byEnvironment.constEnd(); ++it)
        static_cast<void>(store.saveAgents(it.key(), it.value()));
}

rotation::Plan plan(bool delegated)
{
    rotation::Plan p;
    p.run = "20261120-134000-4f2a";
    p.store = "0badcafe";
    p.agentId = "agent-00000";
    p.agentName = "HR Benefits Assistant";
    p.environmentName = "Contoso-Prod";
    p.environmentId = "env-1";
    p.production = true;
    p.reason = rotation::Reason::Scheduled;
    p.appId = "2f1c0000-1111-4222-8333-444455556666";
    p.workspaceId = "5a5a0000-1111-4222-8333-444455556666";
    p.applicationObjectId = "88880000-1111-4222-8333-444455556666";
    p.agents = {"HR Benefits Assistant"};
    p.createdAt = now() - 27min;
    p.newEnd = now() + 107 * day;
    p.deadline = now() + 2 * day;
    p.frozen = {{"a41b0000-1111", "application", "client-secret", "rotated 2026-08-25", "a41",
                 now() - 87 * day, now() + 3 * day, true},
                {"77c00000-2222", "application", "client-secret", "build pipeline", "77c",
                 now() - 400 * day, now() + 200 * day, false},
                {"cccc0000-3333", "application", "certificate", "CN=benefits", "", now() - 30 * day,
                 now() + 300 * day, false}};
    rotation::PlanConsumer byHandConsumer;
    byHandConsumer.id = "connector:benefits-api";
    byHandConsumer.kind = "connector";
    byHandConsumer.name = "benefits-api";
    byHandConsumer.delegated = delegated;
    byHandConsumer.environmentId = "env-1";
    byHandConsumer.environmentUrl = "https://contoso.crm4.dynamics.com";
    byHandConsumer.connectorName = "shared_benefits-api";
    byHandConsumer.savedRow = "connectors(1d2c)";
    rotation::PlanConsumer mcp;
    mcp.id = "containerapp:orders-mcp";
    mcp.kind = "container-app";
    mcp.name = "orders-mcp";
    mcp.vault = "vault:kv-benefits.vault.azure.net/benefits-api";
    mcp.reresolvesWithin = 30min;
    p.consumers = {byHandConsumer, mcp};
    p.vaults = {{"vault:kv-benefits.vault.azure.net/benefits-api",
                 "https://kv-benefits.vault.azure.net", "benefits-api", "aaaa", true, 30min}};
    p.sources = {{"20.31.4.8", "connector/1", "api", "a41b0000-1111", now() - 22min},
                 {"20.31.4.9", "mcp/2", "api", "a41b0000-1111", now() - 18min}};
    p.schedule = 1h;
    p.ceiling = delegated ? rotation::Grade::Observed : rotation::Grade::Proven;
    p.steps = rotation::stepsFor(p);
    return p;
}

Journal untilProbing(const rotation::Plan &plan)
{
    Scribe s(plan);
    begin(s);
    probe(s, 4);
    s.write(1s, "accept", FactKind::Holding, {{"why", "probing"}, {"until", s.inMinutes(20)}});
    return s.journal();
}

Journal untilHandOver(const rotation::Plan &plan)
{
    Scribe s(plan);
    begin(s);
    deliver(s);
    s.write(30s, byHand, FactKind::Waiting, {{"why", "hand-over"}});
    return s.journal();
}

Journal untilDisuse(const rotation::Plan &plan)
{
    Scribe s(plan);
    begin(s);
    deliver(s);
    handedOver(s);
    s.write(1min, "disuse", FactKind::Holding,
            {{"why", "proving-disuse"}, {"until", s.inMinutes(170)}});
    return s.journal();
}

Journal untilStuck(const rotation::Plan &plan)
{
    Scribe s(plan);
    begin(s);
    deliver(s);
    s.write(30s, byHand, FactKind::Waiting, {{"why", "hand-over"}});
    s.write(2min, byHand, FactKind::HandedOver, {}, 0, "a.novak@contoso.com");
    s.write(4min, "seen", FactKind::Stuck,
            {{"why", "consumer-refused"}, {"decisions", "resume,undo,leave-both"}});
    return s.journal();
}

Journal untilCompleted(const rotation::Plan &plan)
{
    Scribe s(plan);
    begin(s);
    deliver(s);
    handedOver(s);
    s.write(170min, "disuse", FactKind::Verified,
            {{"grade", "proven"},
             {"evidence", "unused-since=" + s.time() + "; complete-until=" + s.time()}});
    s.write(5min, "approve", FactKind::Approved, {{"hash", "h"}}, 0, "m.ortiz@contoso.com");
    s.write(1s, "approve", FactKind::Verified, {{"evidence", "approved-by=m.ortiz@contoso.com"}});
    s.write(2s, "retire:a41b0000-1111", FactKind::Intended,
            {{"verb", "remove-secret"}, {"keyId", "a41b0000-1111"}}, 1);
    s.write(130s, "retire:a41b0000-1111", FactKind::Verified,
            {{"grade", "observed"}, {"evidence", "gone=a41b0000-1111; reads=3"}});
    s.write(20min, "close", FactKind::Verified, {{"evidence", "complete-until=" + s.time()}});
    s.write(1s, "", FactKind::Ended, {{"state", "completed"}});
    return s.journal();
}

rotation::RunSnapshot snapshot(const rotation::Plan &plan, const Journal &journal)
{
    return {plan, journal, rotation::view(plan, journal), {}, true};
}

void record(Records &records, const rotation::Plan &plan, const Journal &journal)
{
    PlannedRun run;
    run.id = QString::fromStdString(plan.run);
    run.agentId = QString::fromStdString(plan.agentId);
    run.agentName = QString::fromStdString(plan.agentName);
    run.plan = rotation::toJson(plan);
    run.planHash = QString::fromStdString(rotation::hashOf(plan));
    run.reason = QString::fromLatin1(nameOf(plan.reason));
    run.credentials = {run.id};
    static_cast<void>(records.plan(run, {journal.front()}));
    static_cast<void>(records.append({journal.begin() + 1, journal.end()}));
}

} // namespace keyturn::samples
