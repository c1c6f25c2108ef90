// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/pdfwriter.h"
#include "app/transcripts/exporter/exporttext.h"
#include "app/transcripts/exporter/formatwriter.h"

namespace keyturn::transcripts {

namespace {

std::string lined(const std::string &text)
{
    const QString html = QString::fromStdString(htmlText(text));
    return QString(html).replace(QLatin1Char('\n'), QLatin1String("<br>")).toStdString();
}

std::string table(const Labelled &facts)
{
    std::string out = "<table cellspacing=\"0\" cellpadding=\"2\">";
    for (const auto &[name, text] : facts)
        out += "<tr><td style=\"color:#555\">" + htmlText(name) + "&nbsp;</td><td>" + lined(text) +
               "</td></tr>";
    return out + "</table>";
}

std::string header(const ExportLine &line)
{
    const bool isEvent = line.speaker == ExportLine::Speaker::Event;
    std::string out = "<b>" + htmlText(isEvent ? line.kind : line.who) + "</b> ";
    out += htmlText(line.title) + " <span style=\"color:#555\">turn " + std::to_string(line.turn);
    if (line.at)
        out += " · " + timeText(line.at);
    if (line.durationMs)
        out += " · " + durationText(*line.durationMs);
    out += "</span>";
    if (!line.marks.empty())
        out += " <span style=\"color:#8a5300\">" + htmlText(line.marks) + "</span>";
    if (!line.rules.empty())
        out += " <span style=\"color:#8a5300\">findings: " + htmlText(line.rules) + "</span>";
    return out;
}

std::string entry(const ExportLine &line)
{
    std::string color = "#ffffff";
    if (line.speaker == ExportLine::Speaker::User)
        color = "#e6f0fe";
    else if (line.speaker == ExportLine::Speaker::Agent)
        color = "#f2f3f5";
    std::string out = "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\" "
                      "style=\"margin-top:4px\"><tr><td style=\"background:" +
                      color + "\">" + header(line);
    if (!line.text.empty())
        out += "<p style=\"margin:2px 0\">" + lined(line.text) + "</p>";
    if (!line.facts.empty())
        out += table(line.facts);
    return out + "</td></tr></table>";
}

class PdfExport final : public FormatWriter
{
public:
    explicit PdfExport(TextSink &sink)
        : m_sink(sink)
    {}

    Result<void> begin(const ExportHead &head) override
    {
        if (const auto clean = m_sink.check(head.facts()); !clean)
            return clean;
        auto pdf = PdfWriter::open(
            m_sink.device(),
            QStringLiteral("Conversations, exported %1").arg(QString::fromStdString(head.at)));
        if (!pdf)
            return std::unexpected(pdf.error());
        m_pdf = std::move(*pdf);
        return add("<h1>Conversations</h1>" + table(head.facts()) + "<p>All times are UTC.</p>");
    }

    Result<void> add(const ExportView &view) override
    {
        if (const auto clean = m_sink.check(view); !clean)
            return clean;
        std::string html = "<h2>" + htmlText(view.displayId) + "</h2>" + table(view.facts());
        for (const ExportLine &line : view.lines)
            html += entry(line);
        return add(html);
    }

    Result<void> end(const ExportReport &report) override
    {
        const auto last = add("<h2>What is in this file</h2>" + table(endFacts(report)));
        return last ? m_pdf->end() : last;
    }

private:
    Result<void> add(const std::string &html) { return m_pdf->add(QString::fromStdString(html)); }

    TextSink &m_sink;
    std::unique_ptr<PdfWriter> m_pdf;
};

} // namespace

std::unique_ptr<FormatWriter> pdfExport(TextSink &sink)
{
    return std::make_unique<PdfExport>(sink);
}

} // namespace keyturn::transcripts
