// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Payloads put together into bodies that a receiver takes.

#include "app/transcripts/forwarder/payload.h"

#include <QByteArray>

namespace keyturn::transcripts {

/// Collects payloads until the next one would not fit any more.
class Batch
{
public:
    explicit Batch(ReceiverKind kind, std::size_t most = 50, const PayloadLimits &limits = {});

    /// False when it is full; a first payload always fits.
    [[nodiscard]] bool add(std::string_view json);
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// The body; the batch is empty then.
    [[nodiscard]] QByteArray take();

private:
    void open();

    ReceiverKind m_kind;
    std::size_t m_most;
    PayloadLimits m_limits;
    std::size_t m_count = 0;
    QByteArray m_body;
};

} // namespace keyturn::transcripts
