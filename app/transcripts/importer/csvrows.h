// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Records of a table of transcripts -> rows, by the names of its columns.

#include "app/transcripts/importer/csvreader.h"
#include "app/transcripts/reader/rawrow.h"

#include <optional>

namespace keyturn::transcripts {

/// Where the columns of conversationtranscripts stand. Empty when none holds a transcript.
class CsvColumns
{
public:
    static std::optional<CsvColumns> of(const CsvReader::Record &header);

    /// The record as a row, its bytes as Dataverse would write them.
    [[nodiscard]] RawRow rowOf(const CsvReader::Record &record) const;

private:
    std::vector<std::string> m_names; ///< per column the name in Dataverse, empty: left out
};

/// True when the beginning of a text looks like the header of such a table.
[[nodiscard]] bool looksLikeTable(std::string_view beginning);

/// A JSON string with its quotes.
void appendJsonString(std::string_view text, std::string &out);

} // namespace keyturn::transcripts
