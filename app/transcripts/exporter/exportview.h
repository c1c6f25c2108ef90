// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A conversation as every format writes it: texts redacted once, in reading order.

#include "app/transcripts/exporter/exportsource.h"
#include "app/transcripts/exporter/redaction.h"

#include <string>
#include <utility>
#include <vector>

namespace keyturn::transcripts {

using Labelled = std::vector<std::pair<std::string, std::string>>;

/// One message or event.
struct ExportLine
{
    enum class Speaker : std::uint8_t { User, Agent, Event };
    Speaker speaker = Speaker::Event;
    std::string kind; ///< "message", "tool call"...
    std::string who;  ///< the person's or the agent's name; empty for events
    std::string title;
    std::string text;
    Labelled facts;
    std::string marks; ///< "redelivered x2, unanswered"; empty when there are none
    std::uint32_t turn = 0;
    std::optional<Moment> at;
    std::optional<std::int64_t> durationMs;
    std::string rules; ///< open findings on it, as rule ids
    std::string transcriptId;
    std::uint32_t activity = 0;
};

struct ExportView
{
    std::string id;        ///< the conversation's name whole
    std::string displayId; ///< as a person knows it
    std::string agent, agentSchemaName, environment, environmentId;
    std::string channel, conversationClass, outcome, person;
    std::optional<std::int64_t> startedMs, lastMs;
    bool incomplete = false;
    Counts counts;
    std::size_t turns = 0; ///< indices of turns; 0 is the greeting
    std::vector<ExportLine> lines;

    /// What a heading says besides the id, without empty values.
    [[nodiscard]] Labelled facts() const;
};

enum class Events : std::uint8_t { Shown, LeftOut };

[[nodiscard]] ExportView viewOf(const SourceConversation &source, Redaction &redaction,
                                Events events);

} // namespace keyturn::transcripts
