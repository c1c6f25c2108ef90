// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Metadata of the org: a minimal $metadata document, the EntityDefinitions that tell option labels
// and navigation names, versions and the current organisation.

#include "app/simulator/services/answers.h"
#include "app/simulator/services/dataverse.h"

#include <algorithm>

namespace sim {

namespace {

std::string edmTypeName(EdmType type)
{
    switch (type) {
    case EdmType::Guid:
    case EdmType::Lookup:
        return "Edm.Guid";
    case EdmType::String:
        return "Edm.String";
    case EdmType::Int:
    case EdmType::Picklist:
        return "Edm.Int32";
    case EdmType::BigInt:
        return "Edm.Int64";
    case EdmType::Boolean:
        return "Edm.Boolean";
    case EdmType::DateTime:
        return "Edm.DateTimeOffset";
    }
    return "Edm.String";
}

std::string attributeType(const EdmColumn &column)
{
    if (column.name == "statecode")
        return "State";
    if (column.name == "statuscode")
        return "Status";
    switch (column.type) {
    case EdmType::Guid:
        return "Uniqueidentifier";
    case EdmType::Lookup:
        return "Lookup";
    case EdmType::String:
        return "String";
    case EdmType::Int:
        return "Integer";
    case EdmType::Picklist:
        return "Picklist";
    case EdmType::BigInt:
        return "BigInt";
    case EdmType::Boolean:
        return "Boolean";
    case EdmType::DateTime:
        return "DateTime";
    }
    return "String";
}

const EdmTable *tableByLogicalName(const std::string &name)
{
    for (const EdmTable &table : dataverseTables())
        if (table.logicalName == name)
            return &table;
    return nullptr;
}

// {LogicalName='bot'} of the path.
std::string nameOf(const DataverseCall &call, const std::string &param)
{
    std::string name = call.params.contains(param) ? call.params.at(param) : "";
    if (!name.starts_with("LogicalName="))
        throw ODataError{"0x80060888", "The key '" + name + "' is not supported."};
    name.erase(0, 12);
    std::erase(name, '\'');
    return name;
}

const EdmTable &entityOf(const DataverseCall &call)
{
    const std::string name = nameOf(call, "entity");
    const EdmTable *table = tableByLogicalName(name);
    const bool there = table != nullptr && (!table->ofAgents || call.environment.hasBots);
    if (!there)
        throw ODataError{"0x80060888",
                         "Could not find an entity with name " + name + " and object type code 0."};
    return *table;
}

Json entityJson(const EdmTable &table)
{
    return {{"LogicalName", table.logicalName},
            {"SchemaName", table.logicalName},
            {"EntitySetName", table.set},
            {"PrimaryIdAttribute", table.key},
            {"PrimaryNameAttribute", table.primaryName},
            {"ChangeTrackingEnabled", false},
            {"CanChangeTrackingBeEnabled", {{"Value", true}, {"CanBeChanged", true}}}};
}

// Metadata objects answer $select with its members, and ignore $top.
Json selected(const DataverseCall &call, const Json &whole)
{
    const std::string select = call.request.query.get("$select");
    if (select.empty())
        return whole;
    Json out = Json::object();
    for (std::size_t at = 0; at <= select.size();) {
        const std::size_t end = std::min(select.find(',', at), select.size());
        const std::string name = select.substr(at, end - at);
        if (!whole.contains(name))
            throw ODataError{"0x80060888", "Could not find a property named '" + name +
                                               "' on type "
                                               "'Microsoft.Dynamics.CRM.EntityMetadata'."};
        out[name] = whole[name];
        at = end + 1;
    }
    return out;
}

Response listDefinitions(const DataverseCall &call, const EdmTable *)
{
    Json value = Json::array();
    for (const EdmTable &table : dataverseTables())
        if (!table.ofAgents || call.environment.hasBots)
            value.push_back(selected(call, entityJson(table)));
    return answer(
        200, {{"@odata.context", call.base() + "/$metadata#EntityDefinitions"}, {"value", value}});
}

Response getDefinition(const DataverseCall &call, const EdmTable *)
{
    Json body = selected(call, entityJson(entityOf(call)));
    body["@odata.context"] = call.base() + "/$metadata#EntityDefinitions/$entity";
    return answer(200, body);
}

Json attributeJson(const EdmColumn &column)
{
    return {{"LogicalName", column.lookupName()}, {"AttributeType", attributeType(column)}};
}

Response listAttributes(const DataverseCall &call, const EdmTable *)
{
    Json value = Json::array();
    for (const EdmColumn &column : entityOf(call).columns)
        value.push_back(selected(call, attributeJson(column)));
    return answer(200,
                  {{"@odata.context", call.base() + "/$metadata#Attributes"}, {"value", value}});
}

Json optionsOf(const EdmColumn &column)
{
    Json options = Json::array();
    for (const auto &[value, label] : column.labels)
        options.push_back(
            {{"Value", value},
             {"Label",
              {{"LocalizedLabels", Json::array({{{"Label", label}, {"LanguageCode", 1033}}})},
               {"UserLocalizedLabel", {{"Label", label}, {"LanguageCode", 1033}}}}}});
    return {{"Options", options}};
}

// .../Attributes(LogicalName='x')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata
Response optionSet(const DataverseCall &call, const EdmTable *)
{
    const EdmTable &table = entityOf(call);
    const std::string name = nameOf(call, "attribute");
    const EdmColumn *column = table.column(name);
    if (column == nullptr)
        throw unknownProperty(table, name);
    const std::string wanted =
        "Microsoft.Dynamics.CRM." + attributeType(*column) + "AttributeMetadata";
    if (column->type != EdmType::Picklist || call.params.at("cast") != wanted)
        throw ODataError{"0x80060888", "The attribute '" + name + "' is not of type '" +
                                           call.params.at("cast") + "'."};
    return answer(200, {{"@odata.context", call.base() + "/$metadata#Attributes/$entity"},
                        {"LogicalName", name},
                        {"OptionSet", optionsOf(*column)}});
}

Response relationships(const DataverseCall &call, const EdmTable *)
{
    const EdmTable &table = entityOf(call);
    Json value = Json::array();
    for (const EdmNavigation &navigation : table.navigations) {
        if (navigation.kind != EdmNavigation::Kind::One)
            continue;
        value.push_back({{"ReferencingAttribute", table.column(navigation.column)->lookupName()},
                         {"ReferencingEntityNavigationPropertyName", navigation.name},
                         {"ReferencingEntity", table.logicalName},
                         {"ReferencedEntity", table.column(navigation.column)->target}});
    }
    return answer(200, {{"@odata.context", call.base() + "/$metadata#ManyToOneRelationships"},
                        {"value", value}});
}

std::string entityXml(const EdmTable &table)
{
    std::string xml = "<EntityType Name=\"" + table.logicalName + "\"><Key><PropertyRef Name=\"" +
                      table.key + "\"/></Key>";
    for (const EdmColumn &column : table.columns)
        xml += "<Property Name=\"" + column.name + "\" Type=\"" + edmTypeName(column.type) + "\"/>";
    for (const EdmNavigation &navigation : table.navigations) {
        const std::string type = "mscrm." + dataverseTable(navigation.targetSet)->logicalName;
        xml += "<NavigationProperty Name=\"" + navigation.name + "\" Type=\"" +
               (navigation.kind == EdmNavigation::Kind::One ? type : "Collection(" + type + ")") +
               "\"/>";
    }
    return xml + "</EntityType>";
}

Response metadataDocument(const DataverseCall &call, const EdmTable *)
{
    std::string types;
    std::string sets;
    for (const EdmTable &table : dataverseTables()) {
        if (table.ofAgents && !call.environment.hasBots)
            continue;
        types += entityXml(table);
        sets += "<EntitySet Name=\"" + table.set + "\" EntityType=\"Microsoft.Dynamics.CRM." +
                table.logicalName + "\"/>";
    }
    Response response = emptyResponse(200);
    response.headers.set("Content-Type", "application/xml");
    response.body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><edmx:Edmx Version=\"4.0\" "
        "xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices><Schema "
        "Namespace=\"Microsoft.Dynamics.CRM\" Alias=\"mscrm\" "
        "xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">" +
        types + "<EntityContainer Name=\"System\">" + sets +
        "</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>";
    return response;
}

Response version(const DataverseCall &call, const EdmTable *)
{
    return answer(200, {{"@odata.context",
                         call.base() + "/$metadata#Microsoft.Dynamics.CRM.RetrieveVersionResponse"},
                        {"Version", "9.2.25114.00179"}});
}

std::string organizationType(const std::string &sku)
{
    if (sku == "Sandbox")
        return "CustomerTest";
    return sku == "Production" ? "Customer" : sku;
}

Response currentOrganization(const DataverseCall &call, const EdmTable *)
{
    const Environment &environment = call.environment;
    const std::string name = environment.orgHost.substr(0, environment.orgHost.find('.'));
    return answer(
        200,
        {{"@odata.context",
          call.base() + "/$metadata#Microsoft.Dynamics.CRM.RetrieveCurrentOrganizationResponse"},
         {"Detail",
          {{"OrganizationId", environment.organizationId},
           {"FriendlyName", environment.displayName},
           {"OrganizationVersion", "9.2.25114.179"},
           {"EnvironmentId", environment.id},
           {"Geo", "EUR"},
           {"TenantId", call.tenant.world.tenantId},
           {"UrlName", name},
           {"UniqueName", "unq" + environment.organizationId.substr(0, 8)},
           {"OrganizationType", organizationType(environment.sku)},
           {"State", "Enabled"},
           {"SchemaType", "Full"},
           {"Endpoints",
            {{"Count", 1},
             {"Keys", Json::array({"WebApplication"})},
             {"Values", Json::array({"https://" + environment.orgHost + "/"})}}}}}});
}

} // namespace

std::vector<std::pair<std::string, DataverseOperation>> metadataPaths()
{
    return {{"$metadata", metadataDocument},
            {"EntityDefinitions", listDefinitions},
            {"EntityDefinitions({entity})", getDefinition},
            {"EntityDefinitions({entity})/Attributes", listAttributes},
            {"EntityDefinitions({entity})/Attributes({attribute})/{cast}", optionSet},
            {"EntityDefinitions({entity})/ManyToOneRelationships", relationships},
            {"RetrieveVersion()", version},
            {"RetrieveVersion", version},
            {"RetrieveCurrentOrganization({access})", currentOrganization}};
}

} // namespace sim
