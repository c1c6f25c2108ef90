// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/runkeys.h"

#include "app/base/clock.h"
#include "app/identity/keychain.h"
#include "app/store/records.h"

#include <QUuid>

namespace keyturn::rotation {

namespace {

const QString sentinel = QStringLiteral("sentinel");
const QString freshPrefix = QStringLiteral("fresh:");

} // namespace

RunKeys::RunKeys(Services services, std::string run)
    : m_services(services)
    , m_run(QString::fromStdString(run))
{}

Task<KeychainReading> RunKeys::read()
{
    KeychainReading reading;
    reading.at = m_services.clock->now();
    const Result<keyturn::KeychainState> state = co_await m_services.keychain->state();
    if (!state)
        co_return std::unexpected(state.error());
    if (*state == keyturn::KeychainState::Locked)
        reading.state = KeychainSight::Locked;
    else if (*state == keyturn::KeychainState::Absent)
        reading.state = KeychainSight::Absent;
    if (*state != keyturn::KeychainState::Ready)
        co_return reading;
    reading.state = KeychainSight::Ready;
    const Result<QList<KeyItem>> items = m_services.records->keyIndex().ofRun(m_run);
    if (!items)
        co_return std::unexpected(items.error());
    for (const KeyItem &item : *items) {
        const Result<Secret> value = co_await m_services.keychain->read(item.id);
        if (!value && value.error().kind == ErrorKind::KeychainNoItem)
            continue;
        if (!value)
            co_return std::unexpected(value.error());
        if (item.purpose == sentinel)
            reading.sentinel = value->view() == item.id.toStdString();
        else if (item.purpose.startsWith(freshPrefix) && !value->isEmpty())
            reading.values.insert(item.purpose.mid(freshPrefix.size()).toInt());
    }
    co_return reading;
}

Task<void> RunKeys::write(QString purpose, Secret value)
{
    KeyItem item;
    item.id = QUuid::createUuid().toString(QUuid::Id128).left(16);
    item.run = m_run;
    item.purpose = purpose;
    item.createdAt = m_services.clock->now();
    if (const Result<void> added = m_services.records->keyIndex().add(item); !added)
        co_return std::unexpected(added.error());
    if (purpose == sentinel)
        value = Secret::copyOf(item.id.toStdString());
    co_return co_await m_services.keychain->write(item.id, std::move(value));
}

Task<void> RunKeys::writeSentinel()
{
    co_return co_await write(sentinel, Secret());
}

Task<void> RunKeys::keep(int attempt, Secret value)
{
    co_return co_await write(freshPrefix + QString::number(attempt), std::move(value));
}

Task<Secret> RunKeys::value(int attempt)
{
    const Result<std::optional<KeyItem>> item =
        m_services.records->keyIndex().find(m_run, freshPrefix + QString::number(attempt));
    if (!item)
        co_return std::unexpected(item.error());
    if (!*item)
        co_return std::unexpected(Error::of(ErrorKind::KeychainNoItem, QStringLiteral("keychain")));
    co_return co_await m_services.keychain->read((*item)->id);
}

Task<void> RunKeys::discardAll()
{
    const Result<QList<KeyItem>> items = m_services.records->keyIndex().ofRun(m_run);
    if (!items)
        co_return std::unexpected(items.error());
    for (const KeyItem &item : *items) {
        const Result<void> removed = co_await m_services.keychain->remove(item.id);
        if (!removed)
            co_return std::unexpected(removed.error());
        if (const Result<void> gone = m_services.records->keyIndex().remove(item.id); !gone)
            co_return std::unexpected(gone.error());
    }
    co_return {};
}

} // namespace keyturn::rotation
