// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table gives the same records however it is cut into chunks; its rows can be read.
#include "app/transcripts/importer/csvrows.h"
#include "tests/fuzz/walk.h"

namespace {

using namespace keyturn::transcripts;

std::vector<CsvReader::Record> recordsOf(std::string_view text, std::size_t chunk)
{
    std::vector<CsvReader::Record> records;
    CsvReader reader(separatorOf(text),
                     [&](CsvReader::Record &record) { records.push_back(record); });
    for (std::size_t at = 0; at < text.size(); at += chunk)
        reader.feed(text.substr(at, chunk));
    (void)reader.finish();
    return records;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data + 1), size - 1);
    const auto records = recordsOf(text, text.size() + 1);
    fuzz::require(records == recordsOf(text, static_cast<std::size_t>(data[0] % 17U) + 1));
    if (records.empty())
        return 0;
    if (const auto columns = CsvColumns::of(records.front())) {
        for (const auto &record : records)
            fuzz::walk(readRow(columns->rowOf(record)));
    }
    return 0;
}
