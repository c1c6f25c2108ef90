// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Finds the array of activities in a piece of JSON, however it is wrapped.

#include "app/transcripts/reader/jsonindex.h"
#include "app/transcripts/reader/rawrow.h"

#include <string>

namespace keyturn::transcripts {

/// Where the activities are. `inside` is not empty when they sit in a string: index that text and
/// look again.
struct Found
{
    Shape shape = Shape::Unknown; ///< what was found here; Unknown: nothing
    Json activities;              ///< an array
    std::string inside;           ///< the text of a string that must be opened
    int levels = 0;               ///< how many were unwrapped
};

inline constexpr int DeepestWrapping = 4;

/// Looks for an array of objects with `type` (or `role` and `text`), at most `levels` further in.
[[nodiscard]] Found findActivities(const Json &value, int levels);

/// True for an object that is an activity or an entry of a modern agent's flat array.
[[nodiscard]] bool isActivity(const Json &value);
[[nodiscard]] bool isModernEntry(const Json &value);
/// True for an object with columns of conversationtranscripts.
[[nodiscard]] bool isRow(const Json &value);

} // namespace keyturn::transcripts
