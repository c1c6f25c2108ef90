// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Commands reach a run through the store: its holder takes them, or this process does where
// nobody drives it.
#include "app/rotation/driver.h"
#include "app/rotation/endedwatch.h"
#include "app/rotation/rotationservice.h"
#include "app/rotation/walltime.h"
#include "app/store/records.h"

#include <QTimer>

namespace keyturn::rotation {

namespace {

constexpr int answerTries = 100;
constexpr std::chrono::milliseconds answerEvery{100};

Result<void> resultOf(const Command &command)
{
    if (command.outcome == QLatin1String("done"))
        return {};
    return std::unexpected(
        Error::invalid(command.verb + QLatin1Char(' ') + command.run, command.outcome));
}

/// Takes the command here, under a lease that is let go at once.
Result<void> takeHere(const Services &services, const Command &command)
{
    Records &records = *services.records;
    const Result<RunRow> row = records.run(command.run);
    if (!row)
        return std::unexpected(row.error());
    const std::optional<Plan> plan = planFromJson(row->plan);
    if (!plan)
        return std::unexpected(
            Error::of(ErrorKind::Tampered, QStringLiteral("store")).about(command.run));
    const Result<Journal> journal = records.journal(command.run);
    if (!journal)
        return std::unexpected(journal.error());
    const Result<std::vector<Fact>> facts =
        factsOf(*plan, *journal, command, services.clock->now());
    if (!facts) {
        const Result<void> closed = records.commands().close(command.id, facts.error().code);
        return closed ? Result<void>(std::unexpected(facts.error())) : closed;
    }
    AppendOptions options;
    options.closesCommand = command.id;
    const Result<Appended> appended = records.append(*facts, options);
    return appended ? Result<void>() : Result<void>(std::unexpected(appended.error()));
}

/// Asks the store again and again, a bounded number of times, whether the holder took it.
void awaitAnswer(Records *records, qint64 id, int triesLeft, Operation *operation)
{
    const Result<Command> command = records->commands().byId(id);
    const bool over = !command || command->done || triesLeft == 0;
    if (!over) {
        QTimer::singleShot(answerEvery, operation, [records, id, triesLeft, operation] {
            awaitAnswer(records, id, triesLeft - 1, operation);
        });
        return;
    }
    if (!command)
        operation->finish(std::unexpected(command.error()));
    else if (command->done)
        operation->finish(resultOf(*command));
    else
        operation->finish(std::unexpected(
            Error::of(ErrorKind::HeldElsewhere, QStringLiteral("store")).about(command->run)));
    operation->deleteLater();
}

} // namespace

Operation *RotationService::watchEnded()
{
    auto *operation = new Operation(QStringLiteral("watch"), this);
    const auto notRead = std::make_shared<QStringList>();
    spawn<QStringList>(
        watchEndedRuns(*m_services, m_actor, notRead.get(), operation->stopToken()),
        [self = QPointer<RotationService>(this), watched = QPointer<Operation>(operation),
         notRead](Result<QStringList> reopened) {
            if (!self || !watched)
                return;
            self->m_notRead = *notRead;
            self->m_reopened = reopened.value_or(QStringList());
            const Result<void> result =
                reopened ? Result<void>() : Result<void>(std::unexpected(reopened.error()));
            QTimer::singleShot(0, watched, [watched, result] {
                watched->finish(result);
                watched->deleteLater();
            });
        });
    return operation;
}

Operation *RotationService::command(const QString &run, const QString &verb,
                                    std::map<std::string, std::string> arguments)
{
    auto *operation = new Operation(QStringLiteral("command"), this);
    const auto finishLater = [operation](const Result<void> &result) {
        QTimer::singleShot(0, operation, [operation, result] {
            operation->finish(result);
            operation->deleteLater();
        });
        return operation;
    };
    Records &records = *m_services->records;
    Command command;
    command.run = run;
    command.verb = verb;
    command.arguments = std::move(arguments);
    command.actor = m_actor;
    command.sentAt = wallNow();
    const Result<qint64> id = records.commands().send(command);
    if (!id)
        return finishLater(std::unexpected(id.error()));
    command.id = *id;
    const bool driving = isDriving(run);
    const Result<void> lease =
        driving ? Result<void>() : records.leases().acquire(run, m_actor, wallNow());
    if (!driving && lease) {
        const Result<void> taken = takeHere(*m_services, command);
        const Result<void> released = records.leases().release(run);
        return finishLater(taken ? released : taken);
    }
    if (!lease && lease.error().kind != ErrorKind::HeldElsewhere)
        return finishLater(lease);
    if (const QPointer<Driver> driver = m_drivers.value(run))
        driver->wake();
    QTimer::singleShot(0, operation, [&records, id = *id, operation] {
        awaitAnswer(&records, id, answerTries, operation);
    });
    return operation;
}

} // namespace keyturn::rotation
