// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/forwarder/batch.h"

#include <utility>

namespace keyturn::transcripts {

namespace {
/// "]}" at the end of a body.
constexpr std::size_t closing = 2;
} // namespace

Batch::Batch(ReceiverKind kind, std::size_t most, const PayloadLimits &limits)
    : m_kind(kind)
    , m_most(most)
    , m_limits(limits)
{
    open();
}

void Batch::open()
{
    m_body = m_kind == ReceiverKind::AktoIngestion ? "{\"batchData\":[" : "[";
    m_count = 0;
}

bool Batch::add(std::string_view json)
{
    const std::size_t after = static_cast<std::size_t>(m_body.size()) + 1 + json.size() + closing;
    if (m_count > 0 && (m_count >= m_most || after > m_limits.bodyBytes))
        return false;
    if (m_count > 0)
        m_body += ',';
    m_body.append(json.data(), static_cast<qsizetype>(json.size()));
    ++m_count;
    return true;
}

QByteArray Batch::take()
{
    QByteArray body = std::exchange(m_body, {});
    body += m_kind == ReceiverKind::AktoIngestion ? "]}" : "]";
    open();
    return body;
}

} // namespace keyturn::transcripts
