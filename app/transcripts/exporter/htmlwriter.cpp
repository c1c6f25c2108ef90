// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/exporttext.h"
#include "app/transcripts/exporter/formatwriter.h"

namespace keyturn::transcripts {

namespace {

constexpr std::string_view opening = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>Conversations</title>
<style>
:root { color-scheme: light dark; --ink: #1c2024; --soft: #60646c; --page: #ffffff;
  --line: #d9dce1; --user: #e6f0fe; --agent: #f2f3f5; --mark: #8a5300; }
@media (prefers-color-scheme: dark) { :root { --ink: #edeef0; --soft: #a3a8b0; --page: #16181b;
  --line: #383c42; --user: #16304f; --agent: #24272b; --mark: #f0b45a; } }
body { font: 16px/1.5 Inter, "Segoe UI", "Noto Sans", sans-serif; color: var(--ink);
  background: var(--page); max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; font-size: .9rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--line); padding-top: 1rem; margin-top: 2rem; }
article { margin: .6rem 0; padding: .5rem .8rem; border-radius: .6rem; max-width: 80%;
  background: var(--agent); break-inside: avoid; }
article.user { background: var(--user); margin-left: auto; }
article.event { background: none; border-left: 3px solid var(--line); border-radius: 0;
  max-width: 100%; font-size: .85rem; color: var(--soft); padding: .1rem .8rem; }
header { font-size: .8rem; color: var(--soft); }
.marks { color: var(--mark); }
p { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { :root { --ink: #000; --soft: #444; --page: #fff; --line: #999; --user: #eef4fd;
  --agent: #f4f4f4; --mark: #6b4000; } body { margin: 0; max-width: none; font-size: 11pt; }
  section { break-before: page; } }
</style>
</head>
<body>
<h1>Conversations</h1>
)";

std::string definitions(const Labelled &facts)
{
    std::string out = "<dl>\n";
    for (const auto &[name, text] : facts)
        out += "<dt>" + htmlText(name) + "</dt><dd dir=\"auto\">" + htmlText(text) + "</dd>\n";
    return out + "</dl>\n";
}

std::string header(const ExportLine &line)
{
    const bool isEvent = line.speaker == ExportLine::Speaker::Event;
    std::string out = "<header><b dir=\"auto\">" + htmlText(isEvent ? line.kind : line.who);
    out += "</b>";
    if (!line.title.empty())
        out += " <bdi>" + htmlText(line.title) + "</bdi>";
    out += " · turn " + std::to_string(line.turn);
    if (line.at)
        out += " · <time>" + timeText(line.at) + "</time>";
    if (line.durationMs)
        out += " · " + durationText(*line.durationMs);
    if (!line.marks.empty())
        out += " · <span class=\"marks\">" + htmlText(line.marks) + "</span>";
    if (!line.rules.empty())
        out += " · <span class=\"marks\">findings: " + htmlText(line.rules) + "</span>";
    return out + "</header>\n";
}

std::string entry(const ExportLine &line)
{
    std::string out = "<article class=\"";
    switch (line.speaker) {
    case ExportLine::Speaker::User:
        out += "user";
        break;
    case ExportLine::Speaker::Agent:
        out += "agent";
        break;
    case ExportLine::Speaker::Event:
        out += "event";
        break;
    }
    out += "\">\n" + header(line);
    if (!line.text.empty())
        out += "<p dir=\"auto\">" + htmlText(line.text) + "</p>\n";
    if (!line.facts.empty())
        out += definitions(line.facts);
    return out + "</article>\n";
}

class HtmlWriter final : public FormatWriter
{
public:
    explicit HtmlWriter(TextSink &sink)
        : m_sink(sink)
    {}

    Result<void> begin(const ExportHead &head) override
    {
        return m_sink.write(std::string(opening) + definitions(head.facts()) +
                            "<p>All times are UTC.</p>\n");
    }

    Result<void> add(const ExportView &view) override
    {
        std::string out = "<section>\n<h2 dir=\"auto\">" + htmlText(view.displayId) + "</h2>\n";
        out += definitions(view.facts());
        for (const ExportLine &line : view.lines)
            out += entry(line);
        return m_sink.write(out + "</section>\n");
    }

    Result<void> end(const ExportReport &report) override
    {
        return m_sink.write("<section>\n<h2>What is in this file</h2>\n" +
                            definitions(endFacts(report)) + "</section>\n</body>\n</html>\n");
    }

private:
    TextSink &m_sink;
};

} // namespace

std::unique_ptr<FormatWriter> htmlWriter(TextSink &sink)
{
    return std::make_unique<HtmlWriter>(sink);
}

} // namespace keyturn::transcripts
