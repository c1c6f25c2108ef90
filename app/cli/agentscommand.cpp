// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agentjson.h"
#include "app/cli/commands.h"
#include "app/session/tenantsession.h"
#include "app/store/inventorystore.h"

#include <algorithm>

namespace keyturn::cli {

namespace {

Error inDoing(const Error &error, const char *doing)
{
    return error.whileDoing(QLatin1String(doing));
}

QStringList unreadable(const QList<Environment> &environments)
{
    QStringList lines;
    for (const Environment &environment : environments) {
        if (!environment.readError.isEmpty())
            lines << environment.name + QStringLiteral(": ") + environment.readError;
    }
    return lines;
}

/// The earliest end of a credential that the agent presents.
TimePoint nextEnd(const Agent &agent)
{
    TimePoint end{};
    for (const Credential &credential : agent.credentials) {
        const bool counts = !credential.bystander && credential.expiresAt > TimePoint{};
        if (counts && (end == TimePoint{} || credential.expiresAt < end))
            end = credential.expiresAt;
    }
    return end;
}

Task<void> syncIfEmpty(Context context)
{
    KT_TRY(environments, context.session->inventory().environments());
    if (!environments.isEmpty())
        co_return {};
    context.output->progress(QStringLiteral("Reading the tenant ..."));
    const Result<void> synced = co_await finished(context.session->syncInventory());
    co_return synced;
}

Task<Exit> list(Context context)
{
    const Result<void> ready = co_await syncIfEmpty(context);
    if (!ready)
        co_return std::unexpected(ready.error());
    KT_TRY(agents, context.session->inventory().agents());
    if (context.output->isJson()) {
        JsonWriter json;
        json.beginArray();
        for (const Agent &agent : agents)
            writeSummary(json, agent);
        context.output->json(json.endArray().take());
        co_return Exit::Done;
    }
    QList<QStringList> rows;
    for (const Agent &agent : agents)
        rows << QStringList{agent.name,
                            agent.environmentName,
                            agent.ownerName,
                            nameOf(agent.state),
                            QString::number(agent.credentials.size()),
                            fromNow(nextEnd(agent), context.session->clock().now()),
                            agent.id};
    context.output->table({QStringLiteral("AGENT"), QStringLiteral("ENVIRONMENT"),
                           QStringLiteral("OWNER"), QStringLiteral("STATE"),
                           QStringLiteral("CREDENTIALS"), QStringLiteral("ENDS"),
                           QStringLiteral("ID")},
                          rows);
    KT_TRY(environments, context.session->inventory().environments());
    for (const QString &line : unreadable(environments))
        context.output->progress(QStringLiteral("not read: ") + line);
    co_return Exit::Done;
}

QStringList credentialCells(const Credential &credential, TimePoint now)
{
    QStringList remarks;
    if (credential.shared)
        remarks << QStringLiteral("shared");
    if (credential.bystander)
        remarks << QStringLiteral("bystander");
    if (credential.holder == CredentialHolder::ServicePrincipal)
        remarks << QStringLiteral("on the service principal");
    return {nameOf(credential.kind),
            credential.name,
            credential.hint,
            shortTime(credential.createdAt),
            fromNow(credential.expiresAt, now),
            credential.id,
            remarks.join(QLatin1String(", "))};
}

QStringList consumerCells(const Consumer &consumer)
{
    QString from = consumer.vaultUri + QLatin1Char('/') + consumer.secretName;
    if (consumer.vaultUri.isEmpty())
        from = consumer.delivery == Delivery::Portal ? QStringLiteral("pasted by a person")
                                                     : QStringLiteral("its own settings");
    if (!consumer.pinnedVersion.isEmpty())
        from += QStringLiteral(" (pinned to a version)");
    const QString told = consumer.toldByPerson ? QStringLiteral("when told") : QString();
    return {nameOf(consumer.kind),
            consumer.name,
            nameOf(consumer.flow),
            nameOf(consumer.delivery),
            told.isEmpty() ? inWords(consumer.reresolvesWithin) : told,
            from};
}

Task<Exit> show(Context context)
{
    const Result<void> ready = co_await syncIfEmpty(context);
    if (!ready)
        co_return std::unexpected(ready.error());
    const Result<AgentRow> row = context.session->inventory().findAgent(context.arguments->agent);
    if (!row)
        co_return std::unexpected(inDoing(row.error(), "find the agent"));
    const Agent &agent = row->agent;
    const Output &output = *context.output;
    if (output.isJson()) {
        JsonWriter json;
        writeWhole(json, agent);
        output.json(json.take());
        co_return Exit::Done;
    }
    output.line(agent.name + QStringLiteral("  ") + agent.id);
    output.line(QStringLiteral("%1, owned by %2, %3")
                    .arg(agent.environmentName, agent.ownerName, nameOf(agent.state)));
    output.line(agent.slowestSchedule == Millis::zero()
                    ? QStringLiteral("no known schedule")
                    : QStringLiteral("runs at least every ") + inWords(agent.slowestSchedule));
    output.line({});
    QList<QStringList> rows;
    for (const Consumer &consumer : agent.consumers)
        rows << consumerCells(consumer);
    output.table({QStringLiteral("CONSUMER"), QStringLiteral("NAME"), QStringLiteral("FLOW"),
                  QStringLiteral("WRITTEN BY"), QStringLiteral("RE-READS"), QStringLiteral("FROM")},
                 rows);
    output.line({});
    rows.clear();
    for (const Credential &credential : agent.credentials)
        rows << credentialCells(credential, context.session->clock().now());
    output.table({QStringLiteral("CREDENTIAL"), QStringLiteral("NAME"), QStringLiteral("HINT"),
                  QStringLiteral("CREATED"), QStringLiteral("ENDS"), QStringLiteral("ID"),
                  QString()},
                 rows);
    co_return Exit::Done;
}

Task<Exit> sync(Context context)
{
    context.output->progress(QStringLiteral("Reading the tenant ..."));
    const Result<void> synced = co_await finished(context.session->syncInventory());
    if (!synced)
        co_return std::unexpected(synced.error());
    KT_TRY(environments, context.session->inventory().environments());
    KT_TRY(agents, context.session->inventory().agents());
    const QStringList missing = unreadable(environments);
    if (context.output->isJson()) {
        JsonWriter json;
        json.beginObject()
            .member("environments", static_cast<qint64>(environments.size()))
            .member("agents", static_cast<qint64>(agents.size()))
            .key("notRead")
            .beginArray();
        for (const QString &line : missing)
            json.value(line);
        context.output->json(json.endArray().endObject().take());
    } else {
        context.output->line(QStringLiteral("%1 agents in %2 environments.")
                                 .arg(agents.size())
                                 .arg(environments.size()));
        for (const QString &line : missing)
            context.output->line(QStringLiteral("not read: ") + line);
    }
    co_return missing.isEmpty() ? Exit::Done : Exit::Partly;
}

ManualLink linkFrom(const Context &context, const Agent &agent)
{
    const Arguments &arguments = *context.arguments;
    ManualLink link;
    link.agentId = agent.id;
    link.applicationId = arguments.applicationId;
    link.addedBy = context.session->status().actor;
    link.addedAt = context.session->clock().now();
    link.consumer.id = QStringLiteral("by-hand:%1:%2")
                           .arg(arguments.applicationId.toLower(), arguments.consumerName);
    link.consumer.kind = ConsumerKind::ByHand;
    link.consumer.name = arguments.consumerName;
    link.consumer.applicationId = arguments.applicationId;
    link.consumer.linkedByHand = true;
    link.consumer.environmentId = agent.environmentId;
    if (!arguments.vaultUri.isEmpty()) {
        link.consumer.delivery = Delivery::KeyVault;
        link.consumer.vaultUri = arguments.vaultUri;
        link.consumer.secretName = arguments.secretName;
        link.consumer.reresolvesWithin = std::chrono::hours(24);
    }
    return link;
}

Task<Exit> link(Context context)
{
    const Result<void> ready = co_await syncIfEmpty(context);
    if (!ready)
        co_return std::unexpected(ready.error());
    const Result<AgentRow> row = context.session->inventory().findAgent(context.arguments->agent);
    if (!row)
        co_return std::unexpected(inDoing(row.error(), "find the agent"));
    const ManualLink link = linkFrom(context, row->agent);
    const bool remove = context.arguments->removeLink;
    const Result<void> changed =
        remove ? context.session->removeLink(link) : context.session->addLink(link);
    if (!changed)
        co_return std::unexpected(inDoing(changed.error(), "keep the link"));
    // The credentials of a newly linked application are known after a sync only.
    const Result<void> synced = co_await finished(context.session->syncInventory());
    if (!synced)
        co_return std::unexpected(synced.error());
    KT_TRY(now, context.session->inventory().agent(row->agent.id));
    if (context.output->isJson()) {
        JsonWriter json;
        writeWhole(json, now.agent);
        context.output->json(json.take());
    } else {
        context.output->line(remove ? QStringLiteral("Link taken away.")
                                    : QStringLiteral("Link added: %1 on %2.")
                                          .arg(link.consumer.name, link.applicationId));
    }
    co_return Exit::Done;
}

} // namespace

Task<Exit> agentsCommand(Context context)
{
    switch (context.arguments->verb) {
    case Verb::AgentsShow:
        return show(context);
    case Verb::AgentsLink:
        return link(context);
    case Verb::AgentsSync:
        return sync(context);
    default:
        return list(context);
    }
}

} // namespace keyturn::cli
