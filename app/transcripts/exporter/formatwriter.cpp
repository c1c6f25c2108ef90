// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/formatwriter.h"

#include "app/report/csvwriter.h"

namespace keyturn::transcripts {

namespace {

/// What the lines of a view say, piece by piece, with breaks that no rule reaches across.
void appendTexts(const ExportLine &line, std::string &out)
{
    for (const std::string *text : {&line.who, &line.title, &line.text}) {
        if (!text->empty())
            out += *text + "\n\n";
    }
    for (const auto &[name, text] : line.facts)
        out += name + "\n\n" + text + "\n\n";
}

std::string joined(const Labelled &facts)
{
    std::string out;
    for (const auto &[name, text] : facts)
        out += name + "\n\n" + text + "\n\n";
    return out;
}

} // namespace

Labelled ExportHead::facts() const
{
    return {{"Selection", selection.empty() ? "everything" : selection},
            {"From", from.empty() ? "the archive" : from},
            {"Exported", at},
            {"Conversations selected", std::to_string(selected)},
            {"Texts", masking}};
}

Labelled endFacts(const ExportReport &report)
{
    Labelled facts{{"Conversations", std::to_string(report.conversations)},
                   {"Turns", std::to_string(report.turns)},
                   {"Messages", std::to_string(report.messages)},
                   {"Raw rows", std::to_string(report.rows)},
                   {"SHA-256 of the rows", report.rowsSha256.toHex().toStdString()}};
    if (report.cells > 0)
        facts.emplace_back("Texts cut, since a cell holds no more", std::to_string(report.cells));
    if (report.withheld > 0)
        facts.emplace_back("Texts left out whole", std::to_string(report.withheld));
    return facts;
}

TextSink::TextSink(QIODevice &out, const Redaction &redaction, Mending mending)
    : m_out(out)
    , m_redaction(redaction)
    , m_mending(mending)
{}

Result<void> TextSink::write(std::string_view text)
{
    std::string mended;
    if (m_mending != Mending::Never) {
        const bool isLines = m_mending == Mending::Lines;
        auto cleaned = m_redaction.cleaned(text, isLines ? "\r\n" : "\",;\t\r\n");
        if (!cleaned)
            return std::unexpected(cleaned.error());
        mended = std::move(*cleaned);
        text = mended;
    } else if (const auto clean = m_redaction.check(text); !clean) {
        return clean;
    }
    return writeAll(m_out,
                    QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
}

Result<void> TextSink::check(const ExportView &view) const
{
    std::string texts = joined(view.facts()) + view.id + "\n\n" + view.displayId + "\n\n";
    for (const ExportLine &line : view.lines)
        appendTexts(line, texts);
    return m_redaction.check(texts);
}

Result<void> TextSink::check(const Labelled &facts) const
{
    return m_redaction.check(joined(facts));
}

} // namespace keyturn::transcripts
