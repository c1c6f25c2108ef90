// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/dataversetables.h"

#include "app/simulator/random.h"
#include "app/simulator/services/transcriptrows.h"

#include <algorithm>

namespace sim {

namespace {

using enum EdmType;
using Kind = EdmNavigation::Kind;

EdmColumn picklist(const std::string &name, std::vector<std::pair<int, std::string>> labels)
{
    return {name, Picklist, std::move(labels), {}};
}

EdmColumn lookup(const std::string &name, const std::string &target)
{
    return {name, Lookup, {}, target};
}

const std::vector<std::pair<int, std::string>> activity{{0, "Active"}, {1, "Inactive"}};
const std::vector<std::pair<int, std::string>> activityReason{{1, "Active"}, {2, "Inactive"}};

// What every owned table has.
void addCommon(std::vector<EdmColumn> &columns)
{
    const std::vector<EdmColumn> common{
        lookup("_ownerid_value", "systemuser"),
        lookup("_owninguser_value", "systemuser"),
        lookup("_owningteam_value", "team"),
        lookup("_owningbusinessunit_value", "businessunit"),
        lookup("_createdby_value", "systemuser"),
        lookup("_modifiedby_value", "systemuser"),
        {"createdon", DateTime},
        {"modifiedon", DateTime},
        {"versionnumber", BigInt},
        {"ismanaged", Boolean},
        {"solutionid", Guid},
        {"overwritetime", DateTime},
        picklist(
            "componentstate",
            {{0, "Published"}, {1, "Unpublished"}, {2, "Deleted"}, {3, "Deleted Unpublished"}}),
        picklist("statecode", activity)};
    columns.insert(columns.end(), common.begin(), common.end());
}

std::vector<EdmColumn> botColumns()
{
    std::vector<EdmColumn> columns{
        {"botid", Guid},
        {"name"},
        {"schemaname"},
        picklist("authenticationmode", {{0, "Unspecified"},
                                        {1, "None"},
                                        {2, "Integrated"},
                                        {3, "Custom Azure Active Directory"},
                                        {4, "Generic OAuth2"}}),
        picklist("authenticationtrigger", {{0, "As Needed"}, {1, "Always"}}),
        picklist("accesscontrolpolicy", {{0, "Any"},
                                         {1, "Copilot readers"},
                                         {2, "Group membership"},
                                         {3, "Any (multi-tenant)"}}),
        {"authorizedsecuritygroupids"},
        {"authenticationconfiguration"},
        {"applicationmanifestinformation"},
        {"configuration"},
        {"synchronizationstatus"},
        {"template"},
        {"iconbase64"},
        picklist("runtimeprovider", {{0, "Power Virtual Agents"}, {1, "Nuance Mix Shell"}}),
        picklist("language", {{1033, "English"}, {1031, "German"}}),
        {"supportedlanguages"},
        picklist("statuscode", {{1, "Provisioned"},
                                {2, "Deprovisioned"},
                                {3, "Provisioning"},
                                {4, "Provision Failed"},
                                {5, "Missing License"}}),
        {"publishedon", DateTime},
        lookup("_publishedby_value", "systemuser"),
        lookup("_providerconnectionreferenceid_value", "connectionreference"),
        {"origin"}};
    addCommon(columns);
    return columns;
}

std::vector<EdmColumn> botComponentColumns()
{
    static const char *const types[] = {"Topic",
                                        "Skill",
                                        "Bot variable",
                                        "Bot entity",
                                        "Dialog",
                                        "Trigger",
                                        "Language understanding",
                                        "Language generation",
                                        "Dialog schema",
                                        "Topic (V2)",
                                        "Bot translations (V2)",
                                        "Bot entity (V2)",
                                        "Bot variable (V2)",
                                        "Skill (V2)",
                                        "Bot File Attachment",
                                        "Custom GPT",
                                        "Knowledge Source",
                                        "External Trigger",
                                        "Copilot Settings",
                                        "Test Case"};
    std::vector<std::pair<int, std::string>> labels;
    for (const char *const type : types)
        labels.emplace_back(static_cast<int>(labels.size()), type);
    std::vector<EdmColumn> columns{{"botcomponentid", Guid},
                                   {"name"},
                                   {"schemaname"},
                                   {"description"},
                                   {"category"},
                                   {"content"},
                                   {"data"},
                                   {"filedata_name"},
                                   picklist("componenttype", labels),
                                   picklist("language", {{1033, "English"}}),
                                   picklist("statuscode", activityReason),
                                   lookup("_parentbotid_value", "bot"),
                                   lookup("_parentbotcomponentid_value", "botcomponent")};
    addCommon(columns);
    return columns;
}

std::vector<EdmColumn> systemUserColumns()
{
    return {{"systemuserid", Guid},
            {"fullname"},
            {"domainname"},
            {"internalemailaddress"},
            {"windowsliveid"},
            {"azureactivedirectoryobjectid", Guid},
            {"applicationid", Guid},
            {"isdisabled", Boolean},
            {"islicensed", Boolean},
            picklist("accessmode", {{0, "Read-Write"},
                                    {1, "Administrative"},
                                    {2, "Read"},
                                    {3, "Support User"},
                                    {4, "Non-interactive"},
                                    {5, "Delegated Admin"}}),
            picklist("azurestate",
                     {{0, "Exists"}, {1, "Soft deleted"}, {2, "Not found or hard deleted"}}),
            picklist("deletedstate", {{0, "Not deleted"}, {1, "Soft deleted"}}),
            lookup("_businessunitid_value", "businessunit"),
            {"createdon", DateTime},
            {"modifiedon", DateTime},
            {"versionnumber", BigInt}};
}

std::vector<EdmColumn> connectionReferenceColumns()
{
    std::vector<EdmColumn> columns{
        {"connectionreferenceid", Guid},
        {"connectionreferencelogicalname"},
        {"connectionreferencedisplayname"},
        {"connectionid"},
        {"connectorid"},
        lookup("_customconnectorid_value", "connector"),
        picklist("promptingbehavior", {{0, "Prompt on import"}, {1, "Skip prompt"}}),
        picklist("statuscode", activityReason)};
    addCommon(columns);
    return columns;
}

std::vector<EdmColumn> connectorColumns()
{
    std::vector<EdmColumn> columns{
        {"connectorid", Guid},
        {"connectorinternalid"},
        {"name"},
        {"displayname"},
        {"description"},
        picklist("connectortype", {{0, "NotSpecified"}, {1, "CustomConnector"}}),
        {"connectionparameters"},
        {"openapidefinition"},
        {"policytemplateinstances"},
        {"scriptoperations"},
        {"customcodeblobcontent"},
        {"capabilities"},
        picklist("statuscode", activityReason)};
    addCommon(columns);
    return columns;
}

std::vector<EdmColumn> variableDefinitionColumns()
{
    std::vector<EdmColumn> columns{
        {"environmentvariabledefinitionid", Guid},
        {"schemaname"},
        {"displayname"},
        {"description"},
        picklist("type", {{100000000, "String"},
                          {100000001, "Number"},
                          {100000002, "Boolean"},
                          {100000003, "JSON"},
                          {100000004, "Data Source"},
                          {100000005, "Secret"}}),
        picklist("secretstore", {{0, "Azure Key Vault"}, {1, "Microsoft Dataverse"}}),
        {"defaultvalue"},
        {"isrequired", Boolean},
        {"valueschema"},
        {"hint"},
        lookup("_parentdefinitionid_value", "environmentvariabledefinition"),
        picklist("statuscode", activityReason)};
    addCommon(columns);
    return columns;
}

std::vector<EdmColumn> variableValueColumns()
{
    std::vector<EdmColumn> columns{
        {"environmentvariablevalueid", Guid},
        {"schemaname"},
        {"value"},
        lookup("_environmentvariabledefinitionid_value", "environmentvariabledefinition"),
        picklist("statuscode", activityReason)};
    addCommon(columns);
    return columns;
}

std::vector<EdmColumn> organizationColumns()
{
    return {{"organizationid", Guid},
            {"name"},
            {"blocktranscriptrecordingforcopilotstudio", Boolean},
            {"blockaccesstosessiontranscriptsforcopilotstudio", Boolean},
            {"blockcopilotauthorauthentication", Boolean},
            {"createdon", DateTime},
            {"modifiedon", DateTime},
            {"versionnumber", BigInt}};
}

const EdmNavigation owningUser{"owninguser", Kind::One, "systemusers", "_owninguser_value"};

std::vector<EdmTable> makeTables()
{
    return {
        {"bots",
         "bot",
         "botid",
         "name",
         botColumns(),
         {owningUser,
          {"createdby", Kind::One, "systemusers", "_createdby_value"},
          {"modifiedby", Kind::One, "systemusers", "_modifiedby_value"},
          {"publishedby", Kind::One, "systemusers", "_publishedby_value"},
          {"botcomponent_parent_bot", Kind::Many, "botcomponents", "_parentbotid_value"}},
         {},
         true,
         botRows},
        {"botcomponents",
         "botcomponent",
         "botcomponentid",
         "name",
         botComponentColumns(),
         {owningUser,
          {"parentbotid", Kind::One, "bots", "_parentbotid_value"},
          {"botcomponent_connectionreference", Kind::ManyToMany, "connectionreferences",
           "~connectionreferences"}},
         {},
         true,
         botComponentRows},
        {"systemusers",
         "systemuser",
         "systemuserid",
         "fullname",
         systemUserColumns(),
         {},
         {"azureactivedirectoryobjectid"},
         false,
         systemUserRows},
        {"connectionreferences",
         "connectionreference",
         "connectionreferenceid",
         "connectionreferencedisplayname",
         connectionReferenceColumns(),
         {owningUser, {"CustomConnectorId", Kind::One, "connectors", "_customconnectorid_value"}},
         {"connectionreferencelogicalname"},
         false,
         connectionReferenceRows},
        {"connectors",
         "connector",
         "connectorid",
         "name",
         connectorColumns(),
         {owningUser},
         {},
         false,
         connectorRows},
        {"environmentvariabledefinitions",
         "environmentvariabledefinition",
         "environmentvariabledefinitionid",
         "schemaname",
         variableDefinitionColumns(),
         {owningUser,
          {"environmentvariabledefinition_environmentvariablevalue", Kind::Many,
           "environmentvariablevalues", "_environmentvariabledefinitionid_value"}},
         {"schemaname"},
         false,
         variableDefinitionRows},
        {"environmentvariablevalues",
         "environmentvariablevalue",
         "environmentvariablevalueid",
         "schemaname",
         variableValueColumns(),
         {owningUser,
          {"EnvironmentVariableDefinitionId", Kind::One, "environmentvariabledefinitions",
           "_environmentvariabledefinitionid_value"}},
         {},
         false,
         variableValueRows},
        {"organizations",
         "organization",
         "organizationid",
         "name",
         organizationColumns(),
         {},
         {},
         false,
         organizationRows},
        {"conversationtranscripts",
         "conversationtranscript",
         "conversationtranscriptid",
         "name",
         transcriptColumns(),
         {owningUser,
          // Lower case, as two shipping clients have it.
          {"bot_conversationtranscriptid", Kind::One, "bots",
           "_bot_conversationtranscriptid_value"}},
         {},
         true,
         nullptr}};
}

} // namespace

std::string EdmColumn::lookupName() const
{
    return type == Lookup ? name.substr(1, name.size() - 7) : name;
}

const EdmColumn *EdmTable::column(std::string_view wanted) const
{
    for (const EdmColumn &candidate : columns)
        if (candidate.name == wanted ||
            (candidate.type == EdmType::Lookup && candidate.lookupName() == wanted))
            return &candidate;
    return nullptr;
}

const EdmNavigation *EdmTable::navigation(std::string_view wanted) const
{
    const auto found =
        std::find_if(navigations.begin(), navigations.end(),
                     [wanted](const EdmNavigation &candidate) { return candidate.name == wanted; });
    return found != navigations.end() ? &*found : nullptr;
}

const std::vector<EdmTable> &dataverseTables()
{
    static const std::vector<EdmTable> tables = makeTables();
    return tables;
}

const EdmTable *dataverseTable(std::string_view set)
{
    for (const EdmTable &table : dataverseTables())
        if (table.set == set)
            return &table;
    return nullptr;
}

std::string businessUnitId(const Environment &environment)
{
    return Random(0).fork("business unit of " + environment.id).guid();
}

} // namespace sim
