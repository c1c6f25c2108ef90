// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A file that has no name until it is whole.

#include "app/base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <memory>

namespace keyturn::transcripts {

/// Bytes of mode 0600 in the folder of their later name. Where the file system can, they have no
/// name at all until commit(), so that even a killed program leaves nothing behind.
/// Errors: StoreFull, StoreFailed "io".
class OutputFile
{
public:
    /// @p target the later name; for bytes that never get one, a file in the folder that is meant.
    [[nodiscard]] static Result<std::unique_ptr<OutputFile>> open(const QString &target);
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    [[nodiscard]] QFile &device() { return m_file; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// A path by which a library may write the bytes.
    [[nodiscard]] QByteArray path() const;
    /// Replaces the target at once.
    [[nodiscard]] Result<void> commit();

private:
    OutputFile(const QString &target, int descriptor, QByteArray name);

    QString m_target;
    int m_descriptor;
    QByteArray m_name; ///< empty while it has none
    QFile m_file;
};

struct FileDigest
{
    QByteArray sha256;
    qint64 bytes = 0;
};
/// Of all that @p in holds, from its start.
[[nodiscard]] Result<FileDigest> digestOf(QIODevice &in);

} // namespace keyturn::transcripts
