// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/csvwriter.h"
#include "app/transcripts/exporter/linetable.h"

#include <QBuffer>

namespace keyturn::transcripts {

namespace {

CsvDialect dialectOf(ExportFormat format)
{
    if (format == ExportFormat::CsvExcelComma)
        return CsvDialect::ExcelComma;
    return format == ExportFormat::CsvExcelSemicolon ? CsvDialect::ExcelSemicolon
                                                     : CsvDialect::Tools;
}

QStringList texts(const std::vector<std::string> &values)
{
    QStringList list;
    for (const std::string &value : values)
        list << QString::fromStdString(value);
    return list;
}

class CsvExport final : public FormatWriter
{
public:
    CsvExport(TextSink &sink, CsvDialect dialect)
        : m_sink(sink)
        , m_csv(m_part, dialect)
    {
        m_part.open(QIODevice::WriteOnly);
    }

    Result<void> begin(const ExportHead &head) override
    {
        m_head = head;
        if (const auto done = m_csv.write(texts(lineColumns())); !done)
            return done;
        return flush();
    }

    Result<void> add(const ExportView &view) override
    {
        for (const ExportLine &line : view.lines) {
            if (const auto done = m_csv.write(texts(lineRow(view, line))); !done)
                return done;
        }
        return flush();
    }

    /// A last row of the kind "export" says what the file is; a first one would be in the way.
    Result<void> end(const ExportReport &report) override
    {
        const std::vector<std::string> columns = lineColumns();
        std::vector<std::string> row(columns.size());
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i] == "Kind")
                row[i] = "export";
            else if (columns[i] == "Text")
                row[i] = sentence(m_head.facts());
            else if (columns[i] == "Details")
                row[i] = sentence(endFacts(report));
        }
        if (const auto done = m_csv.write(texts(row)); !done)
            return done;
        return flush();
    }

private:
    /// Rows reach the sink by conversation, so that they are checked by conversation.
    Result<void> flush()
    {
        const QByteArray bytes = m_part.data();
        m_part.buffer().clear();
        m_part.seek(0);
        return m_sink.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    }

    TextSink &m_sink;
    QBuffer m_part;
    CsvWriter m_csv;
    ExportHead m_head;
};

} // namespace

std::unique_ptr<FormatWriter> csvExport(TextSink &sink, ExportFormat format)
{
    return std::make_unique<CsvExport>(sink, dialectOf(format));
}

} // namespace keyturn::transcripts
