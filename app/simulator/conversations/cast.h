// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who speaks in the conversations of a tenant: its agents and its people, as they were at the
// start.

#include "app/simulator/conversations/jsonpen.h"
#include "app/simulator/world.h"

#include <string>
#include <vector>

namespace sim {

// A secret of an agent's application that conversations may give away.
struct KnownSecret
{
    std::string value, keyId, appId;
};

struct SpeakingAgent
{
    std::string botId, runtimeId; // metadata.BotId is a runtime id that no bot row has
    std::string name, schemaName, environmentId;
    bool oldShape = false; // writes 0.2.1
    JsonStyle style = JsonStyle::Strict;
    std::vector<KnownSecret> secrets;
};

struct SpeakingPerson
{
    std::string objectId, name;
};

struct Cast
{
    std::string tenantId;
    std::vector<SpeakingAgent> agents; // of environments where transcripts are written
    std::vector<SpeakingPerson> people;
};

// Whether transcripts are written in an environment at all: no Dataverse, a developer environment
// and a switched-off recording have none.
bool recordsTranscripts(const Environment &environment);

Cast castOf(World &world);

} // namespace sim
