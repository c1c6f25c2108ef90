// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/logverifier.h"

#include "app/store/logchain.h"

namespace keyturn {

LogVerifier::LogVerifier(const LogWitness &witness)
    : m_sealKey(witness.sealKey)
    , m_last(chainStart())
{
    m_check.sealChecked = m_sealKey != nullptr && !m_sealKey->isEmpty();
    if (witness.head)
        expect(*witness.head);
    for (const LogHead &anchor : witness.anchors)
        m_expected.emplace(anchor.count, Expectation{anchor.hash, true});
}

void LogVerifier::expect(const LogHead &head)
{
    m_expected.emplace(head.count, Expectation{head.hash, false});
}

void LogVerifier::add(const LogRow &row, const QString &fault)
{
    ++m_check.rows;
    if (m_check.firstBad != 0)
        return;
    const QString found = fault.isEmpty() ? faultOf(row) : fault;
    if (!found.isEmpty()) {
        markBad(m_check.rows, found);
        return;
    }
    m_last = row.hash;
    if (!row.seal.isEmpty())
        m_check.sealed = row.row;
    const auto [first, last] = m_expected.equal_range(row.row);
    for (auto expected = first; expected != last; ++expected) {
        if (expected->second.hash != row.hash)
            markBad(row.row, QStringLiteral("head"));
        else if (expected->second.anchor)
            m_check.anchored = row.row;
    }
}

QString LogVerifier::faultOf(const LogRow &row) const
{
    if (row.row != m_check.rows || row.prev != m_last)
        return QStringLiteral("order");
    if (row.hash != hashOf(row))
        return QStringLiteral("content");
    if (m_check.sealChecked && !row.seal.isEmpty() && row.seal != sealOf(row.hash, *m_sealKey))
        return QStringLiteral("seal");
    return {};
}

void LogVerifier::breakOff(const QString &why)
{
    markBad(m_check.rows + 1, why);
}

void LogVerifier::markBad(qint64 row, const QString &why)
{
    if (m_check.firstBad != 0)
        return;
    m_check.firstBad = row;
    m_check.why = why;
}

LogCheck LogVerifier::finish()
{
    for (const auto &[count, expected] : m_expected)
        m_check.tailCut = m_check.tailCut || count > m_check.rows;
    if (m_check.tailCut && m_check.why.isEmpty())
        m_check.why = QStringLiteral("tail");
    return m_check;
}

} // namespace keyturn
