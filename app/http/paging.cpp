// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/paging.h"

#include "app/http/url.h"

#include <QSet>

#include <array>
#include <utility>

namespace keyturn {

namespace {

Error pageError(ErrorKind kind, const QString &host, const char *code)
{
    return Error::of(kind, host, QLatin1String(code));
}

/// The services spell it in four ways; null and "" mean the end. Source: contracts, identity 4.1,
/// azure 1.3.
QString nextLinkOf(const Json &page)
{
    constexpr std::array names{"@odata.nextLink", "@odata.nextlink", "nextLink", "@nextLink"};
    for (const char *name : names) {
        const QString link = page.text(name);
        if (!link.isEmpty())
            return link;
    }
    return {};
}

/// The first request again, for another page: same headers, same token, same declarations.
Request pageRequest(const Request &first, const QUrl &url)
{
    Request request;
    request.operation = first.operation;
    request.method = first.method;
    request.url = url;
    request.headers = first.headers;
    request.repeatable = first.repeatable;
    request.expect = first.expect;
    request.scope = first.scope;
    request.onChallenge = first.onChallenge;
    request.timeout = first.timeout;
    request.maxBytes = first.maxBytes;
    request.options = first.options;
    return request;
}

} // namespace

Task<std::vector<Json>> readPages(Pipeline *pipeline, Request first, PageBounds bounds)
{
    std::vector<Json> items;
    QSet<QByteArray> seen;
    const QUrl origin = first.url;
    QUrl url = origin;
    for (int page = 0; page < bounds.maxPages; ++page) {
        seen.insert(url.toEncoded());
        const Result<Reply> reply = co_await pipeline->send(pageRequest(first, url));
        if (!reply)
            co_return std::unexpected(reply.error());
        const Result<std::vector<Json>> rows = reply->json.array("value");
        if (!rows)
            co_return std::unexpected(pageError(ErrorKind::BadAnswer, origin.host(), "value"));
        if (items.size() + rows->size() > static_cast<std::size_t>(bounds.maxItems))
            co_return std::unexpected(pageError(ErrorKind::Incomplete, origin.host(), "items"));
        items.insert(items.end(), rows->begin(), rows->end());
        const QString link = nextLinkOf(reply->json);
        if (link.isEmpty())
            co_return std::move(items);
        // The link is opaque and encoded already; the token goes with it, so the host is checked.
        url = QUrl::fromEncoded(link.toUtf8(), QUrl::StrictMode);
        if (!url.isValid() || !sameOrigin(url, origin))
            co_return std::unexpected(
                pageError(ErrorKind::BadAnswer, origin.host(), "foreign-next-link"));
        if (seen.contains(url.toEncoded()))
            co_return std::unexpected(
                pageError(ErrorKind::BadAnswer, origin.host(), "repeated-page"));
    }
    co_return std::unexpected(pageError(ErrorKind::Incomplete, origin.host(), "pages"));
}

} // namespace keyturn
