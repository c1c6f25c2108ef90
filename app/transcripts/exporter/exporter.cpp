// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/exporter.h"

#include "app/report/csvwriter.h"
#include "app/transcripts/exporter/evidencepack.h"
#include "app/transcripts/exporter/exporttext.h"

#include <QCryptographicHash>
#include <QDir>

#include <array>

namespace keyturn::transcripts {

namespace {

struct NamedFormat
{
    const char *name;
    const char *suffix;
    ExportFormat format;
};

constexpr std::array formats{
    NamedFormat{"markdown", "md", ExportFormat::Markdown},
    NamedFormat{"html", "html", ExportFormat::Html},
    NamedFormat{"csv", "csv", ExportFormat::Csv},
    NamedFormat{"csv-excel", "csv", ExportFormat::CsvExcelComma},
    NamedFormat{"csv-excel-semicolon", "csv", ExportFormat::CsvExcelSemicolon},
    NamedFormat{"xlsx", "xlsx", ExportFormat::Xlsx},
    NamedFormat{"jsonl", "jsonl", ExportFormat::JsonLines},
    NamedFormat{"pdf", "pdf", ExportFormat::Pdf},
    NamedFormat{"evidence", "zip", ExportFormat::Evidence},
};

const NamedFormat &named(ExportFormat format)
{
    for (const NamedFormat &each : formats) {
        if (each.format == format)
            return each;
    }
    Q_UNREACHABLE();
}

std::unique_ptr<FormatWriter> writerFor(const ExportOptions &options, TextSink &sink,
                                        OutputFile &out)
{
    switch (options.format) {
    case ExportFormat::Markdown:
        return markdownWriter(sink);
    case ExportFormat::Html:
        return htmlWriter(sink);
    case ExportFormat::Csv:
    case ExportFormat::CsvExcelComma:
    case ExportFormat::CsvExcelSemicolon:
        return csvExport(sink, options.format);
    case ExportFormat::Xlsx:
        return xlsxWriter(sink, out, options.rowsPerSheet);
    case ExportFormat::JsonLines:
        return jsonLinesWriter(sink);
    case ExportFormat::Pdf:
        return pdfExport(sink);
    case ExportFormat::Evidence:
        break;
    }
    Q_UNREACHABLE();
}

/// Formats whose words may be taken out of the finished text without breaking its form.
Mending mendingOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Markdown:
        return Mending::Lines;
    case ExportFormat::Csv:
    case ExportFormat::CsvExcelComma:
    case ExportFormat::CsvExcelSemicolon:
        return Mending::Cells;
    case ExportFormat::Html:
    case ExportFormat::Xlsx:
    case ExportFormat::JsonLines:
    case ExportFormat::Pdf:
    case ExportFormat::Evidence:
        return Mending::Never;
    }
    Q_UNREACHABLE();
}

std::optional<Error> wrongIn(const ExportOptions &options, const Scanner *scanner)
{
    const bool masks = options.masking == Masking::Pseudonyms;
    if (masks && options.format == ExportFormat::Evidence)
        return Error::invalid(QStringLiteral("evidence"), QStringLiteral("evidence-masked"));
    if (masks && scanner == nullptr)
        return Error::invalid(nameOf(options.format), QStringLiteral("no-scanner"));
    return {};
}

/// One export under way: counts, hashes, and asks whether to go on.
class Run
{
public:
    Run(ConversationSource &source, const ExportOptions &options, const Scanner *scanner)
        : m_source(source)
        , m_options(options)
        , m_redaction(options.masking, scanner)
    {}

    Result<ExportReport> into(OutputFile &out, const QString &target)
    {
        const auto written =
            m_options.format == ExportFormat::Evidence ? evidence(out, target) : document(out);
        if (!written)
            return std::unexpected(written.error());
        if (!out.device().flush())
            return std::unexpected(deviceError(out.device()));
        const auto digest = digestOf(out.device());
        if (!digest)
            return std::unexpected(digest.error());
        m_report.fileSha256 = digest->sha256;
        m_report.fileBytes = digest->bytes;
        return m_report;
    }

private:
    ExportHead head()
    {
        const auto clean = [this](const QString &text) {
            return m_redaction.text(text.toStdString(), ScanField::UserSaid);
        };
        return {clean(m_options.selection), clean(m_options.from),
                timeText(m_options.at.time_since_epoch().count()),
                m_redaction.masks() ? "personal data and secrets that rules know are masked by "
                                      "pseudonyms; what no rule knows is not"
                                    : "as they are stored, nothing masked",
                m_source.total()};
    }

