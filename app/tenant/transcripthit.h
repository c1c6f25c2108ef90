// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a search of the archive answers. Positions in text are UTF-16 code units.

#include "app/tenant/transcript.h"

#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace keyturn {

struct TextRange
{
    int begin = 0;
    int length = 0;
    bool operator==(const TextRange &) const = default;
};

/// A finding inside a shown text; the text is masked there unless a person asks for it.
struct FindingMark
{
    TextRange range;
    QString rule;
    int severity = 0;
    bool suppressed = false;
    bool operator==(const FindingMark &) const = default;
};

/// A part of a text around what was searched for.
struct Snippet
{
    QString text;
    bool cutBefore = false;
    bool cutAfter = false;
    QList<TextRange> highlights;
    QList<FindingMark> findings;
    bool operator==(const Snippet &) const = default;
};

/// One conversation that matches, at its newest matching text.
struct Hit
{
    qint64 conversation = 0;
    qint64 row = 0;
    qint64 fragment = 0;
    quint32 activity = 0; ///< index in the row
    TextField field = TextField::Said;
    QString what;
    std::optional<qint64> atMs;
    Snippet snippet;
    int more = 0; ///< further matching texts of the same row
};

/// Where the next page begins. A default-made one begins at the newest.
struct SearchCursor
{
    std::optional<qint64> beforeFragment;
    QSet<qint64> shown; ///< conversations on earlier pages
};

struct SearchPage
{
    QList<Hit> hits;
    SearchCursor next;
    bool atEnd = false;
};

} // namespace keyturn
