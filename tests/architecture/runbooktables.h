// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/runbook.h"

#include <string>
#include <vector>

namespace keyturn::rotation {

/// A row of any runbook, as far as every table has to obey the same rules.
struct TableRow
{
    std::string id;
    Phase phase = Phase::Prepare;
    Effect effect = Effect::Observes;
    std::string title;
    bool acts = true;
    bool verifies = true;
    Undo undo = Undo::Nothing;
    std::string gate = {};
};

template<typename Runbook>
std::vector<TableRow> rowsOf()
{
    std::vector<TableRow> rows;
    for (const auto &row : Runbook::table) {
        rows.push_back({row.id, row.phase, row.effect, row.title, row.act != nullptr,
                        row.verify != nullptr, row.undo, row.gate});
    }
    return rows;
}

/// What a table does against design/rotation.md, "A runbook is a table": one sentence each.
[[nodiscard]] std::vector<std::string> breachesOf(const std::vector<TableRow> &rows);

} // namespace keyturn::rotation
