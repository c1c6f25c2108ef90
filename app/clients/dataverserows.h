// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/json.h"
#include "app/clients/dataversevalues.h"

namespace keyturn {

/// What is selected of each table, and how a row of it is read.
inline constexpr const char *botColumns =
    "botid,name,schemaname,statecode,statuscode,authenticationmode,publishedon,createdon,"
    "modifiedon,ismanaged,_ownerid_value,synchronizationstatus";
inline constexpr const char *systemUserColumns =
    "systemuserid,fullname,domainname,internalemailaddress,azureactivedirectoryobjectid,"
    "applicationid,isdisabled,azurestate";
inline constexpr const char *botComponentColumns =
    "botcomponentid,name,schemaname,componenttype,category,data,_parentbotid_value";
inline constexpr const char *connectionReferenceColumns =
    "connectionreferenceid,connectionreferencelogicalname,connectionreferencedisplayname,"
    "connectionid,connectorid,_customconnectorid_value,_ownerid_value";
inline constexpr const char *connectorColumns =
    "connectorid,connectorinternalid,name,displayname,connectortype,connectionparameters,"
    "openapidefinition,modifiedon";
inline constexpr const char *variableColumns =
    "environmentvariabledefinitionid,schemaname,displayname,type,secretstore,defaultvalue";
inline constexpr const char *variableValueColumns =
    "environmentvariablevalueid,value,modifiedon,_environmentvariabledefinitionid_value";
inline constexpr const char *transcriptColumns =
    "conversationtranscriptid,name,conversationstarttime,createdon,modifiedon,metadata,schematype,"
    "schemaversion,_bot_conversationtranscriptid_value,content";
inline constexpr const char *transcriptKeyColumns =
    "conversationtranscriptid,createdon,metadata,_bot_conversationtranscriptid_value";

[[nodiscard]] WhoAmI whoAmIFrom(const Json &json);
[[nodiscard]] BotRow botFrom(const Json &json);
[[nodiscard]] SystemUserRow systemUserFrom(const Json &json);
[[nodiscard]] BotComponentRow botComponentFrom(const Json &json);
[[nodiscard]] ConnectionReferenceRow connectionReferenceFrom(const Json &json);
[[nodiscard]] ConnectorRow connectorFrom(const Json &json);
[[nodiscard]] EnvironmentVariableRow variableFrom(const Json &json);
void addValue(const Json &json, EnvironmentVariableRow &row);

} // namespace keyturn
