// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/transcriptsync.h"

#include "app/base/clock.h"
#include "app/base/logging.h"
#include "app/clients/dataverseclient.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

namespace keyturn {

namespace {

/// A walk whose pages the service forgot begins again; each time it got further, or it ends.
constexpr int mostRestarts = 20;
constexpr Millis toleratedSkew{300'000};

qint64 nowMs(const SyncWorkshop *workshop)
{
    return workshop->clock->now().time_since_epoch().count();
}

void add(QList<AgentSync> &all, const AgentSync &more)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const AgentSync &each) {
        return each.botId == more.botId && each.name == more.name;
    });
    if (found == all.end()) {
        all << more;
        return;
    }
    found->fetched += more.fetched;
    found->added += more.added;
}

void note(EnvironmentSync &outcome, SyncTopic topic, CheckResult result, const QString &asked,
          const QString &found)
{
    const bool known = std::any_of(outcome.notes.begin(), outcome.notes.end(),
                                   [topic](const SyncCheck &each) { return each.topic == topic; });
    if (!known)
        outcome.notes << SyncCheck{topic, result, asked, found};
}

void addPage(EnvironmentSync &outcome, const StoredPage &page, qint64 rows, qint64 nowMs)
{
    ++outcome.pages;
    outcome.fetched += rows;
    outcome.added += page.added;
    outcome.known += page.known;
    outcome.late += page.late;
    outcome.conversations += page.conversations;
    outcome.findings += page.findings;
    outcome.unrecognised += page.unrecognised;
    for (const AgentSync &agent : page.agents)
        add(outcome.agents, agent);
    if (page.newestMs)
        outcome.watermarkMs =
            std::max(outcome.watermarkMs.value_or(0), std::min(*page.newestMs, nowMs));
    if (page.newestMs && *page.newestMs > nowMs + toleratedSkew.count())
        note(outcome, SyncTopic::ClockSkew, CheckResult::NotMet, QStringLiteral("createdon"),
             toIso(TimePoint(Millis(*page.newestMs))));
    if (!page.strangeVersions.isEmpty())
        note(outcome, SyncTopic::SchemaVersion, CheckResult::NotMet,
             QStringLiteral("schemaversion"), page.strangeVersions.join(QLatin1Char(' ')));
}

/// True where the service refuses the link of a further page: its cookie has expired.
bool isForgottenPage(const Error &error, qint64 pages)
{
    if (pages == 0)
        return false;
    return error.kind == ErrorKind::Rejected || error.kind == ErrorKind::NotFound ||
           error.kind == ErrorKind::PreconditionFailed;
}

bool isTooBig(const Error &error)
{
    return error.code == QLatin1String("too-big");
}

Task<AgentJoin> joinFor(const SyncWorkshop *workshop, const Environment *environment,
                        EnvironmentSync *outcome, CallOptions options)
{
    const Result<QList<BotRow>> bots =
        co_await workshop->dataverse->listBotNames(environment->instanceUrl, options);
    std::vector<TranscriptAgent> agents = workshop->knownAgents(*environment);
    for (const BotRow &bot : bots.value_or(QList<BotRow>())) {
        const TranscriptAgent named{bot.id.toStdString(), bot.schemaName.toStdString(),
                                    bot.name.toStdString(), environment->id.toStdString(),
                                    environment->name.toStdString()};
        const auto known =
            std::find_if(agents.begin(), agents.end(),
                         [&](const TranscriptAgent &each) { return each.botId == named.botId; });
        if (known == agents.end())
            agents.push_back(named);
        else
            *known = named;
    }
    if (!bots && !isNotMember(bots.error()) && !isTableMissing(bots.error()))
        note(*outcome, SyncTopic::AgentsReadable, CheckResult::Unknown, QStringLiteral("GET bots"),
             bots.error().facts());
    else if (bots && bots->isEmpty())
        note(*outcome, SyncTopic::AgentsReadable, CheckResult::NotMet, QStringLiteral("GET bots"),
             QStringLiteral("HTTP 200, 0 rows"));
    co_await workshop->rename(*environment, agents);
    co_return AgentJoin(std::move(agents), environment->id.toStdString(),
                        environment->name.toStdString());
}

struct Walk
{
    const SyncWorkshop *workshop;
    const Environment *environment;
    EnvironmentSync *outcome;
    SyncState *state;
    QStringList agentIds;
    std::shared_ptr<const AgentJoin> join;
    std::optional<qint64> watermarkBefore;
    int pageSize;
    std::stop_token stop;
};

/// What came of the page that is being stored; moves the watermark of this walk behind it.
Task<void> settle(Walk *walk, std::optional<Task<StoredPage>> *pending, qint64 rows)
{
    if (!*pending)
        co_return {};
    const Result<StoredPage> stored = co_await std::move(**pending);
    pending->reset();
    if (!stored)
        co_return std::unexpected(stored.error());
    addPage(*walk->outcome, *stored, rows, nowMs(walk->workshop));
    if (walk->outcome->watermarkMs)
        walk->state->watermarkMs = walk->outcome->watermarkMs;
    walk->workshop->told(*walk->outcome, stored->touched);
    co_return {};
}

