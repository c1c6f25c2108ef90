// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/completion.h"
#include "app/base/logging.h"
#include "app/identity/keychain.h"
#include "app/identity/secretservice.h"

#include <QAbstractEventDispatcher>
#include <QTimer>
#include <qt6keychain/keychain.h>

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

Task<Secret> readItem(QString service, QString id, std::chrono::milliseconds patience)
{
    if (const std::optional<Error> error = co_await obstacle(patience))
        co_return std::unexpected(error->about(id));
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(id);
    const std::shared_ptr<JobEnd> end = co_await run(job, patience);
    if (end->ended && end->error == QKeychain::NoError)
        co_return std::move(end->value);
    const Error error = co_await judged(end, patience);
    co_return std::unexpected(error.about(id));
}

Task<void> writeItem(QString service, QString id, Secret value, std::chrono::milliseconds patience)
{
    if (static_cast<qsizetype>(value.size()) > largestItem)
        co_return std::unexpected(Error::invalid(id, QStringLiteral("too-long")));
    if (const std::optional<Error> error = co_await obstacle(patience))
        co_return std::unexpected(error->about(id));
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(id);
    // Always as bytes: an item written as text would be another item of the same name.
    const QByteArray bytes(value.view().data(), static_cast<qsizetype>(value.size()));
    job->setBinaryData(bytes);
    const std::shared_ptr<JobEnd> end = co_await run(job, patience);
    if (end->ended)
        takeShared(bytes);
    if (end->ended && end->error == QKeychain::NoError)
        co_return {};
    const Error error = co_await judged(end, patience);
    co_return std::unexpected(error.about(id));
}

Task<void> removeItem(QString service, QString id, std::chrono::milliseconds patience)
{
    if (const std::optional<Error> error = co_await obstacle(patience))
        co_return std::unexpected(error->about(id));
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(id);
    const std::shared_ptr<JobEnd> end = co_await run(job, patience);
    if (end->ended && (end->error == QKeychain::NoError || end->error == QKeychain::EntryNotFound))
        co_return {};
    const Error error = co_await judged(end, patience);
    co_return std::unexpected(error.about(id));
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
