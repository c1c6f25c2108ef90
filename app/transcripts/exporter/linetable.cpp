// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/linetable.h"

#include "app/transcripts/exporter/exporttext.h"

namespace keyturn::transcripts {

std::vector<std::string> lineColumns()
{
    return {"Conversation", "Agent",   "Environment", "Channel",    "Class",   "Outcome", "Person",
            "Turn",         "Time",    "Kind",        "Who",        "Title",   "Text",    "Details",
            "Marks",        "Seconds", "Findings",    "Transcript", "Activity"};
}

std::string sentence(const Labelled &facts)
{
    std::string out;
    for (const auto &[name, text] : facts)
        out += (out.empty() ? "" : "; ") + name + ": " + text;
    return out;
}

std::vector<std::string> lineRow(const ExportView &view, const ExportLine &line)
{
    std::string seconds;
    if (line.durationMs)
        seconds =
            QString::number(static_cast<double>(*line.durationMs) / 1000.0, 'f', 3).toStdString();
    std::string details;
    for (const auto &[name, text] : line.facts)
        details += (details.empty() ? "" : "\n") + name + ": " + text;
    return {view.displayId,
            view.agent,
            view.environment,
            view.channel,
            view.conversationClass,
            view.outcome,
            view.person,
            std::to_string(line.turn),
            timeText(line.at),
            line.kind,
            line.who,
            line.title,
            line.text,
            details,
            line.marks,
            seconds,
            line.rules,
            line.transcriptId,
            std::to_string(line.activity)};
}

} // namespace keyturn::transcripts
