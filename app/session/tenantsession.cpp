// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tenantsession.h"

#include "app/base/logging.h"
#include "app/base/operation.h"
#include "app/inventory/inventorysync.h"
#include "app/report/logexport.h"
#include "app/session/homefolder.h"
#include "app/session/sessionparts.h"

#include <QDir>
#include <QPointer>
#include <QTimer>
#include <qcoro/qcorosignal.h>

#include <functional>
#include <utility>

namespace keyturn {

namespace {

/// Begins with the next turn of the event loop, so that the caller can connect first.
Operation *begin(QObject *parent, const QString &title,
                 std::function<Task<void>(QPointer<Operation>)> work)
{
    auto *operation = new Operation(title, parent);
    QObject::connect(operation, &Operation::finished, operation, &QObject::deleteLater);
    QPointer<Operation> guard(operation);
    QTimer::singleShot(0, operation, [guard, work = std::move(work)] {
        spawn(work(guard), [guard](const Result<void> &result) {
            if (guard)
                guard->finish(result);
        });
    });
    return operation;
}

} // namespace

/// The coroutines behind the session's operations. A session that goes away cancels them first.
struct SessionWork
{
    static Task<void> connectTenant(TenantSession *session, TenantSession::Parts *parts)
    {
        const Result<void> signedIn = co_await parts->signIn();
        Q_EMIT session->statusChanged();
        co_return signedIn;
    }

    static Task<void> sync(TenantSession *session, TenantSession::Parts *parts,
                           QPointer<Operation> operation)
    {
        const std::stop_token stop = operation ? operation->stopToken() : std::stop_token();
        const Result<void> signedIn = co_await connectTenant(session, parts);
        if (!signedIn)
            co_return std::unexpected(signedIn.error());
        const Result<SyncSummary> summary = co_await syncInventory(
            parts->services(), parts->inventory.get(),
            [operation](int done, int total) {
                if (operation)
                    operation->report(done, total);
            },
            stop);
        if (!summary)
            co_return std::unexpected(
                summary.error().whileDoing(QStringLiteral("read the tenant")));
        parts->readSyncTime();
        Q_EMIT session->statusChanged();
        co_return {};
    }

    static Task<void> verify(TenantSession *session, TenantSession::Parts *parts)
    {
        const Result<LogCheck> check = co_await parts->sealing->verify();
        if (!check)
            co_return std::unexpected(check.error());
        parts->check = *check;
        Q_EMIT session->logChecked();
        co_return {};
    }

    static Task<void> exportTo(TenantSession::Parts *parts, QString format, QString file)
    {
        KT_TRY(kind, logFormatFrom(format));
        co_await parts->settleClock();
        const Result<LogHead> head =
            exportLogToFile(*parts->records, kind, file, parts->clock->now());
        if (!head)
            co_return std::unexpected(head.error());
        co_return {};
    }

    static Task<void> settle(TenantSession::Parts *parts)
    {
        if (!parts->sealing->isSettled())
            co_await qCoro(parts->sealing.get(), &Sealing::settled);
        co_return {};
    }
};

TenantSession::TenantSession(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}

TenantSession::~TenantSession()
{
    // Answers that are still awaited end here, while everything they touch is alive.
    const QList<Operation *> underWay = findChildren<Operation *>();
    for (Operation *operation : underWay)
        operation->cancel();
    m_parts->rotation.reset();
    m_parts->pipeline.reset();
    qDeleteAll(underWay);
}

Result<std::unique_ptr<TenantSession>> TenantSession::open(const OpenOptions &options)
{
    if (const Result<void> made = makeHome(options.home); !made)
        return std::unexpected(made.error());
    Settings settings(QDir(options.home).filePath(QStringLiteral("settings.ini")));
    Result<Profile> profile =
        loadProfile(options.home, settings, options.tenantFile, options.actor);
    if (!profile)
        return std::unexpected(profile.error());
    auto parts = std::make_unique<Parts>(options.home, std::move(settings), std::move(*profile));
    if (const Result<void> opened = parts->openStores(); !opened)
        return std::unexpected(opened.error());
    parts->connectParts();
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

Operation *TenantSession::connectTenant()
{
    return begin(this, QStringLiteral("connect"), [this](const QPointer<Operation> &) {
        return SessionWork::connectTenant(this, m_parts.get());
    });
}

Operation *TenantSession::syncInventory()
{
    return begin(this, QStringLiteral("sync"), [this](const QPointer<Operation> &operation) {
        return SessionWork::sync(this, m_parts.get(), operation);
    });
}

Operation *TenantSession::verifyLog()
{
    return begin(this, QStringLiteral("verify"), [this](const QPointer<Operation> &) {
        return SessionWork::verify(this, m_parts.get());
    });
}

const LogCheck *TenantSession::lastLogCheck() const
{
    return m_parts->check ? &*m_parts->check : nullptr;
}

Operation *TenantSession::exportLog(const QString &format, const QString &file)
{
    return begin(this, QStringLiteral("export"), [=, this](const QPointer<Operation> &) {
        return SessionWork::exportTo(m_parts.get(), format, file);
    });
}

Operation *TenantSession::settle()
{
    return begin(this, QStringLiteral("settle"), [this](const QPointer<Operation> &) {
        return SessionWork::settle(m_parts.get());
    });
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
