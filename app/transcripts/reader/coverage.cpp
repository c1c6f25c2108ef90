// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/coverage.h"

#include "app/transcripts/reader/text.h"

namespace keyturn::transcripts {

Met &Coverage::metOf(const Strange &what)
{
    const auto known = strange.find(what);
    if (known != strange.end())
        return known->second;
    return strange.size() < MostStrange ? strange[what] : strange[{what.what, "…"}];
}

void Coverage::merge(const Coverage &other)
{
    rows += other.rows;
    activities += other.activities;
    unrecognisedRows += other.unrecognisedRows;
    truncatedRows += other.truncatedRows;
    unknownActivities += other.unknownActivities;
    replacedBytes += other.replacedBytes;
    for (const auto &[what, met] : other.strange) {
        auto &mine = metOf(what);
        mine.count += met.count;
        if (mine.sample.empty())
            mine.sample = met.sample;
    }
}

namespace {

/// The end of the string that begins at `begin` (a quote), behind its closing quote.
std::size_t endOfString(std::string_view json, std::size_t begin)
{
    for (std::size_t i = begin + 1; i < json.size(); ++i) {
        if (json[i] == '\\')
            ++i;
        else if (json[i] == '"')
            return i + 1;
    }
    return json.size();
}

void appendMasked(std::string_view text, std::string &out)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0xC0U || (lowered(c) >= 'a' && lowered(c) <= 'z'))
            out.push_back('x');
        else if (byte >= '0' && byte <= '9')
            out.push_back('0');
        else if (byte >= 0x20U && byte < 0x7FU)
            out.push_back(c);
    }
}

bool isKey(std::string_view json, std::size_t end)
{
    const auto rest = trimmed(json.substr(end, 8));
    return rest.starts_with(':');
}

} // namespace

std::string maskedSample(std::string_view json, std::size_t longest)
{
    std::string out;
    std::size_t i = 0;
    while (i < json.size() && out.size() < longest) {
        if (json[i] != '"') {
            const std::size_t next = std::min(json.find('"', i), json.size());
            appendMasked(json.substr(i, next - i), out);
            i = next;
            continue;
        }
        const std::size_t end = endOfString(json, i);
        if (isKey(json, end))
            out.append(json.substr(i, end - i));
        else
            appendMasked(json.substr(i, end - i), out);
        i = end;
    }
    if (out.size() > longest || i < json.size()) {
        out = cutTo(out, longest);
        out += "…";
    }
    return out;
}

} // namespace keyturn::transcripts
