// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/keychain.h"

#include <QMap>

#include <memory>

namespace keyturn::test {

/// A keychain in memory whose state a test may set.
class MemoryKeychain final : public Keychain
{
public:
    void setState(KeychainState state) { m_state = state; }
    [[nodiscard]] QStringList ids() const { return m_items.keys(); }
    [[nodiscard]] QByteArray valueOf(const QString &id) const { return m_items.value(id); }

    Task<Secret> read(QString id) override
    {
        if (const std::optional<Error> error = obstacle(id))
            co_return std::unexpected(*error);
        if (!m_items.contains(id))
            co_return std::unexpected(
                Error::of(ErrorKind::KeychainNoItem, QStringLiteral("keychain")).about(id));
        const QByteArray bytes = m_items.value(id);
        co_return Secret::copyOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    }
    Task<void> write(QString id, Secret value) override
    {
        if (const std::optional<Error> error = obstacle(id))
            co_return std::unexpected(*error);
        m_items[id] = QByteArray(value.view().data(), static_cast<qsizetype>(value.view().size()));
        co_return {};
    }
    Task<void> remove(QString id) override
    {
        if (const std::optional<Error> error = obstacle(id))
            co_return std::unexpected(*error);
        m_items.remove(id);
        co_return {};
    }
    Task<KeychainState> state() override { co_return m_state; }

private:
    [[nodiscard]] std::optional<Error> obstacle(const QString &id) const
    {
        const auto error = [&id](ErrorKind kind) {
            return Error::of(kind, QStringLiteral("keychain")).about(id);
        };
        switch (m_state) {
        case KeychainState::Ready:
            return {};
        case KeychainState::Absent:
            return error(ErrorKind::KeychainAbsent);
        case KeychainState::Locked:
            return error(ErrorKind::KeychainLocked);
        case KeychainState::Unknown:
            return error(ErrorKind::KeychainSlow);
        }
        Q_UNREACHABLE();
    }

    KeychainState m_state = KeychainState::Ready;
    QMap<QString, QByteArray> m_items;
};

} // namespace keyturn::test
