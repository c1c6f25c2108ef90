// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Hands pairs to a receiver, each once, and keeps a ledger that proves it.

#include "app/base/task.h"
#include "app/clients/ingestionclient.h"
#include "app/identity/keychain.h"
#include "app/store/transcripts/forwardledger.h"
#include "app/store/transcripts/transcriptstore.h"
#include "app/transcripts/forwarder/pair.h"
#include "app/transcripts/forwarder/receiver.h"
#include "app/transcripts/scan/scanner.h"

#include <QIODevice>

#include <functional>
#include <memory>
#include <stop_token>

namespace keyturn::transcripts {

/// Secrets and personal data leave as pseudonyms unless a person decides otherwise: what is masked
/// on the screen and in every export is not sent to another service in clear by default.
enum class ForwardText : std::uint8_t { Redacted, AsSaid };

struct ForwardOptions
{
    ForwardText text = ForwardText::Redacted;
    WithheldAnswers withheld = WithheldAnswers::StayEmpty;
    QList<qint64> conversations; ///< empty: all
    /// Of it count agents, environments and channels. Error: Invalid "filter" for anything else.
    SearchQuery filter;
    std::optional<qint64> fromMs;  ///< of the pair; inclusive
    std::optional<qint64> untilMs; ///< exclusive
    bool chat = true;              ///< conversations of people
    bool autonomous = true;
    bool design = false; ///< runs from the test pane
    /// Pairs whose answer was lost go again, although the receiver may have them: a person said so.
    bool resendUnknown = false;
    std::stop_token stop;
    std::function<void(qint64 done, qint64 known)> progress;
};

struct ForwardReport
{
    qint64 conversations = 0; ///< looked at
    qint64 entered = 0;       ///< pairs that are new in the ledger
    qint64 sent = 0;
    qint64 updates = 0; ///< of those sent: a turn that was sent before and got more replies
    qint64 refused = 0;
    qint64 dropped = 0; ///< superseded before they were sent, or their conversation was purged
    qint64 cut = 0;     ///< sent with a text that was too long and says so
    qint64 unknown = 0; ///< in the ledger: sent, but the answer was lost
    qint64 pending = 0; ///< in the ledger: still to be sent
    std::optional<Error> stoppedBy; ///< why it ended before everything was sent
};

struct ForwardParts
{
    TranscriptStore *store = nullptr;
    ForwardLedger *ledger = nullptr;
    IngestionClient *client = nullptr;
    Keychain *keychain = nullptr;
    const Scanner *scanner = nullptr; ///< needed for ForwardText::Redacted
    Clock *clock = nullptr;
};

/// Invariant: a pair is marked Unknown in the ledger before its first byte leaves, and gets another
/// state only from an answer. A pair in the state Sent never leaves again but by replay().
class Forwarder
{
public:
    explicit Forwarder(ForwardParts parts);

    /// Looks for new pairs and sends what is pending. Ends early, without an error, when the
    /// receiver does not take more; the report says why. Error: Cancelled, store, keychain.
    Task<ForwardReport> run(Receiver receiver, ForwardOptions options);

    /// Writes the bodies that run() would send, byte for byte, each followed by a line feed.
    /// Nothing is sent and nothing is entered.
    [[nodiscard]] Result<ForwardReport> dryRun(const Receiver &receiver,
                                               const ForwardOptions &options, QIODevice &out);

    /// What was sent or refused in [fromMs, untilMs) is pending again.
    [[nodiscard]] Result<qint64> replay(const Receiver &receiver, qint64 fromMs, qint64 untilMs);

    /// Asks the receiver whether it answers and lets us in. Sends no pair.
    Task<IngestionAnswer> testConnection(Receiver receiver, std::stop_token stop = {});

private:
    ForwardParts m_parts;
};

} // namespace keyturn::transcripts
