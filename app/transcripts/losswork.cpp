// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TranscriptService::lossSheet(): what the server holds against what is here, and every
// prerequisite with what was asked.

#include "app/clients/dataverseclient.h"
#include "app/store/inventorystore.h"
#include "app/store/transcripts/transcriptwriter.h"
#include "app/transcripts/pagestoring.h"
#include "app/transcripts/prerequisites.h"
#include "app/transcripts/reader/readrow.h"
#include "app/transcripts/transcriptcore.h"

#include <algorithm>
#include <map>
#include <utility>

namespace keyturn {

namespace {

/// Keys of one environment; a hundred bytes each.
constexpr int mostKeys = 2'000'000;
constexpr qint64 dayMs = 86'400'000;
constexpr qint64 keptByServerMs = 30 * dayMs;

struct Counted
{
    QList<ServerCount> agents;
    qint64 unseen = 0;
    qint64 endangered = 0;
};

/// Which of the server's rows are not here. On the writing lane, whose connection knows.
Result<Counted> countUnseen(ArchiveBench &bench, const Environment &environment,
                            const AgentJoin &join, const std::vector<TranscriptKey> &keys,
                            qint64 nowMs)
{
    const Result<TranscriptWriter *> writer = bench.writer();
    if (!writer)
        return std::unexpected(writer.error());
    const TranscriptSource source = sourceOf(environment);
    std::map<QString, ServerCount> agents;
    Counted counted;
    for (const TranscriptKey &key : keys) {
        transcripts::ReadRow named;
        named.agentId = key.botId.toStdString();
        named.meta.botName = key.schemaName.toStdString();
        ServerCount &agent = agents[QString::fromStdString(join.agentOf(named).botId)];
        const qint64 createdMs = key.createdOn.time_since_epoch().count();
        ++agent.rows;
        agent.oldestMs = std::min(agent.oldestMs.value_or(createdMs), createdMs);
        const Result<bool> here = (*writer)->has(source, key.transcriptId.toStdString());
        if (!here)
            return std::unexpected(here.error());
        if (*here)
            continue;
        ++counted.unseen;
        if (nowMs - createdMs < keptByServerMs - dayMs)
            continue;
        ++agent.soonDeletedUnseen;
        ++counted.endangered;
    }
    for (auto &[botId, agent] : agents) {
        agent.environmentId = environment.id;
        agent.agentBotId = botId;
        agent.askedMs = nowMs;
        counted.agents << agent;
    }
    const Result<void> saved =
        SyncStore((*writer)->archive()).saveServerCounts(environment.id, counted.agents);
    if (!saved)
        return std::unexpected(saved.error());
    return counted;
}

std::vector<TranscriptAgent> agentsOf(const Environment &environment, const QList<BotRow> &bots)
{
    std::vector<TranscriptAgent> agents;
    for (const BotRow &bot : bots)
        agents.push_back({bot.id.toStdString(), bot.schemaName.toStdString(),
                          bot.name.toStdString(), environment.id.toStdString(),
                          environment.name.toStdString()});
    return agents;
}

/// Asks one environment; what could not be asked is in the answers, never an error of the sheet.
Task<EnvironmentAnswers> ask(CorePointer core, Environment environment, std::stop_token stop)
{
    EnvironmentAnswers answers;
    answers.environment = environment;
    answers.nowMs = core->nowMs();
    if (environment.instanceUrl.isEmpty())
        co_return answers;
    CallOptions options;
    options.stop = stop;
    DataverseClient *dataverse = core->needs->dataverse;
    answers.whoAmI = co_await dataverse->whoAmI(environment.instanceUrl, options);
    answers.bots = co_await dataverse->listBots(environment.instanceUrl, options);
    const Result<std::vector<TranscriptKey>> keys =
        co_await dataverse->listTranscriptKeys(environment.instanceUrl, {}, mostKeys, options);
    if (!keys) {
        answers.keysError = keys.error();
        co_return answers;
    }
    answers.rowsOnServer = static_cast<qint64>(keys->size());
    for (const TranscriptKey &key : *keys)
        answers.newestMs = std::max(answers.newestMs.value_or(0),
                                    qint64{key.createdOn.time_since_epoch().count()});
    answers.rowsNameAgents = std::any_of(
        keys->begin(), keys->end(), [](const TranscriptKey &key) { return !key.botId.isEmpty(); });
    const auto join = std::make_shared<const AgentJoin>(
        agentsOf(environment, answers.bots->value_or(QList<BotRow>())),
        environment.id.toStdString(), environment.name.toStdString());
    const Result<Counted> counted = co_await core->writing->run<Counted>(
        [environment, join, keys = *keys, nowMs = answers.nowMs](ArchiveBench &bench) {
            return countUnseen(bench, environment, *join, keys, nowMs);
        });
    if (!counted)
        co_return std::unexpected(counted.error());
    answers.unseen = counted->unseen;
    answers.endangered = counted->endangered;
    co_return answers;
}

EnvironmentLoss sheetOf(TranscriptCore &core, const EnvironmentAnswers &answers,
                        const QList<LossRow> &rows)
{
    EnvironmentLoss loss;
    loss.id = answers.environment.id;
    loss.name = answers.environment.name;
    const SyncState state = core.opened->syncs.state(loss.id).value_or(SyncState());
    loss.watermarkMs = state.watermarkMs;
    loss.lastSyncMs = state.lastSyncMs;
    if (state.watermarkMs)
        loss.lagMs = answers.nowMs - *state.watermarkMs;
    loss.rowsOnServer = answers.rowsOnServer;
    loss.unseen = answers.unseen;
    loss.soonDeletedUnseen = answers.endangered;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(loss.agents),
                 [&](const LossRow &row) { return row.environmentId == loss.id; });
    for (const LossRow &row : std::as_const(loss.agents))
        loss.rowsHere += row.rowsHere;
    if (answers.rowsOnServer)
        loss.goneOnServer =
            std::max<qint64>(0, loss.rowsHere - (*answers.rowsOnServer - answers.unseen));
    loss.checks = prerequisitesOf(answers, state);
    if (answers.keysError && !isTableMissing(*answers.keysError))
        loss.error = answers.keysError;
    return loss;
}

EnvironmentAnswers notAsked(const Environment &environment, const Error &why, qint64 nowMs)
{
    EnvironmentAnswers answers;
    answers.environment = environment;
    answers.nowMs = nowMs;
    answers.keysError = why;
    return answers;
}

} // namespace

