// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/dataverserows.h"

namespace keyturn {

namespace {

int wholeOf(const Json &json, const char *name, int fallback = 0)
{
    return static_cast<int>(json.number(name, fallback));
}

/// A memo of JSON that arrives as text, as an object, or not at all.
Json memoOf(const Json &json, const char *name)
{
    const Json memo = json.member(name);
    if (!memo.isString())
        return memo;
    return Json::parse(memo.toText().toStdString()).value_or(Json());
}

} // namespace

WhoAmI whoAmIFrom(const Json &json)
{
    return {json.text("UserId"), json.text("BusinessUnitId"), json.text("OrganizationId")};
}

BotRow botFrom(const Json &json)
{
    BotRow row;
    row.id = json.text("botid");
    row.name = json.text("name");
    row.schemaName = json.text("schemaname");
    row.stateCode = wholeOf(json, "statecode");
    row.statusCode = wholeOf(json, "statuscode");
    row.authenticationMode = wholeOf(json, "authenticationmode");
    row.publishedOn = fromIso(json.text("publishedon"));
    row.createdOn = fromIso(json.text("createdon"));
    row.modifiedOn = fromIso(json.text("modifiedon"));
    row.managed = json.flag("ismanaged");
    row.ownerId = json.text("_ownerid_value");
    row.ownerType = json.text("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname");
    row.ownerName = json.text("_ownerid_value@OData.Community.Display.V1.FormattedValue");
    row.entraApplicationId = memoOf(json, "synchronizationstatus")
                                 .member("currentSynchronizationState")
                                 .member("botRegistration")
                                 .text("applicationId");
    return row;
}

SystemUserRow systemUserFrom(const Json &json)
{
    SystemUserRow row;
    row.id = json.text("systemuserid");
    row.fullName = json.text("fullname");
    row.domainName = json.text("domainname");
    row.email = json.text("internalemailaddress");
    row.entraObjectId = json.text("azureactivedirectoryobjectid");
    row.applicationId = json.text("applicationid");
    row.disabled = json.flag("isdisabled");
    row.azureState = wholeOf(json, "azurestate");
    return row;
}

BotComponentRow botComponentFrom(const Json &json)
{
    BotComponentRow row;
    row.id = json.text("botcomponentid");
    row.botId = json.text("_parentbotid_value");
    row.name = json.text("name");
    row.schemaName = json.text("schemaname");
    row.type = wholeOf(json, "componenttype");
    row.data = json.text("data");
    row.category = json.text("category");
    for (const Json &reference : json.items("botcomponent_connectionreference"))
        row.connectionReferenceIds << reference.text("connectionreferenceid");
    return row;
}

ConnectionReferenceRow connectionReferenceFrom(const Json &json)
{
    ConnectionReferenceRow row;
    row.id = json.text("connectionreferenceid");
    row.logicalName = json.text("connectionreferencelogicalname");
    row.displayName = json.text("connectionreferencedisplayname");
    row.connectionId = json.text("connectionid");
    row.connectorId = json.text("connectorid");
    row.customConnectorRowId = json.text("_customconnectorid_value");
    row.ownerId = json.text("_ownerid_value");
    return row;
}

ConnectorRow connectorFrom(const Json &json)
{
    const auto memo = [&json](const char *name) {
        const Json value = json.member(name);
        return value.isString() ? value.toText().toUtf8() : value.toJson();
    };
    ConnectorRow row;
    row.id = json.text("connectorid");
    row.internalId = json.text("connectorinternalid");
    row.name = json.text("name");
    row.displayName = json.text("displayname");
    row.type = wholeOf(json, "connectortype");
    row.connectionParameters = memo("connectionparameters");
    row.openApiDefinition = memo("openapidefinition");
    row.modifiedOn = fromIso(json.text("modifiedon"));
    return row;
}

EnvironmentVariableRow variableFrom(const Json &json)
{
    EnvironmentVariableRow row;
    row.id = json.text("environmentvariabledefinitionid");
    row.schemaName = json.text("schemaname");
    row.displayName = json.text("displayname");
    row.type = wholeOf(json, "type");
    row.secretStore = wholeOf(json, "secretstore", -1);
    row.defaultValue = json.text("defaultvalue");
    return row;
}

void addValue(const Json &json, EnvironmentVariableRow &row)
{
    row.value = json.text("value");
    row.valueId = json.text("environmentvariablevalueid");
    row.valueModifiedOn = fromIso(json.text("modifiedon"));
}

} // namespace keyturn
