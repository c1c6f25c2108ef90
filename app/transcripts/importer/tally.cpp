// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/importer/tally.h"

#include "app/transcripts/reader/text.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace keyturn::transcripts {

void PutAside::spill()
{
    if (m_noFile)
        return;
    if (!m_file) {
        m_file.reset(std::tmpfile());
        m_noFile = !m_file;
        if (m_noFile)
            return;
    }
    // A disk that is full leaves the rest in memory.
    if (std::fseek(m_file.get(), 0, SEEK_END) != 0 ||
        std::fwrite(m_memory.data(), 1, m_memory.size(), m_file.get()) != m_memory.size()) {
        m_noFile = true;
        return;
    }
    m_inFile += m_memory.size();
    m_memory.clear();
}

std::uint64_t PutAside::append(std::string_view bytes)
{
    if (m_memory.size() + bytes.size() > InMemory)
        spill();
    const std::uint64_t at = m_inFile + m_memory.size();
    m_memory += bytes;
    return at;
}

bool PutAside::read(std::uint64_t at, char *to, std::size_t bytes)
{
    if (at >= m_inFile) {
        const std::uint64_t from = at - m_inFile;
        if (from + bytes > m_memory.size())
            return false;
        std::memcpy(to, m_memory.data() + from, bytes);
        return true;
    }
    return std::fseek(m_file.get(), static_cast<long>(at), SEEK_SET) == 0 &&
           std::fread(to, 1, bytes, m_file.get()) == bytes;
}

void Tally::add(const RawRow &raw, const ReadRow &row)
{
    if (row.state == ParseState::Unrecognised)
        return;
    m_marks.clear();
    for (const auto &activity : row.activities) {
        if (isMessage(activity))
            m_marks.push_back(markOf(activity));
    }
    const auto time = timeOf(row);
    Header header;
    header.row = digest(raw.transcriptId.empty() ? raw.bytes : raw.transcriptId);
    header.startedMs = time.startedMs.value_or(0);
    header.hasStart = time.startedMs.has_value();
    header.batchId = time.batchId.value_or(0);
    header.hasBatch = time.batchId.has_value();
    header.activities = static_cast<std::uint32_t>(row.coverage.activities);
    header.messages = static_cast<std::uint32_t>(m_marks.size());
    std::string bytes(sizeof(Header) + m_marks.size() * sizeof(MessageMark), '\0');
    std::memcpy(bytes.data(), &header, sizeof(Header));
    if (!m_marks.empty())
        std::memcpy(bytes.data() + sizeof(Header), m_marks.data(),
                    m_marks.size() * sizeof(MessageMark));
    m_entries.push_back({digest(conversationKey(row)), m_aside.append(bytes)});
    m_counts += paired(m_marks).counts;
    m_counts.activities += header.activities;
}

bool Tally::load(std::uint64_t at, Stored &stored)
{
    if (!m_aside.read(at, reinterpret_cast<char *>(&stored.header), sizeof(Header)))
        return false;
    stored.marks.resize(stored.header.messages);
    return stored.marks.empty() ||
           m_aside.read(at + sizeof(Header), reinterpret_cast<char *>(stored.marks.data()),
                        stored.marks.size() * sizeof(MessageMark));
}

/// Takes back what the rows of a name counted alone and counts them together.
void Tally::merge(std::span<const Entry> group, FileOutcome &outcome)
{
    std::vector<Stored> rows;
    std::unordered_map<std::uint64_t, std::size_t> placeOf;
    for (const auto &entry : group) {
        Stored stored;
        if (!load(entry.at, stored))
            continue;
        m_counts -= paired(stored.marks).counts;
        m_counts.activities -= stored.header.activities;
        const auto [known, isNew] = placeOf.try_emplace(stored.header.row, rows.size());
        if (isNew) {
            rows.push_back(std::move(stored));
            continue;
        }
        ++outcome.duplicateRows;
        auto &same = rows[known->second];
        if (same.header.activities < stored.header.activities)
            same = std::move(stored);
    }
    std::vector<RowTime> times;
    for (const auto &row : rows) {
        const auto &header = row.header;
        times.push_back({header.hasStart ? std::optional(header.startedMs) : std::nullopt,
                         header.hasBatch ? std::optional(header.batchId) : std::nullopt});
    }
    std::vector<MessageMark> marks;
    for (const auto &place : inOrder(times)) {
        const auto &row = rows[place.given];
        marks.insert(marks.end(), row.marks.begin(), row.marks.end());
        m_counts.activities += row.header.activities;
    }
    m_counts += paired(marks).counts;
}

void Tally::finish(FileOutcome &outcome)
{
    std::ranges::sort(m_entries, [](const Entry &one, const Entry &other) {
        return one.name != other.name ? one.name < other.name : one.at < other.at;
    });
    const std::span<const Entry> entries(m_entries);
    for (std::size_t i = 0; i < entries.size();) {
        std::size_t end = i + 1;
        while (end < entries.size() && entries[end].name == entries[i].name)
            ++end;
        if (end - i > 1)
            merge(entries.subspan(i, end - i), outcome);
        ++outcome.conversations;
        i = end;
    }
    const auto rows = outcome.rows;
    static_cast<Counts &>(outcome) = m_counts;
    outcome.rows = rows;
}

} // namespace keyturn::transcripts
