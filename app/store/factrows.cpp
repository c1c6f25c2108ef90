// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/factrows.h"

#include "app/store/canonical.h"

namespace keyturn {

std::optional<Fact> factFrom(const Rows &rows)
{
    Fact fact;
    fact.seq = rows.integer(0);
    fact.run = rows.text(1).toStdString();
    fact.agent = rows.text(2).toStdString();
    fact.step = rows.text(3).toStdString();
    fact.attempt = static_cast<int>(rows.integer(4));
    fact.at = TimePoint(Millis(rows.integer(6)));
    fact.actor = rows.text(7).toStdString();
    auto data = mapFromJson(rows.text(8).toStdString());
    if (!data || !factKindFrom(rows.text(5).toStdString(), fact.kind))
        return std::nullopt;
    fact.data = std::move(*data);
    return fact;
}

Error damagedFact(const QString &file, qint64 seq)
{
    return Error::of(ErrorKind::Tampered, QStringLiteral("store"),
                     QStringLiteral("fact %1").arg(seq))
        .about(file);
}

Error headMissing(const QString &file)
{
    return Error::of(ErrorKind::Tampered, QStringLiteral("store"), QStringLiteral("head"))
        .about(file);
}

} // namespace keyturn
