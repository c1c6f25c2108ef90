// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A zip whose bytes depend on nothing but what is put into it.

#include "app/transcripts/exporter/outputfile.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <string>
#include <vector>

struct zip;

namespace keyturn::transcripts {

/// Collects files in a spool beside the target and packs them at the end, in the order in which
/// they came. Memory is a few hundred bytes for each file.
class PackFile
{
public:
    /// @p folder the one folder in which everything lies.
    [[nodiscard]] static Result<std::unique_ptr<PackFile>>
    open(OutputFile &out, const QString &target, const std::string &folder);
    ~PackFile();
    PackFile(const PackFile &) = delete;
    PackFile &operator=(const PackFile &) = delete;

    /// Adds a file and returns the SHA-256 of its bytes.
    [[nodiscard]] Result<QByteArray> add(const std::string &name, QByteArrayView bytes);
    /// A file that grows in parts while others are added; it is put into the pack by add().
    class Growing
    {
    public:
        [[nodiscard]] Result<void> append(QByteArrayView bytes);

    private:
        friend class PackFile;
        std::unique_ptr<OutputFile> m_spool;
        qint64 m_bytes = 0;
    };
    [[nodiscard]] Result<std::unique_ptr<Growing>> grow() const;
    [[nodiscard]] Result<QByteArray> add(const std::string &name, std::unique_ptr<Growing> file);

    /// Writes the zip.
    [[nodiscard]] Result<void> close();

private:
    PackFile(QString target, std::string folder);
    [[nodiscard]] Result<void> put(const std::string &name, int descriptor, qint64 offset,
                                   qint64 length);
    [[nodiscard]] Error failure() const;

    QString m_target;
    std::string m_folder;
    zip *m_zip = nullptr;
    std::unique_ptr<Growing> m_spool;
    std::vector<std::unique_ptr<Growing>> m_grown;
};

} // namespace keyturn::transcripts
