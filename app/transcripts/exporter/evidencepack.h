// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Raw rows with their hashes in one zip that anybody can check without Keyturn.

#include "app/transcripts/exporter/formatwriter.h"
#include "app/transcripts/exporter/packfile.h"

namespace keyturn::transcripts {

/// Layout, in one folder: rows/NNNNNN-ID.json (each as it is stored, byte for byte), manifest.json,
/// manifest.sha256, README.txt, SHA256SUMS over all of these; with a key also public-key.pem and
/// manifest.sha256.sig.
class EvidencePack
{
public:
    EvidencePack(OutputFile &out, const QString &target, const ExportOptions &options);

    [[nodiscard]] Result<void> begin(const ExportHead &head);
    [[nodiscard]] Result<void> add(const SourceConversation &source);
    [[nodiscard]] Result<void> end(const ExportReport &report);

private:
    [[nodiscard]] Result<void> addRow(const SourceConversation &source, const StoredRow &row);
    [[nodiscard]] Result<void> addFile(const std::string &name, const QByteArray &bytes);
    [[nodiscard]] Result<void> addSums(const std::string &name, const QByteArray &sha256);
    [[nodiscard]] Result<void> sign(const QByteArray &manifestSum);

    OutputFile &m_out;
    QString m_target;
    const ExportOptions &m_options;
    std::unique_ptr<PackFile> m_pack;
    std::unique_ptr<PackFile::Growing> m_manifest;
    std::unique_ptr<PackFile::Growing> m_sums;
    qint64 m_rows = 0;
};

} // namespace keyturn::transcripts
