// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tenantsession.h"

#include "app/base/logging.h"
#include "app/base/operation.h"
#include "app/report/logexport.h"
#include "app/session/homefolder.h"
#include "app/session/release.h"
#include "app/session/sessionparts.h"
#include "app/transcripts/transcriptservice.h"

#include <QDir>
#include <QPointer>
#include <QTimer>
#include <qcoro/qcorosignal.h>

#include <functional>
#include <utility>

namespace keyturn {

namespace {

/// The coroutines behind the session's operations. They hold the parts, which therefore outlive the
/// session until the last answer came; the operation may be gone by then.
Task<void> syncAll(std::shared_ptr<TenantSession::Parts> parts, QPointer<Operation> operation)
{
    const std::stop_token stop = operation ? operation->stopToken() : std::stop_token();
    const auto progress = [operation](int done, int total) {
        if (operation)
            operation->report(done, total);
    };
    const Result<void> done = co_await parts->readInventory(progress, stop);
    co_return done;
}

Task<void> verifyAll(std::shared_ptr<TenantSession::Parts> parts)
{
    const Result<LogCheck> check = co_await parts->sealing->verify();
    if (!check)
        co_return std::unexpected(check.error());
    parts->check = *check;
    parts->logChecked();
    co_return {};
}

Task<void> exportTo(std::shared_ptr<TenantSession::Parts> parts, QString format, QString file)
{
    KT_TRY(kind, logFormatFrom(format));
    co_await parts->settleClock();
    const Result<LogHead> head = exportLogToFile(*parts->records, kind, file, parts->clock->now());
    if (!head)
        co_return std::unexpected(head.error());
    co_return {};
}

Task<void> settleAll(std::shared_ptr<TenantSession::Parts> parts)
{
    if (!parts->sealing->isSettled())
        co_await qCoro(parts->sealing.get(), &Sealing::settled);
    co_return {};
}

/// Keeps the parts until no run is driven from here any more. At the end of a program nobody waits
/// for that: the leases name a process that is gone.
void outliveDrivers(const std::shared_ptr<TenantSession::Parts> &parts)
{
    if (!parts->isDriving())
        return;
    // Without a parent: what it holds must not die with the application object.
    auto *watch = new QObject;
    QObject::connect(parts->rotation.get(), &rotation::RotationService::runChanged, watch,
                     [parts, watch] {
                         if (parts->isDriving())
                             return;
                         releaseLater(parts);
                         watch->deleteLater();
                     });
}

} // namespace

struct TenantSession::Work
{
    std::function<Task<void>(std::shared_ptr<Parts>, QPointer<Operation>)> run;
};

TenantSession::TenantSession(std::shared_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
    m_parts->statusChanged = [this] { Q_EMIT statusChanged(); };
    m_parts->logChecked = [this] { Q_EMIT logChecked(); };
}

TenantSession::~TenantSession()
{
    m_parts->statusChanged = [] {};
    m_parts->logChecked = [] {};
    m_parts->letGoOfRuns();
    m_parts->transcripts->letGo();
    outliveDrivers(m_parts);
    const QList<Operation *> underWay = findChildren<Operation *>();
    for (Operation *operation : underWay)
        operation->cancel();
}

/// Begins with the next turn of the event loop, so that the caller can connect first.
Operation *TenantSession::begin(const QString &title, Work work)
{
    auto *operation = new Operation(title, this);
    connect(operation, &Operation::finished, operation, &QObject::deleteLater);
    const QPointer<Operation> guard(operation);
    QTimer::singleShot(0, operation, [guard, parts = m_parts, work = std::move(work)] {
        spawn(work.run(parts, guard), [guard, parts](const Result<void> &result) {
            // First of all, so that it is done before a program ends that waited for this.
            releaseLater(parts);
            if (guard)
                guard->finish(result);
        });
    });
    return operation;
}

Result<std::unique_ptr<TenantSession>> TenantSession::open(const OpenOptions &options)
{
    if (const Result<void> made = makeHome(options.home); !made)
        return std::unexpected(made.error());
    Settings settings(QDir(options.home).filePath(QStringLiteral("settings.ini")));
    Result<Profile> profile =
        loadProfile(options.home, settings, options.tenantFile, options.actor, options.tenant);
    if (!profile)
        return std::unexpected(profile.error());
    auto parts = std::make_shared<Parts>(options.home, std::move(settings), std::move(*profile));
    if (const Result<void> opened = parts->openStores(); !opened)
        return std::unexpected(opened.error());
    parts->connectParts(options.observer);
    parts->sealing->keepAlive(parts);
    parts->owner = parts;
    return std::unique_ptr<TenantSession>(new TenantSession(std::move(parts)));
}

const SessionStatus &TenantSession::status() const
{
    return m_parts->status;
}

Settings &TenantSession::settings()
{
    return m_parts->settings;
}

Clock &TenantSession::clock()
{
    return *m_parts->clock;
}

InventoryStore &TenantSession::inventory()
{
    return *m_parts->inventory;
}

Records &TenantSession::records()
{
    return *m_parts->records;
}

rotation::RotationService &TenantSession::rotation()
{
    return *m_parts->rotation;
}

TranscriptService &TenantSession::transcripts()
{
    return *m_parts->transcripts;
}

Operation *TenantSession::prepareLog()
{
    return begin(QStringLiteral("prepare the log"),
                 {[](const std::shared_ptr<Parts> &parts, const auto &) {
                     return parts->sealing->prepare();
                 }});
}

Operation *TenantSession::connectTenant()
{
    return begin(QStringLiteral("connect"), {[](const std::shared_ptr<Parts> &parts, const auto &) {
                     return parts->signIn();
                 }});
}

Operation *TenantSession::keepSignIn(Secret secret)
{
    return keep(m_parts->profile.signInItem(), QStringLiteral("sign-in"), std::move(secret));
}

Operation *TenantSession::keepReceiverToken(const QString &item, Secret token)
{
    return keep(item, QStringLiteral("receiver"), std::move(token));
}

Operation *TenantSession::keep(const QString &item, const QString &what, Secret secret)
{
    // A function object must be copyable: the one secret lies behind a pointer.
    auto held = std::make_shared<Secret>(std::move(secret));
    return begin(QStringLiteral("keep ") + what,
                 {[held, item, what](const std::shared_ptr<Parts> &parts, const auto &) {
                     return parts->keepItem(item, what, std::move(*held));
                 }});
}

Operation *TenantSession::syncInventory()
{
    return begin(QStringLiteral("sync"), {syncAll});
}

Operation *TenantSession::verifyLog()
{
    return begin(QStringLiteral("verify"), {[](const std::shared_ptr<Parts> &parts, const auto &) {
                     return verifyAll(parts);
                 }});
}

const LogCheck *TenantSession::lastLogCheck() const
{
    return m_parts->check ? &*m_parts->check : nullptr;
}

Operation *TenantSession::exportLog(const QString &format, const QString &file)
{
    return begin(QStringLiteral("export"),
                 {[format, file](const std::shared_ptr<Parts> &parts, const auto &) {
                     return exportTo(parts, format, file);
                 }});
}

Operation *TenantSession::settle()
{
    return begin(QStringLiteral("settle"), {[](const std::shared_ptr<Parts> &parts, const auto &) {
                     return settleAll(parts);
                 }});
}

Result<void> TenantSession::addLink(const ManualLink &link)
{
    if (const Result<void> added = m_parts->inventory->addLink(link); !added)
        return added;
    return noteLink(link, "link");
}

Result<void> TenantSession::removeLink(const ManualLink &link)
{
    const Result<void> removed = m_parts->inventory->removeLink(link.agentId, link.consumer.id);
    if (!removed)
        return removed;
    return noteLink(link, "unlink");
}

Result<void> TenantSession::noteLink(const ManualLink &link, const char *action)
{
    const Result<AgentRow> agent = m_parts->inventory->agent(link.agentId);
    Fact fact;
    fact.kind = FactKind::Note;
    fact.agent = (agent ? agent->agent.name : link.agentId).toStdString();
    fact.actor = m_parts->status.actor.toStdString();
    fact.at = m_parts->clock->now();
    fact.data["action"] = action;
    fact.data["subject"] = link.applicationId.toStdString();
    fact.data["consumer"] = link.consumer.name.toStdString();
    const Result<Appended> appended = m_parts->records->append({fact});
    if (!appended)
        return std::unexpected(appended.error());
    return {};
}

} // namespace keyturn
