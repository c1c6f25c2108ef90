// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/logrow.h"

#include <map>

namespace keyturn {

/// Holds the rows of a log, fed in order, against each other and against a witness.
/// The same for the database and for an export.
class LogVerifier
{
public:
    explicit LogVerifier(const LogWitness &witness);

    /// @p fault is a code for what is already known to be wrong with the row; empty = nothing.
    void add(const LogRow &row, const QString &fault = {});
    /// The row after the last one cannot be read or is known to be wrong.
    void breakOff(const QString &why);
    /// A head found beside the rows themselves: it must fit, but is no anchor.
    void expect(const LogHead &head);
    void setTailCut() { m_check.tailCut = true; }
    [[nodiscard]] LogCheck finish();

private:
    struct Expectation
    {
        QByteArray hash;
        bool anchor = false;
    };
    [[nodiscard]] QString faultOf(const LogRow &row) const;
    void markBad(qint64 row, const QString &why);

    const Secret *m_sealKey;
    std::multimap<qint64, Expectation> m_expected;
    QByteArray m_last;
    LogCheck m_check;
};

} // namespace keyturn
