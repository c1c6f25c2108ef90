// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/completion.h"
#include "app/base/logging.h"
#include "app/identity/keychain.h"
#include "app/identity/secretservice.h"

#include <QAbstractEventDispatcher>
#include <QLibrary>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <functional>
#include <memory>

namespace keyturn {

namespace {

constexpr qsizetype largestItem = 2500;

/// What a job of QtKeychain ended with. The job itself may outlive whoever waits for it: a locked
/// keyring keeps it until a person answers.
struct JobEnd
{
    bool ended = false;
    QKeychain::Error error = QKeychain::OtherError;
    Secret value;
    Completion done;
};

Error keychainError(ErrorKind kind, const char *code = "")
{
    return Error::of(kind, QStringLiteral("keychain"), QLatin1String(code));
}

/// Copies the bytes and wipes every array that shares them: the job's own is of no more use.
Secret takeShared(const QByteArray &bytes)
{
    Secret value = Secret::copyOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    wipe(std::span<char>(const_cast<char *>(bytes.constData()),
                         static_cast<std::size_t>(bytes.size())));
    return value;
}

QCoro::Task<std::shared_ptr<JobEnd>> run(QKeychain::Job *job, std::chrono::milliseconds patience)
{
    const auto end = std::make_shared<JobEnd>();
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job, [end](QKeychain::Job *finished) {
        end->ended = true;
        end->error = finished->error();
        if (auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(finished))
            end->value = takeShared(reading->binaryData());
        end->done.complete();
    });
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [end] { end->done.complete(); });
    timer.start(patience);
    job->start();
    co_await end->done.wait();
    co_return end;
}

/// QtKeychain's backend waits on GLib's main loop; without it every job would hang.
bool hasGlibLoop()
{
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    return dispatcher != nullptr && dispatcher->inherits("QEventDispatcherGlib");
}

/// Why no job may start now, if so.
QCoro::Task<std::optional<Error>> obstacle(std::chrono::milliseconds patience)
{
    if (!hasGlibLoop())
        co_return keychainError(ErrorKind::KeychainAbsent, "glib");
    const Result<KeychainState> state = co_await secretServiceState(patience);
    if (!state)
        co_return state.error();
    switch (*state) {
    case KeychainState::Ready:
        co_return std::nullopt;
    case KeychainState::Absent:
        co_return keychainError(ErrorKind::KeychainAbsent);
    case KeychainState::Locked:
        co_return keychainError(ErrorKind::KeychainLocked);
    case KeychainState::Unknown:
        co_return keychainError(ErrorKind::KeychainSlow);
    }
    Q_UNREACHABLE();
}

/// A job's own word, checked against the service's: "not found" and "other" also stand for a
/// keyring that was locked or went away meanwhile.
QCoro::Task<Error> judged(std::shared_ptr<JobEnd> end, std::chrono::milliseconds patience)
{
    if (!end->ended)
        co_return keychainError(ErrorKind::KeychainSlow);
    if (const std::optional<Error> now = co_await obstacle(patience))
        co_return *now;
    switch (end->error) {
    case QKeychain::EntryNotFound:
        co_return keychainError(ErrorKind::KeychainNoItem);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        co_return keychainError(ErrorKind::KeychainAbsent, "libsecret");
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        break;
    }
    co_return keychainError(ErrorKind::KeychainDenied);
}

/// libsecret keeps its session with the service; after the service was started anew every call
/// fails until the old session is let go.
void forgetStaleSession()
{
    QLibrary library(QStringLiteral("secret-1"), 0);
    using Disconnect = void (*)();
    const auto disconnect =
        reinterpret_cast<Disconnect>(library.resolve("secret_service_disconnect"));
    if (disconnect != nullptr)
        disconnect();
}

using MakeJob = std::function<QKeychain::Job *()>;

/// Runs a job, and once more where libsecret's session may have gone stale.
Task<Secret> runFor(MakeJob make, QString id, std::chrono::milliseconds patience)
{
    constexpr int attempts = 2;
    Error error;
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        if (const std::optional<Error> obstructed = co_await obstacle(patience))
            co_return std::unexpected(obstructed->about(id));
        QKeychain::Job *job = make();
        job->setKey(id);
        const std::shared_ptr<JobEnd> end = co_await run(job, patience);
        if (end->ended && end->error == QKeychain::NoError)
            co_return std::move(end->value);
        error = co_await judged(end, patience);
        if (!end->ended || end->error != QKeychain::OtherError)
            break;
        forgetStaleSession();
    }
    qCInfo(lcKeychain).noquote() << error.facts();
    co_return std::unexpected(error.about(id));
}

Task<Secret> readItem(QString service, QString id, std::chrono::milliseconds patience)
{
    const MakeJob make = [service] { return new QKeychain::ReadPasswordJob(service); };
    return runFor(make, id, patience);
}

Task<void> writeItem(QString service, QString id, Secret value, std::chrono::milliseconds patience)
{
    if (static_cast<qsizetype>(value.size()) > largestItem)
        co_return std::unexpected(Error::invalid(id, QStringLiteral("too-long")));
    // Always as bytes: an item written as text would be another item of the same name.
    const QByteArray bytes(value.view().data(), static_cast<qsizetype>(value.size()));
    const MakeJob make = [service, bytes] {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setBinaryData(bytes);
        return job;
    };
    const Result<Secret> written = co_await runFor(make, id, patience);
    // A job that still waits for a person needs its bytes; they are wiped in every other case.
    if (written || written.error().kind != ErrorKind::KeychainSlow)
        takeShared(bytes);
    if (!written)
        co_return std::unexpected(written.error());
    co_return {};
}

Task<void> removeItem(QString service, QString id, std::chrono::milliseconds patience)
{
    const MakeJob make = [service] { return new QKeychain::DeletePasswordJob(service); };
    const Result<Secret> removed = co_await runFor(make, id, patience);
    if (!removed && removed.error().kind != ErrorKind::KeychainNoItem)
        co_return std::unexpected(removed.error());
    co_return {};
}

} // namespace

SystemKeychain::SystemKeychain(const QString &homeId, std::chrono::milliseconds patience)
    : m_service(QStringLiteral("keyturn-") + homeId)
    , m_patience(patience)
{}

Task<Secret> SystemKeychain::read(QString id)
{
    return readItem(m_service, std::move(id), m_patience);
}

Task<void> SystemKeychain::write(QString id, Secret value)
{
    return writeItem(m_service, std::move(id), std::move(value), m_patience);
}

Task<void> SystemKeychain::remove(QString id)
{
    return removeItem(m_service, std::move(id), m_patience);
}

Task<KeychainState> SystemKeychain::state()
{
    return secretServiceState(m_patience);
}

} // namespace keyturn