/// From the watermark to the end, as far as it goes. While one page is stored, the next is fetched.
Task<void> walkOnce(Walk *walk, qint64 *pagesOfThisWalk)
{
    const SyncWorkshop *workshop = walk->workshop;
    TranscriptFilter filter;
    filter.pageSize = walk->pageSize;
    filter.botIds = walk->agentIds;
    if (walk->state->watermarkMs)
        filter.createdFrom = TimePoint(Millis(*walk->state->watermarkMs)) - workshop->overlap;
    CallOptions options;
    options.stop = walk->stop;
    TranscriptPages pages =
        workshop->dataverse->transcripts(walk->environment->instanceUrl, filter, options);
    std::optional<Task<StoredPage>> pending;
    qint64 pendingRows = 0;
    while (!pages.atEnd()) {
        Result<TranscriptPage> page = co_await pages.next();
        const Result<void> settled = co_await settle(walk, &pending, pendingRows);
        if (!settled)
            co_return std::unexpected(settled.error());
        if (!page)
            co_return std::unexpected(page.error());
        if (walk->stop.stop_requested())
            co_return std::unexpected(
                Error::of(ErrorKind::Cancelled, QStringLiteral("transcripts")));
        ++*pagesOfThisWalk;
        pendingRows = static_cast<qint64>(page->rows.size());
        PageToStore next{*walk->environment,    nullptr,      walk->join,
                         walk->watermarkBefore, *walk->state, nowMs(workshop)};
        next.page = std::make_shared<const TranscriptPage>(std::move(*page));
        pending = workshop->store(std::move(next));
    }
    const Result<void> settled = co_await settle(walk, &pending, pendingRows);
    co_return settled;
}

Task<void> walkToTheEnd(Walk *walk)
{
    for (int tries = 0;; ++tries) {
        qint64 pages = 0;
        const Result<void> done = co_await walkOnce(walk, &pages);
        if (done || tries >= mostRestarts)
            co_return done;
        if (isTooBig(done.error()) && walk->pageSize > 1) {
            walk->pageSize = std::max(1, walk->pageSize / 4);
        } else if (isForgottenPage(done.error(), pages)) {
            note(*walk->outcome, SyncTopic::PagingRestarted, CheckResult::Told,
                 QStringLiteral("@odata.nextLink"), done.error().facts());
        } else {
            co_return done;
        }
    }
}

/// Names the prerequisite behind a refusal; false when there is none behind it.
bool explainRefusal(EnvironmentSync &outcome, const Error &error)
{
    const QString asked = QStringLiteral("GET conversationtranscripts");
    if (isNotMember(error))
        note(outcome, SyncTopic::SignIn, CheckResult::NotMet, asked, error.code);
    else if (error.kind == ErrorKind::Forbidden)
        note(outcome, SyncTopic::Privilege, CheckResult::NotMet, asked,
             error.subject.isEmpty() ? error.code : error.subject);
    else if (isTableMissing(error))
        note(outcome, SyncTopic::Table, CheckResult::NotMet, asked, error.code);
    else
        return false;
    return true;
}

/// What a first answer without a row says, and what came late.
void explain(EnvironmentSync &outcome, const AgentJoin &join, bool everSynced)
{
    if (outcome.late > 0)
        note(outcome, SyncTopic::LateRows, CheckResult::Told, QStringLiteral("createdon"),
             QString::number(outcome.late));
    if (outcome.fetched == 0 && !everSynced && !join.isEmpty())
        note(outcome, SyncTopic::Recording, CheckResult::NotMet,
             QStringLiteral("GET conversationtranscripts"), QStringLiteral("HTTP 200, 0 rows"));
}

} // namespace

QString syncStateId(const QString &environmentId, QStringList agentIds)
{
    if (agentIds.isEmpty())
        return environmentId;
    for (QString &id : agentIds)
        id = id.toLower();
    agentIds.sort();
    agentIds.removeDuplicates();
    const QByteArray hash = QCryptographicHash::hash(agentIds.join(QLatin1Char(' ')).toUtf8(),
                                                     QCryptographicHash::Sha256);
    return environmentId + QStringLiteral("/agents-") + QString::fromLatin1(hash.toHex().left(16));
}

Task<EnvironmentSync> syncEnvironment(const SyncWorkshop *workshop, Environment environment,
                                      QStringList agentIds, std::stop_token stop)
{
    EnvironmentSync outcome;
    outcome.id = environment.id;
    outcome.name = environment.name;
    KT_TRY(state, co_await workshop->state(syncStateId(environment.id, agentIds)));
    state.environmentName = environment.name;
    outcome.watermarkMs = state.watermarkMs;
    outcome.resumed = state.watermarkMs && !state.problem.isEmpty();
    CallOptions options;
    options.stop = stop;
    KT_TRY(agents, co_await joinFor(workshop, &environment, &outcome, options));
    const auto join = std::make_shared<const AgentJoin>(std::move(agents));
    const bool everSynced = state.watermarkMs.has_value();
    Walk walk{workshop, &environment,      &outcome,           &state, agentIds,
              join,     state.watermarkMs, workshop->pageSize, stop};
    const Result<void> done = co_await walkToTheEnd(&walk);
    if (outcome.resumed)
        note(outcome, SyncTopic::Resumed, CheckResult::Told, QStringLiteral("watermark"),
             toIso(TimePoint(Millis(walk.watermarkBefore.value_or(0)))));
    state.problem.clear();
    if (done) {
        explain(outcome, *join, everSynced);
        state.lastSyncMs = workshop->clock->now().time_since_epoch().count();
    } else {
        explainRefusal(outcome, done.error());
        // An environment in which no agent was ever made has no such table: there is nothing to
        // read, and nothing failed.
        if (!isTableMissing(done.error()))
            outcome.error = done.error();
        state.problem = done.error().facts();
        qCInfo(lcTranscripts) << "sync of an environment ended early:" << state.problem;
    }
    const Result<void> saved = co_await workshop->saveState(state);
    if (!saved && !outcome.error)
        outcome.error = saved.error();
    co_return std::move(outcome);
}

} // namespace keyturn
