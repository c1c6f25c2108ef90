// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QIODevice>
#include <QStringList>

namespace keyturn {

enum class CsvDialect {
    Tools,         ///< RFC 4180 with the values as they are
    ExcelComma,    ///< UTF-8 with BOM; a value that Excel would compute gets a leading '
    ExcelSemicolon ///< the same for places where the comma is the decimal sign
};

/// Writes rows of comma separated values.
class CsvWriter
{
public:
    CsvWriter(QIODevice &out, CsvDialect dialect);
    [[nodiscard]] Result<void> write(const QStringList &values);

private:
    [[nodiscard]] QString field(const QString &value) const;

    QIODevice &m_out;
    CsvDialect m_dialect;
    bool m_isFirst = true;
};

/// Writes all of @p bytes. Errors: StoreFull, StoreFailed with the code "io".
[[nodiscard]] Result<void> writeAll(QIODevice &out, const QByteArray &bytes);
/// What the last failed call on @p out means.
[[nodiscard]] Error deviceError(const QIODevice &out);

} // namespace keyturn
