// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/markedtext.h"

#include <QMetaType>

namespace keyturn {

/// One thing in a conversation as it is shown: a bubble at one side, or a line between bubbles.
struct ConversationItem
{
    enum class Shape {
        Far,  ///< the bubble of the one who answers: where lines begin
        Near, ///< the bubble of the one who asks: where lines end, in the accent
        Line,
        Heading ///< a line that begins a part
    };
    struct Anchor
    {
        QString id;
        QString text;
        bool operator==(const Anchor &) const = default;
    };
    struct Remark
    {
        QString text;
        Tone tone = Tone::Neutral;
        bool operator==(const Remark &) const = default;
    };
    struct Choice
    {
        QString text;
        bool taken = false;
        bool operator==(const Choice &) const = default;
    };

    Shape shape = Shape::Line;
    Tone tone = Tone::Neutral;
    QString above; ///< small words over the bubble: who speaks
    MarkedText text;
    bool faint = false; ///< the text stands for something that is not there
    QString caption;
    QList<Anchor> anchors; ///< behind the caption
    QList<Remark> remarks; ///< below the bubble
    QList<Choice> choices; ///< what was offered below the bubble
    bool operator==(const ConversationItem &) const = default;
};

} // namespace keyturn

Q_DECLARE_METATYPE(keyturn::ConversationItem)
