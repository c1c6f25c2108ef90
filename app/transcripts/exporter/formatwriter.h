// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every format can do: begin, take one conversation after the other, end.

#include "app/transcripts/exporter/exporter.h"
#include "app/transcripts/exporter/exportview.h"
#include "app/transcripts/exporter/outputfile.h"

#include <memory>

namespace keyturn::transcripts {

/// What a file says of itself at its beginning.
struct ExportHead
{
    std::string selection;
    std::string from;
    std::string at; ///< UTC
    std::string masking;
    qint64 selected = 0; ///< conversations

    [[nodiscard]] Labelled facts() const;
};

/// What it says at its end.
[[nodiscard]] Labelled endFacts(const ExportReport &report);

/// Invariant: begin() once, then add() for each conversation, then end() once.
class FormatWriter
{
public:
    FormatWriter() = default;
    FormatWriter(const FormatWriter &) = delete;
    FormatWriter &operator=(const FormatWriter &) = delete;
    virtual ~FormatWriter() = default;

    [[nodiscard]] virtual Result<void> begin(const ExportHead &head) = 0;
    [[nodiscard]] virtual Result<void> add(const ExportView &view) = 0;
    [[nodiscard]] virtual Result<void> end(const ExportReport &report) = 0;
    /// Texts that did not fit whole.
    [[nodiscard]] virtual qint64 cuts() const { return 0; }
};

/// What is done about a rule that still holds on a finished piece of text.
enum class Mending : std::uint8_t {
    Never, ///< the export stops
    Lines, ///< the place is taken out of its line
    Cells  ///< the place is taken out of its cell
};

/// Takes text and writes it; no rule holds on what was written.
class TextSink
{
public:
    TextSink(QIODevice &out, const Redaction &redaction, Mending mending);
    /// One whole piece of text: a conversation, a head.
    [[nodiscard]] Result<void> write(std::string_view text);
    [[nodiscard]] QIODevice &device() { return m_out; }
    /// For formats whose bytes are no text: checks what goes in.
    [[nodiscard]] Result<void> check(const ExportView &view) const;
    [[nodiscard]] Result<void> check(const Labelled &facts) const;

private:
    QIODevice &m_out;
    const Redaction &m_redaction;
    Mending m_mending;
};

[[nodiscard]] std::unique_ptr<FormatWriter> markdownWriter(TextSink &sink);
[[nodiscard]] std::unique_ptr<FormatWriter> htmlWriter(TextSink &sink);
[[nodiscard]] std::unique_ptr<FormatWriter> csvExport(TextSink &sink, ExportFormat dialect);
[[nodiscard]] std::unique_ptr<FormatWriter> jsonLinesWriter(TextSink &sink);
[[nodiscard]] std::unique_ptr<FormatWriter> pdfExport(TextSink &sink);
/// Writes to the path that stands for @p file's bytes.
[[nodiscard]] std::unique_ptr<FormatWriter> xlsxWriter(TextSink &sink, OutputFile &file,
                                                       std::uint32_t rowsPerSheet);

} // namespace keyturn::transcripts
