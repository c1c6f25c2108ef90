// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/pipeline.h"

#include <QSet>

namespace keyturn {

/// Reads a listing page by page, keeping none: follows @odata.nextLink or nextLink on the same host
/// only, repeats the first request's headers, and refuses a page that was seen before.
/// Errors besides those of the call: BadAnswer "foreign-next-link" or "repeated-page" in place of
/// the page that such a link would lead to, Incomplete "pages" when the bound is reached. After an
/// error the walk is over.
class PageWalk
{
public:
    /// Where the next page is, read from an answer; empty after the last.
    using LinkOf = QString (*)(const Reply &);

    /// @p first is a GET; its body and bearer are not repeated. @p pipeline outlives the walk.
    PageWalk(Pipeline *pipeline, Request first, int maxPages, LinkOf linkOf);

    [[nodiscard]] bool atEnd() const { return m_atEnd; }
    /// The link of the page that next() would read; empty at first and at the end. A walk with the
    /// same first request can go on from it, also in another process.
    [[nodiscard]] QString nextLink() const { return m_link; }
    /// Goes on from a link of an earlier walk. Error: BadAnswer as above.
    [[nodiscard]] Result<void> goOnFrom(const QString &link);

    /// The next page; not at the end. The walk outlives the task.
    Task<Reply> next();

private:
    Error ended(const Error &error);

    Pipeline *m_pipeline;
    Request m_first;
    LinkOf m_linkOf;
    QUrl m_url;
    QString m_link;
    std::optional<Error> m_broken; ///< what next() answers instead of a page
    QSet<QByteArray> m_seen;       ///< digests, so that a long walk stays small
    int m_pagesLeft;
    bool m_atEnd = false;
};

/// The link of a page that was read as JSON; the services spell it in four ways.
[[nodiscard]] QString nextLinkOf(const Reply &page);
/// The four spellings.
inline constexpr const char *nextLinkNames[] = {"@odata.nextLink", "@odata.nextlink", "nextLink",
                                                "@nextLink"};

} // namespace keyturn
