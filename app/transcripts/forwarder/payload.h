// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A pair as the bytes that a receiver takes.

#include "app/transcripts/forwarder/pair.h"
#include "app/transcripts/forwarder/receiver.h"

#include <QByteArray>

#include <expected>
#include <string>

namespace keyturn::transcripts {

/// What a pair does not know of itself.
struct PairPlace
{
    std::string agentName; ///< display name; may be empty
    std::string agentSchemaName;
    std::string environmentId;
    std::uint32_t index = 0; ///< of the message in its conversation, for ever
    bool update = false;     ///< the turn was sent before, with fewer replies
};

struct Payload
{
    std::string json; ///< one object
    bool cut = false; ///< a text was too long for the receiver; it says so at its end
};

/// Why a receiver cannot take a pair.
enum class Unfit : std::uint8_t {
    NoTime ///< Akto's service drops what has no Unix seconds that fit into 32 bits
};
[[nodiscard]] std::string_view nameOf(Unfit why);

/// A field is at most 5,242,880 characters and the body at most 10,485,760 bytes; a text that does
/// not fit is cut between characters and ends with "[cut: 12 of 34 bytes]".
struct PayloadLimits
{
    std::size_t stringBytes = 5'242'880;
    std::size_t bodyBytes = 10'485'760;
};

[[nodiscard]] std::expected<Payload, Unfit> payloadOf(const Pair &pair, const PairPlace &place,
                                                      const Receiver &receiver,
                                                      const PayloadLimits &limits = {});

/// SHA-256 in hex over name, user key and reply keys: the same for the same pair for ever.
[[nodiscard]] std::string pairId(const Pair &pair);

/// "HR  Bot!" as Akto's publisher spells a bot's name: "hr-bot-". ASCII letters and digits only.
[[nodiscard]] std::string plainAgentName(std::string_view name);

} // namespace keyturn::transcripts
