// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tables of an org: columns with their types and labels, navigation properties, rows made from
// the world.

#include "app/simulator/world.h"

#include <functional>
#include <nlohmann/json.hpp>

namespace sim {

using Json = nlohmann::json;

enum class EdmType { Guid, String, Int, BigInt, Boolean, DateTime, Picklist, Lookup };

struct EdmColumn
{
    std::string name; // lookups as they are read: _ownerid_value
    EdmType type = EdmType::String;
    std::vector<std::pair<int, std::string>> labels = {}; // of a picklist
    std::string target = {};                              // logical name a lookup points to

    std::string lookupName() const; // _ownerid_value -> ownerid
};

struct EdmNavigation
{
    enum class Kind { One, Many, ManyToMany };

    std::string name; // case counts
    Kind kind = Kind::One;
    std::string targetSet;
    std::string column; // One: own lookup; Many: the target's lookup; ManyToMany: own hidden list
};

struct EdmTable
{
    std::string set, logicalName, key, primaryName;
    std::vector<EdmColumn> columns;
    std::vector<EdmNavigation> navigations;
    std::vector<std::string> alternateKeys;
    bool ofAgents = false; // missing in an org where Copilot Studio was never provisioned
    // Rows in the order of their key. A lookup's label and its table stand beside it as
    // "<column>~name" and "<column>~type"; members with a tilde are never sent.
    // Transcripts have none of it: they are read by dataversetranscripts.cpp.
    std::function<std::vector<Json>(World &, const Environment &)> rows;

    const EdmColumn *column(std::string_view name) const; // also by a lookup's own name
    const EdmNavigation *navigation(std::string_view name) const;
};

const std::vector<EdmTable> &dataverseTables();
const EdmTable *dataverseTable(std::string_view set);
std::string businessUnitId(const Environment &environment);

// Rows (dataverserows.cpp).
std::vector<Json> botRows(World &world, const Environment &environment);
std::vector<Json> botComponentRows(World &world, const Environment &environment);
std::vector<Json> systemUserRows(World &world, const Environment &environment);
std::vector<Json> connectionReferenceRows(World &world, const Environment &environment);
std::vector<Json> connectorRows(World &world, const Environment &environment);
std::vector<Json> variableDefinitionRows(World &world, const Environment &environment);
std::vector<Json> variableValueRows(World &world, const Environment &environment);
std::vector<Json> organizationRows(World &world, const Environment &environment);

} // namespace sim
