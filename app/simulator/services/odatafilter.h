// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The documented part of $filter: comparisons, and/or/not, contains/startswith/endswith, In.

#include "app/simulator/services/dataversetables.h"

namespace sim {

// Thrown inside the OData parts of the Dataverse service; becomes a 400 with this code and text.
struct ODataError
{
    std::string code, message;
};

using RowPredicate = std::function<bool(const Json &row)>;

RowPredicate parseFilter(const EdmTable &table, const std::string &text);
ODataError unknownProperty(const EdmTable &table, const std::string &name);
// Rows compare as the database's collation does: text without case, null below everything.
int compareCells(const Json &left, const Json &right);

} // namespace sim
