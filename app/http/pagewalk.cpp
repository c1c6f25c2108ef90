// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/pagewalk.h"

#include "app/http/url.h"

#include <QCryptographicHash>

#include <utility>

namespace keyturn {

namespace {

Error pageError(ErrorKind kind, const QUrl &origin, const char *code)
{
    return Error::of(kind, origin.host(), QLatin1String(code));
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

QByteArray digestOf(const QUrl &url)
{
    return QCryptographicHash::hash(url.toEncoded(), QCryptographicHash::Sha1);
}

} // namespace

// Source of the spellings, and of null and "" at the end: contracts, identity 4.1, azure 1.3.
QString nextLinkOf(const Reply &page)
{
    for (const char *name : nextLinkNames) {
        const QString link = page.json.text(name);
        if (!link.isEmpty())
            return link;
    }
    return {};
}

PageWalk::PageWalk(Pipeline *pipeline, Request first, int maxPages, LinkOf linkOf)
    : m_pipeline(pipeline)
    , m_first(std::move(first))
    , m_linkOf(linkOf)
    , m_url(m_first.url)
    , m_pagesLeft(maxPages)
{}

Result<void> PageWalk::goOnFrom(const QString &link)
{
    // The link is opaque and encoded already; the token goes with it, so the host is checked.
    const QUrl url = QUrl::fromEncoded(link.toUtf8(), QUrl::StrictMode);
    if (!url.isValid() || !sameOrigin(url, m_first.url))
        return std::unexpected(pageError(ErrorKind::BadAnswer, m_first.url, "foreign-next-link"));
    if (m_seen.contains(digestOf(url)))
        return std::unexpected(pageError(ErrorKind::BadAnswer, m_first.url, "repeated-page"));
    m_url = url;
    m_link = link;
    return {};
}

Error PageWalk::ended(const Error &error)
{
    m_atEnd = true;
    m_link.clear();
    return error;
}

Task<Reply> PageWalk::next()
{
    Q_ASSERT(!m_atEnd);
    if (m_broken)
        co_return std::unexpected(ended(*m_broken));
    if (m_pagesLeft-- <= 0)
        co_return std::unexpected(ended(pageError(ErrorKind::Incomplete, m_first.url, "pages")));
    m_seen.insert(digestOf(m_url));
    Result<Reply> reply = co_await m_pipeline->send(pageRequest(m_first, m_url));
    if (!reply)
        co_return std::unexpected(ended(reply.error()));
    m_link.clear();
    const QString link = m_linkOf(*reply);
    m_atEnd = link.isEmpty();
    // What is wrong with the link is told in place of the next page: this one was answered well.
    if (!m_atEnd) {
        if (const Result<void> followed = goOnFrom(link); !followed)
            m_broken = followed.error();
    }
    co_return std::move(*reply);
}

} // namespace keyturn
