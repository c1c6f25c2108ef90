// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/pipeline.h"

#include <vector>

namespace keyturn {

/// How far a listing may go; reaching a bound is Incomplete, never a silently short list.
struct PageBounds
{
    int maxPages = 1000;
    qsizetype maxItems = 500'000;
};

/// Reads a listing to its end: follows @odata.nextLink or nextLink on the same host only, repeats
/// the first request's headers, and refuses a page that was seen before.
/// @p first is a GET; its body and bearer are not repeated.
Task<std::vector<Json>> readPages(Pipeline *pipeline, Request first, PageBounds bounds = {});

} // namespace keyturn
