// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

class QWidget;

namespace keyturn {

/// Takes numbered pictures; one of each kind.
class Camera
{
public:
    explicit Camera(QString folder);
    /// A second picture of the same name is not taken.
    void take(QWidget *widget, const QString &name);
    [[nodiscard]] int count() const { return m_count; }

private:
    QString m_folder;
    QSet<QString> m_taken;
    int m_count = 0;
};

} // namespace keyturn
