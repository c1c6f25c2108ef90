// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>
#include <QHash>
#include <QString>

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace keyturn {

class NavigationButton;

/// The panels that exist, with what waits in each.
class Navigation : public QFrame
{
    Q_OBJECT
public:
    explicit Navigation(QWidget *parent = nullptr);
    void setTenant(const QString &name, const QString &about);
    void addPanel(const QString &id, const QString &title, const QString &iconName,
                  const QString &keys);
    void setBadge(const QString &id, const QString &text, Tone tone);
    void setCurrent(const QString &id);

Q_SIGNALS:
    void chosen(const QString &id);

private:
    QLabel *m_name;
    QLabel *m_about;
    QVBoxLayout *m_column;
    QButtonGroup *m_group;
    QHash<QString, NavigationButton *> m_buttons;
};

} // namespace keyturn
