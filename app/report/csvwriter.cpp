// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/csvwriter.h"

#include "app/report/visibletext.h"

#include <QFileDevice>

namespace keyturn {

namespace {

/// What makes a spreadsheet take a text for a formula. Wide forms count: some locales fold them.
bool startsLikeFormula(const QString &value)
{
    static const QString starts = QStringLiteral("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20");
    const QString trimmed = value.trimmed();
    return !value.isEmpty() && (starts.contains(value.front()) ||
                                (!trimmed.isEmpty() && starts.contains(trimmed.front())));
}

} // namespace

CsvWriter::CsvWriter(QIODevice &out, CsvDialect dialect)
    : m_out(out)
    , m_dialect(dialect)
{}

QString CsvWriter::field(const QString &value) const
{
    QString text = value;
    if (m_dialect != CsvDialect::Tools) {
        const bool isFormula = startsLikeFormula(value);
        text = visibleText(value);
        if (isFormula)
            text.prepend(QLatin1Char('\''));
    }
    // Either separator is quoted, so that a reader that guesses wrong splits no value.
    static const QString special = QStringLiteral("\",;\r\n\t");
    bool needsQuotes = text.startsWith(QLatin1Char(' ')) || text.endsWith(QLatin1Char(' '));
    for (const QChar letter : text)
        needsQuotes = needsQuotes || special.contains(letter);
    if (!needsQuotes)
        return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

Result<void> CsvWriter::write(const QStringList &values)
{
    const QLatin1Char separator(m_dialect == CsvDialect::ExcelSemicolon ? ';' : ',');
    QStringList fields;
    for (const QString &value : values)
        fields << field(value);
    QByteArray line = fields.join(separator).toUtf8() + "\r\n";
    if (m_isFirst && m_dialect != CsvDialect::Tools)
        line.prepend("\xef\xbb\xbf");
    m_isFirst = false;
    return writeAll(m_out, line);
}

Result<void> writeAll(QIODevice &out, const QByteArray &bytes)
{
    if (out.write(bytes) != bytes.size())
        return std::unexpected(deviceError(out));
    return {};
}

Error deviceError(const QIODevice &out)
{
    const auto *file = qobject_cast<const QFileDevice *>(&out);
    const QString name = file == nullptr ? QString() : file->fileName();
    const bool isFull = file != nullptr && file->error() == QFileDevice::ResourceError;
    return Error::of(isFull ? ErrorKind::StoreFull : ErrorKind::StoreFailed,
                     QStringLiteral("export"), isFull ? QString() : QStringLiteral("io"))
        .about(name);
}

} // namespace keyturn