    /// Hands every conversation to @p take.
    template<typename Take>
    Result<void> each(Take take)
    {
        SourceConversation source;
        for (;;) {
            if (m_options.stop.stop_requested())
                return std::unexpected(Error::of(ErrorKind::Cancelled, QStringLiteral("export")));
            source = {};
            const auto more = m_source.next(source);
            if (!more)
                return std::unexpected(more.error());
            if (!*more)
                break;
            if (const auto taken = take(source); !taken)
                return taken;
            count(source);
        }
        m_report.rowsSha256 = m_rows.result();
        m_report.withheld = m_redaction.withheld();
        return {};
    }

    void count(const SourceConversation &source)
    {
        const Summary &summary = source.conversation.summary;
        ++m_report.conversations;
        m_report.rows += static_cast<qint64>(source.raw.size());
        m_report.turns += summary.turns;
        m_report.messages += summary.userMessages + summary.botMessages;
        for (const StoredRow &row : source.raw) {
            const QByteArray received(reinterpret_cast<const char *>(row.sha256.data()),
                                      static_cast<qsizetype>(row.sha256.size()));
            m_rows.addData(received.toHex() + '\n');
        }
        if (m_options.progress)
            m_options.progress(m_report.conversations, m_source.total());
    }

    Result<void> document(OutputFile &out)
    {
        TextSink sink(out.device(), m_redaction, mendingOf(m_options.format));
        const auto writer = writerFor(m_options, sink, out);
        if (const auto begun = writer->begin(head()); !begun)
            return begun;
        const Events events = m_options.withEvents ? Events::Shown : Events::LeftOut;
        const auto written = each([&](const SourceConversation &source) {
            return writer->add(viewOf(source, m_redaction, events));
        });
        if (!written)
            return written;
        const auto ended = writer->end(m_report);
        m_report.cells = writer->cuts();
        return ended;
    }

    Result<void> evidence(OutputFile &out, const QString &target)
    {
        EvidencePack pack(out, target, m_options);
        if (const auto begun = pack.begin(head()); !begun)
            return begun;
        const auto written =
            each([&pack](const SourceConversation &source) { return pack.add(source); });
        return written ? pack.end(m_report) : written;
    }

    ConversationSource &m_source;
    const ExportOptions &m_options;
    Redaction m_redaction;
    QCryptographicHash m_rows{QCryptographicHash::Sha256};
    ExportReport m_report;
};

const QString doing = QStringLiteral("export transcripts");

} // namespace

Result<ExportFormat> exportFormatFrom(const QString &name)
{
    for (const NamedFormat &format : formats) {
        if (name == QLatin1String(format.name))
            return format.format;
    }
    return std::unexpected(Error::invalid(name, QStringLiteral("export-format")));
}

QString nameOf(ExportFormat format)
{
    return QLatin1String(named(format).name);
}

QString suffixOf(ExportFormat format)
{
    return QLatin1String(named(format).suffix);
}

Result<ExportReport> exportToFile(ConversationSource &source, const ExportOptions &options,
                                  const Scanner *scanner, const QString &file)
{
    if (const auto wrong = wrongIn(options, scanner))
        return std::unexpected(wrong->whileDoing(doing));
    const auto out = OutputFile::open(file);
    if (!out)
        return std::unexpected(out.error().whileDoing(doing));
    const auto report = Run(source, options, scanner).into(**out, file);
    if (!report)
        return std::unexpected(report.error().whileDoing(doing));
    if (const auto committed = (*out)->commit(); !committed)
        return std::unexpected(committed.error().whileDoing(doing));
    return report;
}

Result<ExportReport> exportTo(ConversationSource &source, const ExportOptions &options,
                              const Scanner *scanner, QIODevice &device)
{
    if (const auto wrong = wrongIn(options, scanner))
        return std::unexpected(wrong->whileDoing(doing));
    const QString spool = QDir::temp().filePath(QStringLiteral("keyturn-export"));
    const auto out = OutputFile::open(spool);
    if (!out)
        return std::unexpected(out.error().whileDoing(doing));
    const auto report = Run(source, options, scanner).into(**out, spool);
    if (!report)
        return std::unexpected(report.error().whileDoing(doing));
    QFile &in = (*out)->device();
    in.seek(0);
    QByteArray part;
    while (!(part = in.read(1 << 16)).isEmpty()) {
        if (const auto done = writeAll(device, part); !done)
            return std::unexpected(done.error().whileDoing(doing));
    }
    return report;
}

} // namespace keyturn::transcripts
