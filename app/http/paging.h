// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/pipeline.h"

#include <QStringList>

#include <functional>
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
/// @p first makes the request of the first page; pages reuse it with their link as URL.
Task<std::vector<Json>> readPages(Pipeline *pipeline, std::function<Request()> first,
                                  PageBounds bounds = {});

} // namespace keyturn
