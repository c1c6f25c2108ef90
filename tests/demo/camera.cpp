// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/camera.h"

#include <QCoreApplication>
#include <QDir>
#include <QWidget>

#include <cstdio>

namespace keyturn {

Camera::Camera(QString folder)
    : m_folder(std::move(folder))
{
    QDir().mkpath(m_folder);
}

void Camera::take(QWidget *widget, const QString &name)
{
    if (m_taken.contains(name))
        return;
    m_taken.insert(name);
    for (int round = 0; round < 3; ++round)
        QCoreApplication::processEvents();
    const QString file =
        QStringLiteral("%1-%2.png").arg(++m_count, 2, 10, QLatin1Char('0')).arg(name);
    if (widget->grab().save(QDir(m_folder).filePath(file)))
        std::printf("  picture %s\n", qPrintable(file));
    else
        std::printf("  cannot write %s\n", qPrintable(file));
    std::fflush(stdout);
}

} // namespace keyturn
