// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/importer/importfile.h"

#include <algorithm>
#include <set>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t MostFiles = 100000;
constexpr std::size_t DeepestFolder = 64;

class Walk
{
public:
    Walk(FilesFound &found, std::stop_token stop)
        : m_found(found)
        , m_stop(std::move(stop))
    {}

    void folder(const std::filesystem::path &path, std::size_t depth)
    {
        std::error_code error;
        const auto real = std::filesystem::canonical(path, error);
        if (error) {
            report(path, "unreadable", error.message());
            return;
        }
        if (!m_entered.insert(real).second) {
            report(path, "link-loop");
            return;
        }
        std::vector<std::filesystem::directory_entry> entries;
        std::filesystem::directory_iterator each(path, error);
        for (; !error && each != std::filesystem::directory_iterator(); each.increment(error))
            entries.push_back(*each);
        if (error)
            report(path, "unreadable", error.message());
        std::ranges::sort(entries);
        for (const auto &entry : entries) {
            if (m_stop.stop_requested() || m_full)
                return;
            one(entry, depth);
        }
    }

private:
    void one(const std::filesystem::directory_entry &entry, std::size_t depth)
    {
        if (entry.path().filename().string().starts_with('.'))
            return;
        std::error_code error;
        const auto type = entry.status(error).type();
        if (type == std::filesystem::file_type::directory) {
            if (depth < DeepestFolder)
                folder(entry.path(), depth + 1);
            else
                report(entry.path(), "link-loop");
        } else if (type == std::filesystem::file_type::regular) {
            add(entry.path());
        } else {
            const bool broken = type == std::filesystem::file_type::not_found;
            report(entry.path(), broken ? "missing" : error ? "unreadable" : "not-a-file");
        }
    }

    void add(const std::filesystem::path &path)
    {
        if (m_found.files.size() >= MostFiles) {
            m_full = true;
            report(path, "too-many-files");
            return;
        }
        m_found.files.push_back(path);
    }

    void report(const std::filesystem::path &path, std::string_view code, std::string detail = {})
    {
        if (m_found.problems.size() < FileOutcome::MostProblems)
            m_found.problems.push_back({path.string(), std::string(code), std::move(detail)});
    }

    FilesFound &m_found;
    std::stop_token m_stop;
    std::set<std::filesystem::path> m_entered;
    bool m_full = false;
};

} // namespace

FilesFound filesBelow(const std::filesystem::path &path, std::stop_token stop)
{
    FilesFound found;
    std::error_code error;
    const auto type = std::filesystem::status(path, error).type();
    if (type == std::filesystem::file_type::regular) {
        found.files.push_back(path);
        return found;
    }
    if (type != std::filesystem::file_type::directory) {
        const bool missing = type == std::filesystem::file_type::not_found;
        found.problems.push_back({path.string(),
                                  missing ? "missing"
                                  : error ? "unreadable"
                                          : "not-a-file",
                                  error && !missing ? error.message() : std::string()});
        return found;
    }
    Walk(found, std::move(stop)).folder(path, 0);
    if (found.files.empty() && found.problems.empty())
        found.problems.push_back({path.string(), "empty-folder", {}});
    return found;
}

} // namespace keyturn::transcripts
