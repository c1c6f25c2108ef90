// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where pairs are forwarded to.

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <cstdint>

namespace keyturn::transcripts {

enum class ReceiverKind : std::uint8_t {
    AktoIngestion, ///< contract: azure-monitor-links-siem, section 8
    JsonEndpoint   ///< an array of pairs, each with a key to recognise it by
};

enum class ReceiverSignIn : std::uint8_t {
    None,
    RawToken, ///< authorization: TOKEN, without a word before it
    Bearer,   ///< authorization: Bearer TOKEN
    Header    ///< a header of the receiver's own
};

/// Invariant: holds no secret; the token is read from the keychain when it is needed.
struct Receiver
{
    QString name; ///< the ledger's word for it; another name is another receiver
    ReceiverKind kind = ReceiverKind::AktoIngestion;
    QUrl url; ///< https; of AktoIngestion the base without /api/ingestData
    ReceiverSignIn signIn = ReceiverSignIn::RawToken;
    QByteArray header;                             ///< ReceiverSignIn::Header: its name
    QString keychainId;                            ///< item that holds the token
    QString accountId = QStringLiteral("1000000"); ///< akto_account_id
    /// The receiver drops a pair whose key it has seen. Only then is a pair whose answer was lost
    /// sent again without asking a person. Akto's service does not.
    bool recognisesPairs = false;
    bool operator==(const Receiver &) const = default;
};

} // namespace keyturn::transcripts
