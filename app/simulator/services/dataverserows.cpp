// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/clock.h"
#include "app/simulator/services/dataversetables.h"

namespace sim {

namespace {

const SystemUser *systemUserOf(const World &world, const Environment &environment,
                               const std::string &userId)
{
    for (const auto &[id, user] : world.systemUsers)
        if (!userId.empty() && user.environmentId == environment.id &&
            (user.userId == userId || user.id == userId))
            return &user;
    return nullptr;
}

void setLookup(Json &row, const std::string &column, const std::string &id, const std::string &name,
               const std::string &type)
{
    row[column] = id.empty() ? Json() : Json(id);
    row[column + "~name"] = name;
    row[column + "~type"] = type;
}

void setUser(Json &row, const std::string &column, const SystemUser *user)
{
    if (user != nullptr)
        setLookup(row, column, user->id, user->fullName, "systemuser");
    else
        row[column] = nullptr;
}

std::string time(TenantMs ms)
{
    return isoTime(ms);
}

void setCommon(Json &row, const World &world, const Environment &environment,
               const std::string &ownerUserId, TenantMs created, TenantMs modified)
{
    const SystemUser *owner = systemUserOf(world, environment, ownerUserId);
    for (const char *const column :
         {"_ownerid_value", "_owninguser_value", "_createdby_value", "_modifiedby_value"})
        setUser(row, column, owner);
    row["_owningteam_value"] = nullptr;
    setLookup(row, "_owningbusinessunit_value", businessUnitId(environment), "contoso",
              "businessunit");
    row["createdon"] = time(created);
    row["modifiedon"] = time(modified);
    row["versionnumber"] = modified / secondMs % 100'000'000;
    row["ismanaged"] = false;
    row["solutionid"] = "fd140aae-4df4-11dd-bd17-0019b9312238";
    row["overwritetime"] = "1900-01-01T00:00:00Z";
    row["componentstate"] = 0;
    row["statecode"] = 0;
    row["statuscode"] = 1;
}

// Rows that the world keeps without dates are as old as their environment.
constexpr TenantMs oldRow = 1'735'689'600'000; // 2025-01-01T00:00:00Z

std::string configurationOf(const Bot &bot)
{
    return Json{
        {"$kind", "BotConfiguration"},
        {"channels", Json::array({{{"$kind", "ChannelDefinition"}, {"channelId", "MsTeams"}}})},
        {"settings", {{"GenerativeActionsEnabled", true}}},
        {"gPTSettings",
         {{"$kind", "GPTSettings"}, {"defaultSchemaName", bot.schemaName + ".gpt.default"}}},
        {"isLightweightBot", false},
        {"isAgentConnectable", true},
        {"recognizer", {{"$kind", "GenerativeAIRecognizer"}}}}
        .dump();
}

Json synchronizationOf(const Bot &bot)
{
    if (!bot.published)
        return nullptr;
    return Json{{"$kind", "BotSynchronizationDetails"},
                {"contentVersion", 2},
                {"lastFinishedPublishOperation",
                 {{"$kind", "PublishResultDetails"},
                  {"operationEnd", time(*bot.published)},
                  {"status", "Succeeded"}}},
                {"lastPublishedOnUtc", time(*bot.published)},
                {"currentSynchronizationState",
                 {{"$kind", "SynchronizationState"},
                  {"provisioningStatus", "Provisioned"},
                  {"state", "Synchronized"}}}}
        .dump();
}

// The connector's sign-in: never with a secret, at most with the name of the variable it comes
// from.
Json signInOf(const World &world, const Connector &connector)
{
    Json custom{{"loginUri", {{"value", "https://login.microsoftonline.com"}}},
                {"tenantId", {{"value", world.tenantId}}},
                {"resourceUri", {{"value", connector.resourceUri}}}};
    if (connector.showsGrantType)
        custom["grantType"] = {
            {"value", connector.appOnly ? "client_credentials" : "authorization_code"}};
    Json settings{
        {"identityProvider", "aad"},
        {"clientId", connector.clientId},
        {"scopes", Json::array({"openid"})},
        {"redirectMode", "GlobalPerConnector"},
        {"redirectUrl", "https://global.consent.azure-apim.net/redirect/" +
                            connector.internalId.substr(connector.internalId.find('_') + 1)},
        {"properties", {{"IsFirstParty", "False"}}},
        {"customParameters", custom}};
    if (!connector.secretVariable.empty())
        settings["clientSecret"] = "@environmentVariables(\"" + connector.secretVariable + "\")";
    return settings;
}

} // namespace

std::vector<Json> botRows(World &world, const Environment &environment)
{
    std::vector<Json> rows;
    for (const auto &[id, bot] : world.bots) {
        if (bot.environmentId != environment.id)
            continue;
        Json row{{"botid", id},
                 {"name", bot.name},
                 {"schemaname", bot.schemaName},
                 {"authenticationmode", bot.authenticationMode},
                 {"authenticationtrigger", bot.authenticationMode == 1 ? 0 : 1},
                 {"accesscontrolpolicy", bot.authenticationMode == 1 ? 0 : 1},
                 {"configuration", configurationOf(bot)},
                 {"synchronizationstatus", synchronizationOf(bot)},
                 {"template", bot.templateName},
                 {"runtimeprovider", 0},
                 {"language", 1033},
                 {"publishedon", bot.published ? Json(time(*bot.published)) : Json()}};
        setCommon(row, world, environment, bot.ownerUserId, bot.created, bot.modified);
        setUser(row, "_publishedby_value",
                bot.published ? systemUserOf(world, environment, bot.ownerUserId) : nullptr);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Json> botComponentRows(World &world, const Environment &environment)
{
    std::vector<Json> rows;
    for (const auto &[id, component] : world.components) {
        const auto bot = world.bots.find(component.botId);
        if (bot == world.bots.end() || bot->second.environmentId != environment.id)
            continue;
        Json row{{"botcomponentid", id},
                 {"name", component.name},
                 {"schemaname", component.schemaName},
                 {"data", component.data},
                 {"componenttype", component.componentType},
                 {"language", 1033},
                 {"~connectionreferences", component.connectionReferenceIds}};
        setCommon(row, world, environment, bot->second.ownerUserId, bot->second.created,
                  bot->second.modified);
        setLookup(row, "_parentbotid_value", bot->first, bot->second.name, "bot");
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Json> systemUserRows(World &world, const Environment &environment)
{
    std::vector<Json> rows;
    for (const auto &[id, user] : world.systemUsers) {
        if (user.environmentId != environment.id)
            continue;
        const bool application = !user.applicationId.empty();
        Json row{{"systemuserid", id},
                 {"fullname", user.fullName},
                 {"domainname", user.domainName},
                 {"internalemailaddress", user.domainName},
                 {"applicationid", application ? Json(user.applicationId) : Json()},
                 {"isdisabled", user.disabled},
                 {"islicensed", !application},
                 {"accessmode", application ? 4 : 0},
                 {"azurestate", user.azureState},
                 {"deletedstate", 0},
                 {"createdon", time(oldRow)},
                 {"modifiedon", time(oldRow)},
                 {"versionnumber", 1'700'000}};
        const ServicePrincipal *principal =
            application ? world.servicePrincipalByAppId(user.applicationId) : nullptr;
        const std::string object = principal != nullptr ? principal->id : user.userId;
        row["azureactivedirectoryobjectid"] = object.empty() ? Json() : Json(object);
        setLookup(row, "_businessunitid_value", businessUnitId(environment), "contoso",
                  "businessunit");
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Json> connectionReferenceRows(World &world, const Environment &environment)
{
    std::vector<Json> rows;
    for (const auto &[id, reference] : world.connectionReferences) {
        if (reference.environmentId != environment.id)
            continue;
        Json row{{"connectionreferenceid", id},
                 {"connectionreferencelogicalname", reference.logicalName},
                 {"connectionreferencedisplayname", reference.displayName},
                 {"connectionid",
                  reference.connectionId.empty() ? Json() : Json(reference.connectionId)},
                 {"connectorid", reference.connectorId},
                 {"promptingbehavior", 0}};
        setCommon(row, world, environment, reference.ownerUserId, oldRow, oldRow);
        const auto connector = world.connectors.find(reference.connectorRowId);
        if (connector != world.connectors.end())
            setLookup(row, "_customconnectorid_value", connector->first, connector->second.name,
                      "connector");
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Json> connectorRows(World &world, const Environment &environment)
{
    std::vector<Json> rows;
    for (const auto &[id, connector] : world.connectors) {
        if (connector.environmentId != environment.id)
            continue;
        const Json parameters{
            {"token", {{"type", "oauthSetting"}, {"oAuthSettings", signInOf(world, connector)}}}};
        const Json definition{{"swagger", "2.0"},
                              {"info", {{"title", connector.displayName}, {"version", "1.0"}}},
                              {"paths", Json::object()}};
        Json row{{"connectorid", id},
                 {"connectorinternalid", connector.internalId},
                 {"name", connector.name},
                 {"displayname", connector.displayName},
                 {"connectortype", 1},
                 {"connectionparameters", parameters.dump()},
                 {"openapidefinition", definition.dump()}};
        setCommon(row, world, environment, {}, oldRow,
                  connector.modified != 0 ? connector.modified : oldRow);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Json> variableDefinitionRows(World &world, const Environment &environment)
{
    std::vector<Json> rows;
    for (const auto &[id, variable] : world.variables) {
        if (variable.environmentId != environment.id)
            continue;
        Json row{{"environmentvariabledefinitionid", id},
                 {"schemaname", variable.schemaName},
                 {"displayname", variable.displayName},
                 {"type", 100'000'005},
                 {"secretstore", 0},
                 {"isrequired", false}};
        setCommon(row, world, environment, {}, oldRow, oldRow);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Json> variableValueRows(World &world, const Environment &environment)
{
    std::map<std::string, Json> byKey;
    for (const auto &[id, variable] : world.variables) {
        if (variable.environmentId != environment.id || variable.valueId.empty())
            continue;
        Json row{{"environmentvariablevalueid", variable.valueId},
                 {"schemaname", variable.schemaName},
                 {"value", variable.value}};
        setCommon(row, world, environment, {}, oldRow,
                  variable.modified != 0 ? variable.modified : oldRow);
        setLookup(row, "_environmentvariabledefinitionid_value", id, variable.schemaName,
                  "environmentvariabledefinition");
        byKey[variable.valueId] = std::move(row);
    }
    std::vector<Json> rows;
    for (auto &[id, row] : byKey)
        rows.push_back(std::move(row));
    return rows;
}

std::vector<Json> organizationRows(World &, const Environment &environment)
{
    return {{{"organizationid", environment.organizationId},
             {"name", environment.displayName},
             {"blocktranscriptrecordingforcopilotstudio", environment.recordingBlocked},
             {"blockaccesstosessiontranscriptsforcopilotstudio", false},
             {"blockcopilotauthorauthentication", false},
             {"createdon", time(oldRow)},
             {"modifiedon", time(oldRow)},
             {"versionnumber", 1'600'000}}};
}

} // namespace sim