Task<void> readLossSheet(CorePointer core, std::shared_ptr<LossSheet> outcome,
                         QPointer<Operation> operation)
{
    const std::stop_token stop = operation ? operation->stopToken() : std::stop_token();
    const Result<void> signedIn = co_await core->needs->signIn();
    KT_TRY(known, core->needs->inventory->environments());
    QList<Environment> environments = known;
    if (environments.isEmpty()) {
        // Nothing is known and nobody can be asked: then there is no sheet.
        if (!signedIn)
            co_return std::unexpected(signedIn.error());
        const Result<void> read = co_await core->needs->readInventory(stop);
        if (!read)
            co_return std::unexpected(read.error());
        environments = core->needs->inventory->environments().value_or(QList<Environment>());
    }
    QList<EnvironmentAnswers> all;
    for (const Environment &environment : std::as_const(environments)) {
        Result<EnvironmentAnswers> answers =
            signedIn ? co_await ask(core, environment, stop)
                     : Result<EnvironmentAnswers>(
                           notAsked(environment, signedIn.error(), core->nowMs()));
        if (!answers)
            co_return std::unexpected(answers.error());
        if (stop.stop_requested())
            co_return std::unexpected(
                Error::of(ErrorKind::Cancelled, QStringLiteral("transcripts")));
        all << std::move(*answers);
        if (operation)
            operation->report(static_cast<int>(all.size()), static_cast<int>(environments.size()));
    }
    outcome->askedMs = core->nowMs();
    KT_TRY(rows, core->opened->syncs.loss(outcome->askedMs));
    for (const EnvironmentAnswers &answers : std::as_const(all))
        outcome->environments << sheetOf(*core, answers, rows);
    co_return {};
}

} // namespace keyturn
