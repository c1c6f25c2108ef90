// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/exporttext.h"
#include "app/transcripts/exporter/linetable.h"

#include <algorithm>
#include <xlsxwriter.h>

namespace keyturn::transcripts {

namespace {

/// What a cell holds, in UTF-16 code units.
constexpr qsizetype longestCell = 32'767;
/// The last sheet of a workbook that would be too long to open anyway.
constexpr int mostSheets = 250;

Error xlsxError(lxw_error code)
{
    const bool isFull = code == LXW_ERROR_CREATING_TMPFILE || code == LXW_ERROR_ZIP_FILE_ADD;
    return Error::of(isFull ? ErrorKind::StoreFull : ErrorKind::StoreFailed,
                     QStringLiteral("export"), QStringLiteral("xlsx-%1").arg(int{code}));
}

class XlsxWriter final : public FormatWriter
{
public:
    XlsxWriter(TextSink &sink, OutputFile &file, std::uint32_t rowsPerSheet)
        : m_sink(sink)
        , m_path(file.path())
        , m_rowsPerSheet(std::clamp<std::uint32_t>(rowsPerSheet, 2, LXW_ROW_MAX))
    {}
    ~XlsxWriter() override
    {
        if (m_book != nullptr)
            lxw_workbook_free(m_book);
    }

    Result<void> begin(const ExportHead &head) override
    {
        if (const auto clean = m_sink.check(head.facts()); !clean)
            return clean;
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        m_book = workbook_new_opt(m_path.constData(), &options);
        if (m_book == nullptr)
            return std::unexpected(xlsxError(LXW_ERROR_MEMORY_MALLOC_FAILED));
        m_bold = workbook_add_format(m_book);
        format_set_bold(m_bold);
        m_wrapped = workbook_add_format(m_book);
        format_set_text_wrap(m_wrapped);
        format_set_align(m_wrapped, LXW_ALIGN_VERTICAL_TOP);
        m_about = workbook_add_worksheet(m_book, "About");
        worksheet_set_column(m_about, 0, 0, 36, nullptr);
        worksheet_set_column(m_about, 1, 1, 90, m_wrapped);
        return writeFacts(head.facts());
    }

    Result<void> add(const ExportView &view) override
    {
        if (const auto clean = m_sink.check(view); !clean)
            return clean;
        for (const ExportLine &line : view.lines) {
            if (m_lines == nullptr || m_row >= m_rowsPerSheet) {
                if (const auto opened = nextSheet(); !opened)
                    return opened;
            }
            if (const auto done = write(m_lines, m_row++, lineRow(view, line), nullptr); !done)
                return done;
        }
        return {};
    }

    Result<void> end(const ExportReport &report) override
    {
        ExportReport own = report;
        own.cells = m_cuts;
        if (const auto done = writeFacts(endFacts(own)); !done)
            return done;
        const lxw_error code = workbook_close(m_book);
        m_book = nullptr;
        if (code != LXW_NO_ERROR)
            return std::unexpected(xlsxError(code));
        return {};
    }

    [[nodiscard]] qint64 cuts() const override { return m_cuts; }

private:
    Result<void> nextSheet()
    {
        if (++m_sheets > mostSheets)
            return std::unexpected(
                Error::invalid(QStringLiteral("xlsx"), QStringLiteral("too-many-rows")));
        const std::string name =
            m_sheets == 1 ? "Messages" : "Messages " + std::to_string(m_sheets);
        m_lines = workbook_add_worksheet(m_book, name.c_str());
        m_row = 0;
        worksheet_freeze_panes(m_lines, 1, 0);
        worksheet_set_column(m_lines, 0, 0, 38, nullptr);
        worksheet_set_column(m_lines, 8, 8, 22, nullptr);
        worksheet_set_column(m_lines, 12, 13, 70, m_wrapped);
        return write(m_lines, m_row++, lineColumns(), m_bold);
    }

    Result<void> writeFacts(const Labelled &facts)
    {
        for (const auto &[name, text] : facts) {
            if (const auto done = write(m_about, m_aboutRow++, {name, text}, nullptr); !done)
                return done;
        }
        return {};
    }

    Result<void> write(lxw_worksheet *sheet, std::uint32_t row,
                       const std::vector<std::string> &values, lxw_format *format)
    {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].empty())
                continue;
            // Always a string: never a formula, a number or a link, whatever it begins with.
            const lxw_error code = worksheet_write_string(sheet, row, static_cast<lxw_col_t>(i),
                                                          cell(values[i]).c_str(), format);
            if (code != LXW_NO_ERROR)
                return std::unexpected(xlsxError(code));
        }
        return {};
    }

    std::string cell(const std::string &value)
    {
        const QString text = QString::fromStdString(visible(value));
        if (text.size() <= longestCell)
            return text.toStdString();
        ++m_cuts;
        const QString note = QStringLiteral(" [cut: a cell holds no more than %1 of these %2 "
                                            "characters]")
                                 .arg(longestCell)
                                 .arg(text.size());
        qsizetype most = longestCell - note.size();
        if (text.at(most - 1).isHighSurrogate())
            --most;
        return (text.left(most) + note).toStdString();
    }

    TextSink &m_sink;
    QByteArray m_path;
    std::uint32_t m_rowsPerSheet;
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_about = nullptr;
    lxw_worksheet *m_lines = nullptr;
    lxw_format *m_bold = nullptr;
    lxw_format *m_wrapped = nullptr;
    std::uint32_t m_aboutRow = 0;
    std::uint32_t m_row = 0;
    int m_sheets = 0;
    qint64 m_cuts = 0;
};

} // namespace

std::unique_ptr<FormatWriter> xlsxWriter(TextSink &sink, OutputFile &file,
                                         std::uint32_t rowsPerSheet)
{
    return std::make_unique<XlsxWriter>(sink, file, rowsPerSheet);
}

} // namespace keyturn::transcripts
