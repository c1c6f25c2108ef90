// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

namespace keyturn::test {

/// A fresh folder, gone with the test.
class TemporaryHome
{
public:
    TemporaryHome() { Q_ASSERT(m_folder.isValid()); }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile opened(file(name));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile opened(file(name));
        if (opened.open(QIODevice::WriteOnly))
            opened.write(bytes);
        return opened.fileName();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace keyturn::test
