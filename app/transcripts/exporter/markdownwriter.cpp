// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/exporttext.h"
#include "app/transcripts/exporter/formatwriter.h"

namespace keyturn::transcripts {

namespace {

std::string list(const Labelled &facts)
{
    std::string out;
    for (const auto &[name, text] : facts)
        out += "- " + name + ": " + markdownLine(text) + "\n";
    return out;
}

/// "turn 3 · 2026-05-11 15:10:27 · redelivered x2"
std::string aside(const ExportLine &line)
{
    std::string out;
    const auto add = [&out](const std::string &part) {
        if (!part.empty())
            out += (out.empty() ? "" : " · ") + markdownLine(part);
    };
    add("turn " + std::to_string(line.turn));
    add(timeText(line.at));
    if (line.durationMs)
        add(durationText(*line.durationMs));
    add(line.marks);
    add(line.rules.empty() ? "" : "findings: " + line.rules);
    return out;
}

std::string entry(const ExportLine &line)
{
    std::string out = "\n";
    if (line.speaker == ExportLine::Speaker::Event) {
        out += "*" + markdownLine(line.kind) + "*";
        out += line.title.empty() ? "" : " " + markdownLine(line.title);
    } else {
        out += "**" + markdownLine(line.who) + "**";
    }
    out += " (" + aside(line) + ")\n\n";
    if (!line.text.empty())
        out += markdownQuote(line.text);
    for (const auto &[name, text] : line.facts)
        out += "\n" + markdownLine(name) + ":\n\n" + markdownQuote(text);
    return out;
}

class MarkdownWriter final : public FormatWriter
{
public:
    explicit MarkdownWriter(TextSink &sink)
        : m_sink(sink)
    {}

    Result<void> begin(const ExportHead &head) override
    {
        return m_sink.write("# Conversations\n\n" + list(head.facts()) + "\nAll times are UTC.\n");
    }

    Result<void> add(const ExportView &view) override
    {
        std::string out = "\n---\n\n## " + markdownLine(view.displayId) + "\n\n";
        out += list(view.facts());
        for (const ExportLine &line : view.lines)
            out += entry(line);
        return m_sink.write(out);
    }

    Result<void> end(const ExportReport &report) override
    {
        return m_sink.write("\n---\n\n## What is in this file\n\n" + list(endFacts(report)));
    }

private:
    TextSink &m_sink;
};

} // namespace

std::unique_ptr<FormatWriter> markdownWriter(TextSink &sink)
{
    return std::make_unique<MarkdownWriter>(sink);
}

} // namespace keyturn::transcripts
