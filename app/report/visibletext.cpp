// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/visibletext.h"

namespace keyturn {

namespace {

bool isHidden(QChar letter)
{
    switch (letter.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

} // namespace

QString visibleText(const QString &text)
{
    QString visible;
    visible.reserve(text.size());
    for (const QChar letter : text) {
        const bool isBlank = letter == QLatin1Char('\n') || letter == QLatin1Char('\r') ||
                             letter == QLatin1Char('\t');
        if (isBlank)
            visible += QLatin1Char(' ');
        else if (isHidden(letter))
            visible += QStringLiteral("[U+%1]").arg(letter.unicode(), 4, 16, QLatin1Char('0'));
        else
            visible += letter;
    }
    return visible;
}

} // namespace keyturn
