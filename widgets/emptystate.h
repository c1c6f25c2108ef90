// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace keyturn {

/// What a page shows instead of content: why there is none, and what to do.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    /// @p action is the button's text; empty = no button.
    void show(const QString &iconName, const QString &title, const QString &text,
              const QString &action = {});
    /// The same with a bar that moves: @p total 0 = unknown.
    void showProgress(const QString &title, const QString &text, int done, int total,
                      const QString &action = {});
    [[nodiscard]] QString title() const;
    /// Lines of at most @p pixels, for a narrow place.
    void setTextWidth(int pixels);

Q_SIGNALS:
    void actionTriggered();

private:
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_button;
};

} // namespace keyturn
