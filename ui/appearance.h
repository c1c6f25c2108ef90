// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QApplication;
class QDBusVariant;

namespace keyturn {

enum class ColorScheme { System, Light, Dark };

/// Dresses the application: Fusion, our palette and style sheet, Inter; follows the desktop's
/// wish for light or dark as its portal tells it.
class Appearance : public QObject
{
    Q_OBJECT
public:
    explicit Appearance(QApplication &application);
    void setScheme(ColorScheme scheme);
    [[nodiscard]] ColorScheme scheme() const { return m_scheme; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void apply();

    QApplication &m_application;
    ColorScheme m_scheme = ColorScheme::System;
    bool m_systemIsDark = false;
    int m_applied = -1; ///< 0 light, 1 dark
};

} // namespace keyturn
