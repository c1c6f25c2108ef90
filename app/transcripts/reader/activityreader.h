// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads one activity object of the wire.

#include "app/transcripts/reader/activity.h"
#include "app/transcripts/reader/coverage.h"
#include "app/transcripts/reader/factlist.h"
#include "app/transcripts/reader/facts.h"
#include "app/transcripts/reader/jsonindex.h"

#include <vector>

namespace keyturn::transcripts {

class ActivityReader
{
public:
    ActivityReader(Arena &arena, Coverage &coverage, std::vector<Activity> &activities)
        : m_coverage(coverage)
        , m_activities(activities)
        , m_facts(arena)
    {}

    /// Appends the activity.
    void read(const Json &object);
    /// Appends an entry of a modern agent's flat array: its thoughts, its tool calls, its message.
    void readModern(const Json &entry);

private:
    void readField(std::string_view name, const Json &value, Activity &activity,
                   ActivityParts &parts);
    void readFrom(const Json &from, Activity &activity);
    void readFacts(const ActivityParts &parts, Activity &activity);
    void countStrange(const Json &object, const ActivityParts &parts, const Activity &activity);
    void count(Strange::What what, std::string word, const Json &sample);
    void append(Activity activity);

    Coverage &m_coverage;
    std::vector<Activity> &m_activities;
    FactList m_facts;
    std::vector<std::pair<std::string_view, Json>> m_unknownKeys;
    std::optional<Moment> m_seconds, m_milliseconds;
};

/// Gives roles to messages that state none (.transcript files): replies come from the agent.
void settleRoles(std::vector<Activity> &activities);

} // namespace keyturn::transcripts
