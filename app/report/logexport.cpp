// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/logexport.h"

#include "app/report/actiontext.h"
#include "app/report/csvwriter.h"
#include "app/report/jsonlines.h"
#include "app/report/logmarkdown.h"

#include <QRegularExpression>
#include <QSaveFile>

#include <array>

namespace keyturn {

namespace {

struct NamedFormat
{
    const char *name;
    LogFormat format;
};

constexpr std::array formats{
    NamedFormat{"markdown", LogFormat::Markdown},
    NamedFormat{"csv", LogFormat::Csv},
    NamedFormat{"csv-excel", LogFormat::CsvExcelComma},
    NamedFormat{"csv-excel-semicolon", LogFormat::CsvExcelSemicolon},
    NamedFormat{"jsonl", LogFormat::JsonLines},
};

QStringList csvRow(const LogRow &row)
{
    const auto text = [](const std::string &utf8) { return QString::fromStdString(utf8); };
    return {toIso(row.fact.at),
            text(row.fact.agent),
            actionText(row.fact),
            text(row.fact.actor),
            evidenceText(row.fact),
            text(row.fact.run),
            text(row.fact.step),
            QString::fromLatin1(nameOf(row.fact.kind)),
            QString::number(row.row),
            QString::fromLatin1(row.hash.toHex()),
            QString::fromLatin1(row.prev.toHex()),
            QString::fromLatin1(row.seal.toHex())};
}

Result<LogHead> writeCsv(Records &records, QIODevice &out, CsvDialect dialect, TimePoint at)
{
    CsvWriter csv(out, dialect);
    const QStringList names{
        QStringLiteral("Date"),         QStringLiteral("Agent"),         QStringLiteral("Action"),
        QStringLiteral("Performed by"), QStringLiteral("Evidence"),      QStringLiteral("Run"),
        QStringLiteral("Step"),         QStringLiteral("Kind"),          QStringLiteral("Row"),
        QStringLiteral("Hash"),         QStringLiteral("Previous hash"), QStringLiteral("Seal")};
    if (const auto begun = csv.write(names); !begun)
        return std::unexpected(begun.error());
    const auto head = records.readLog([&csv](const LogRow &row) { return csv.write(csvRow(row)); });
    if (!head)
        return head;
    QStringList last(names.size());
    last[0] = toIso(at);
    last[2] = headSentence(*head);
    last[7] = QStringLiteral("head");
    if (const auto ended = csv.write(last); !ended)
        return std::unexpected(ended.error());
    return head;
}

QByteArray lastLineOf(QIODevice &in)
{
    QByteArray last;
    while (!in.atEnd()) {
        const QByteArray line = in.readLine().trimmed();
        if (!line.isEmpty())
            last = line;
    }
    return last;
}

} // namespace

Result<LogFormat> logFormatFrom(const QString &name)
{
    for (const NamedFormat &format : formats) {
        if (name == QLatin1String(format.name))
            return format.format;
    }
    return std::unexpected(Error::invalid(name, QStringLiteral("log-format")));
}

Result<LogHead> exportLog(Records &records, LogFormat format, QIODevice &out, TimePoint at)
{
    switch (format) {
    case LogFormat::Markdown:
        return writeMarkdown(records, out, at);
    case LogFormat::Csv:
        return writeCsv(records, out, CsvDialect::Tools, at);
    case LogFormat::CsvExcelComma:
        return writeCsv(records, out, CsvDialect::ExcelComma, at);
    case LogFormat::CsvExcelSemicolon:
        return writeCsv(records, out, CsvDialect::ExcelSemicolon, at);
    case LogFormat::JsonLines:
        return writeJsonLines(records, out, at);
    }
    Q_UNREACHABLE();
}

Result<LogHead> exportLogToFile(Records &records, LogFormat format, const QString &file,
                                TimePoint at)
{
    const QString doing = QStringLiteral("export the control log");
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return std::unexpected(deviceError(out).whileDoing(doing));
    out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const auto head = exportLog(records, format, out, at);
    if (!head)
        return std::unexpected(head.error().whileDoing(doing));
    if (!out.commit())
        return std::unexpected(deviceError(out).whileDoing(doing));
    if (const auto noted = records.noteAnchor(*head, file, at); !noted)
        return std::unexpected(noted.error().whileDoing(doing));
    return head;
}

Result<LogCheck> verifyExport(QIODevice &in, const LogWitness &witness)
{
    return verifyJsonLines(in, witness);
}

Result<LogHead> headOfExport(QIODevice &in)
{
    const QByteArray last = lastLineOf(in);
    if (const auto head = headFromJson(last))
        return *head;
    static const QRegularExpression sentence(
        QStringLiteral("\\bHead: (\\d+) rows, SHA-256 ([0-9a-f]{64})\\b"));
    const QRegularExpressionMatch match = sentence.match(QString::fromUtf8(last));
    if (!match.hasMatch())
        return std::unexpected(Error::invalid(deviceError(in).subject, QStringLiteral("no-head")));
    return LogHead{match.captured(1).toLongLong(),
                   QByteArray::fromHex(match.captured(2).toLatin1())};
}

} // namespace keyturn
