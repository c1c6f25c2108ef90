// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/transcriptrows.h"

#include "app/simulator/clock.h"

namespace sim {

namespace {

void setLookup(Json &row, const std::string &column, const std::string &id, const std::string &name,
               const std::string &type)
{
    row[column] = id;
    row[column + "~name"] = name;
    row[column + "~type"] = type;
}

// The owner of the agent owns what it said, and so decides who may read it.
const SystemUser *ownerOf(const World &world, const ConversationPlan &plan)
{
    const auto bot = world.bots.find(plan.agent->botId);
    if (bot == world.bots.end())
        return nullptr;
    for (const auto &[id, user] : world.systemUsers)
        if (user.environmentId == plan.agent->environmentId &&
            user.userId == bot->second.ownerUserId)
            return &user;
    return nullptr;
}

// BatchId is no part of 0.2.1; newer rows have it empty or 0 until a window is split.
std::string metadataOf(const TranscriptRow &row, const std::string &tenantId)
{
    const ConversationPlan &plan = *row.plan;
    const bool lost = plan.trait == Trait::LostAgent;
    JsonPen pen(JsonStyle::Strict);
    pen.object().text("BotId", plan.agent->runtimeId).text("AADTenantId", tenantId);
    pen.text("BotName",
             lost ? "kt_retired_" + plan.agent->runtimeId.substr(0, 4) : plan.agent->schemaName);
    const bool split = plan.sessions.at(row.session).batchCount > 1;
    if (split || (!plan.oldShape && plan.number % 2 == 0))
        pen.number("BatchId", row.batchNumber());
    else if (!plan.oldShape)
        pen.text("BatchId", "");
    return pen.end().take();
}

void setAgent(Json &json, const ConversationPlan &plan)
{
    const std::string column = "_bot_conversationtranscriptid_value";
    if (plan.trait == Trait::NullLookup)
        json[column] = nullptr;
    else if (plan.trait == Trait::LostAgent)
        setLookup(json, column, Random(plan.seed).fork("deleted agent").guid(), "", "bot");
    else
        setLookup(json, column, plan.agent->botId, plan.agent->name, "bot");
}

} // namespace

std::vector<EdmColumn> transcriptColumns()
{
    using enum EdmType;
    const auto lookup = [](const char *name, const char *target) {
        return EdmColumn{name, Lookup, {}, target};
    };
    return {{"conversationtranscriptid", Guid},
            {"name"},
            {"content"},
            {"conversationstarttime", DateTime},
            {"metadata"},
            {"schematype"},
            {"schemaversion"},
            lookup("_bot_conversationtranscriptid_value", "bot"),
            {"createdon", DateTime},
            {"modifiedon", DateTime},
            lookup("_ownerid_value", "systemuser"),
            lookup("_owninguser_value", "systemuser"),
            lookup("_owningteam_value", "team"),
            lookup("_owningbusinessunit_value", "businessunit"),
            lookup("_createdby_value", "systemuser"),
            lookup("_createdonbehalfby_value", "systemuser"),
            lookup("_modifiedby_value", "systemuser"),
            lookup("_modifiedonbehalfby_value", "systemuser"),
            {"statecode", Picklist, {{0, "Active"}, {1, "Inactive"}}, {}},
            {"statuscode", Picklist, {{1, "Active"}, {2, "Inactive"}}, {}},
            {"versionnumber", BigInt},
            {"importsequencenumber", Int},
            {"overriddencreatedon", DateTime},
            {"timezoneruleversionnumber", Int},
            {"utcconversiontimezonecode", Int}};
}

Json transcriptHead(const World &world, const std::string &tenantId, const TranscriptRow &row)
{
    const ConversationPlan &plan = *row.plan;
    const Session &session = plan.sessions.at(row.session);
    Json json{{"conversationtranscriptid", row.id},
              {"name", plan.name()},
              {"conversationstarttime", isoTime(session.start)},
              {"metadata", metadataOf(row, tenantId)},
              {"schematype", "powervirtualagents"},
              {"schemaversion", plan.oldShape ? "0.2.1" : "0.2.2"},
              {"createdon", isoTime(row.created)},
              {"modifiedon", isoTime(row.created)},
              {"statecode", 0},
              {"statuscode", 1},
              {"versionnumber", row.created / secondMs - 1'700'000'000 + 5'000'000},
              {"timezoneruleversionnumber", 4}};
    setAgent(json, plan);
    if (const SystemUser *owner = ownerOf(world, plan); owner != nullptr)
        for (const char *const column :
             {"_ownerid_value", "_owninguser_value", "_createdby_value", "_modifiedby_value"})
            setLookup(json, column, owner->id, owner->fullName, "systemuser");
    const auto environment = world.environments.find(plan.agent->environmentId);
    if (environment != world.environments.end())
        setLookup(json, "_owningbusinessunit_value", businessUnitId(environment->second), "contoso",
                  "businessunit");
    return json;
}

} // namespace sim
