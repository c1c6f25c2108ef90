// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/operation.h"
#include "app/rotation/calls.h"
#include "app/rotation/rotationservice.h"

#include <QObject>
#include <QTimer>

#include <stop_token>

namespace keyturn {
class StoreWatcher;
struct Command;
} // namespace keyturn

namespace keyturn::rotation {

/// Carries out one call; Calls::perform() outside of tests.
using Carrier = std::function<QCoro::Task<Outcome>(Call, RunView, std::stop_token)>;

/// Drives one run while it holds its lease: asks next(), carries the action out, appends the
/// facts. The thin executor of design/interfaces.md.
/// Invariant: no call with an effect leaves before its intent is committed and guard.h agreed; the
/// way back of a delivery was authorised by the delivery's own intent.
class Driver : public QObject
{
    Q_OBJECT
public:
    Driver(Services services, Plan plan, QString actor, Drive how, Operation *operation,
           QObject *parent);
    /// As above, with @p carrier in the place of the services' clients.
    Driver(Services services, Plan plan, QString actor, Drive how, Operation *operation,
           QObject *parent, Carrier carrier);
    ~Driver() override;

    void begin();
    /// Stops after the call under way; the run stays where it is.
    void letGo();
    /// Looks at the store now instead of at the end of the wait.
    void wake() { m_wake.request_stop(); }

Q_SIGNALS:
    void advanced();
    void ended();

private:
    Task<void> drive();
    Task<bool> turn();
    Result<void> takeCommands();
    Result<void> append(const std::vector<Fact> &facts);
    Result<void> takeCommand(const Command &command);
    void keepInMemory(const std::vector<Fact> &facts);
    Result<void> settleUnwritten();
    Task<bool> record(Record record);
    Task<bool> carryOut(Call call);
    Task<void> waitFor(WaitUntil wait);
    void renewLease();
    [[nodiscard]] bool lost() const { return m_lostLease || m_stop.stop_requested(); }

    Services m_services;
    Plan m_plan;
    QString m_actor;
    Drive m_how;
    QPointer<Operation> m_operation;
    Carrier m_carrier;
    World m_world;
    Journal m_journal;           ///< the last m_world.unwritten facts are not on disk
    std::optional<Error> m_full; ///< why they are not
    qint64 m_unwrittenOrder = 0; ///< command that one of them is the answer to
    std::unique_ptr<StoreWatcher> m_watcher;
    QTimer m_lease;
    std::stop_source m_stop;
    std::stop_source m_wake;
    bool m_lostLease = false;
};

/// The facts of a command that came through the store. Error: Invalid with factsOf()'s code.
[[nodiscard]] Result<std::vector<Fact>> factsOf(const Plan &plan, const Journal &journal,
                                                const Command &command, TimePoint now);

} // namespace keyturn::rotation
