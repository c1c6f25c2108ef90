// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/json.h"
#include "app/cli/output.h"
#include "app/rotation/rotationservice.h"
#include "app/store/runs.h"

namespace keyturn::cli {

/// Plans and runs as keyturn-cli prints them. Source: design/interfaces.md, keyturn-cli.
[[nodiscard]] QByteArray planJson(const rotation::Plan &plan);
void printPlan(const Output &output, const rotation::Plan &plan);
/// One line per refusal: code and subject.
[[nodiscard]] QStringList refusalLines(const rotation::Plan &plan);

/// As an element of what `rotate status` prints.
/// @p whole may be null: then without what it found.
void writeRun(JsonWriter &json, const RunRow &run, const rotation::RunSnapshot *whole = nullptr);
void printRuns(const Output &output, const QList<RunRow> &runs);
/// What a run needs or has come to, in one sentence.
[[nodiscard]] QString standingOf(const RunRow &run);

} // namespace keyturn::cli
