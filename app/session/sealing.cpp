// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sealing.h"

#include "app/base/logging.h"
#include "app/identity/keychain.h"
#include "app/session/release.h"
#include "app/store/records.h"

#include <QDir>
#include <QLockFile>
#include <QTimer>
#include <qcoro/qcorotimer.h>

#include <array>
#include <openssl/rand.h>
#include <utility>

namespace keyturn {

namespace {

const QString sealItem = QStringLiteral("seal");
const QString headItem = QStringLiteral("head");
constexpr std::size_t sealKeyBytes = 32;
constexpr int lockTries = 200;
constexpr std::chrono::milliseconds lockPause{50};

} // namespace

QByteArray toText(const LogHead &head)
{
    return QByteArray::number(head.count) + ' ' + head.hash.toHex();
}

std::optional<LogHead> headFrom(std::string_view text)
{
    const QList<QByteArray> parts =
        QByteArray(text.data(), static_cast<qsizetype>(text.size())).split(' ');
    bool isNumber = false;
    const qint64 count = parts.value(0).toLongLong(&isNumber);
    const QByteArray hash = QByteArray::fromHex(parts.value(1));
    if (parts.size() != 2 || !isNumber || hash.size() != 32)
        return std::nullopt;
    return LogHead{count, hash};
}

Sealing::Sealing(Keychain *keychain, Records *records, QString home)
    : m_keychain(keychain)
    , m_records(records)
    , m_home(std::move(home))
{
    connect(records, &Records::appended, this, &Sealing::headChanged);
}

Task<void> Sealing::prepare()
{
    if (m_prepared)
        co_return {};
    Result<Secret> key = co_await m_keychain->read(sealItem);
    if (!key && key.error().kind == ErrorKind::KeychainNoItem)
        key = co_await makeKey();
    if (!key)
        co_return std::unexpected(key.error());
    m_prepared = true;
    if (!key->isEmpty())
        m_records->setSealKey(std::move(*key));
    co_return {};
}

/// An empty secret when the home had a key and the keychain lost it.
Task<Secret> Sealing::makeKey()
{
    QLockFile lock(QDir(m_home).filePath(QStringLiteral("seal.lock")));
    for (int tries = 0; tries < lockTries && !lock.tryLock(0); ++tries) {
        QTimer pause;
        pause.start(lockPause);
        co_await qCoro(pause).waitForTimeout();
    }
    // Another console may have made it while we waited.
    Result<Secret> made = co_await m_keychain->read(sealItem);
    if (made || made.error().kind != ErrorKind::KeychainNoItem)
        co_return std::move(made);
    KT_TRY(known, m_records->keyIndex().find(QString(), sealItem));
    if (known) {
        qCWarning(lcSession) << "the keychain lost the control log's key; new rows stay unsealed";
        co_return Secret();
    }
    std::array<char, sealKeyBytes> bytes{};
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), sealKeyBytes) != 1)
        co_return std::unexpected(Error::of(ErrorKind::StoreFailed, QStringLiteral("random")));
    Secret key = Secret::copyOf({bytes.data(), bytes.size()});
    wipe(std::span<char>(bytes));
    const Result<void> written = co_await m_keychain->write(sealItem, key.clone());
    if (!written)
        co_return std::unexpected(written.error());
    const SystemClock wall;
    const Result<void> indexed =
        m_records->keyIndex().add({sealItem, QString(), sealItem, wall.now()});
    if (!indexed)
        co_return std::unexpected(indexed.error());
    co_return std::move(key);
}

Task<LogCheck> Sealing::verify()
{
    const Result<Secret> key = co_await m_keychain->read(sealItem);
    const Result<Secret> head = co_await m_keychain->read(headItem);
    KT_TRY(anchors, m_records->anchors());
    LogWitness witness;
    if (key)
        witness.sealKey = &*key;
    if (head)
        witness.head = headFrom(head->view());
    witness.anchors = anchors;
    co_return m_records->verify(witness);
}

void Sealing::headChanged()
{
    if (std::exchange(m_again, true) || m_writing)
        return;
    m_writing = true;
    spawn(keepHead(), [this, owner = m_owner.lock()](const Result<void> &) {
        m_writing = false;
        Q_EMIT settled();
        releaseLater(owner);
    });
}

/// Writes the newest head until no newer one appeared meanwhile. Without a keychain the head is
/// kept by exports alone, and verify says so.
Task<void> Sealing::keepHead()
{
    while (std::exchange(m_again, false)) {
        const Result<LogHead> head = m_records->head();
        if (!head)
            co_return std::unexpected(head.error());
        const QByteArray text = toText(*head);
        const Result<void> written = co_await m_keychain->write(
            headItem, Secret::copyOf({text.constData(), static_cast<std::size_t>(text.size())}));
        if (!written) {
            qCInfo(lcSession) << "the log's head was not kept:" << written.error().facts();
            m_again = false;
            co_return std::unexpected(written.error());
        }
    }
    co_return {};
}

} // namespace keyturn
