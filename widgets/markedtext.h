// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text with places that matter: words that were searched for, and places that are kept hidden.

#include "widgets/theme.h"

#include <QList>
#include <QString>
#include <QTextLayout>

namespace keyturn {

/// A part of a text, in UTF-16 units.
struct TextSpan
{
    int begin = 0;
    int length = 0;
    bool operator==(const TextSpan &) const = default;
};

/// What is shown: the places in `hidden` hold dots already, never what they stand for.
struct MarkedText
{
    QString text;
    QList<TextSpan> hits;
    QList<TextSpan> hidden;
    bool operator==(const MarkedText &) const = default;
};

/// The colours of the marked places on a ground.
struct MarkColors
{
    ToneColors hit;
    ToneColors hidden;
};
[[nodiscard]] MarkColors markColors(const Theme &theme, bool onAccent);

[[nodiscard]] QList<QTextLayout::FormatRange> formatsOf(const MarkedText &text,
                                                        const MarkColors &colors);
/// @p text in one line of @p width pixels, with the first hit in sight.
[[nodiscard]] MarkedText elidedAround(const MarkedText &text, const QFontMetrics &metrics,
                                      int width);
/// Lays @p layout out in lines of at most @p width; returns what it takes. Paragraphs from right to
/// left are recognised by their first letter.
QSizeF layOut(QTextLayout &layout, qreal width, Qt::Alignment alignment = Qt::AlignLeading);
/// Line ends as a text layout knows them; the length stays.
[[nodiscard]] QString forLayout(QString text);

} // namespace keyturn
