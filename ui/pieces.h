// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFrame;
class QLabel;
class QPushButton;
class QWidget;

namespace keyturn {

/// The small parts that every page is made of, named for the style sheet and for people who
/// cannot see them.

/// @p role as the style sheet spells it: "title", "heading", "section", "muted", "small", ...
[[nodiscard]] QLabel *newLabel(const QString &role, const QString &text, QWidget *parent);
/// @p kind: "primary", "danger", "link" or empty.
[[nodiscard]] QPushButton *newButton(const QString &name, const QString &text, const QString &kind,
                                     QWidget *parent);
/// @p role: "card", "header", "inspector", "sunken", ...
[[nodiscard]] QFrame *newFrame(const QString &role, QWidget *parent);
void setButtonText(QPushButton *button, const QString &text);

} // namespace keyturn
