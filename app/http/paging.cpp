// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/paging.h"

#include "app/http/pagewalk.h"

#include <utility>

namespace keyturn {

Task<std::vector<Json>> readPages(Pipeline *pipeline, Request first, PageBounds bounds)
{
    const QString host = first.url.host();
    std::vector<Json> items;
    PageWalk walk(pipeline, std::move(first), bounds.maxPages, &nextLinkOf);
    while (!walk.atEnd()) {
        const Result<Reply> reply = co_await walk.next();
        if (!reply)
            co_return std::unexpected(reply.error());
        const Result<std::vector<Json>> rows = reply->json.array("value");
        if (!rows)
            co_return std::unexpected(
                Error::of(ErrorKind::BadAnswer, host, QStringLiteral("value")));
        if (items.size() + rows->size() > static_cast<std::size_t>(bounds.maxItems))
            co_return std::unexpected(
                Error::of(ErrorKind::Incomplete, host, QStringLiteral("items")));
        items.insert(items.end(), rows->begin(), rows->end());
    }
    co_return std::move(items);
}

} // namespace keyturn
