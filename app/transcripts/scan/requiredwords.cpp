// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/requiredwords.h"

#include "app/transcripts/scan/expressions.h"

#include <algorithm>
#include <numeric>
#include <re2/filtered_re2.h>
#include <set>

namespace keyturn::transcripts {

namespace {

constexpr int shortestWord = 3;
constexpr std::size_t mostWords = 400;

/// RE2 knows a tree of words and tells only which patterns a set of words lets through. A group is
/// what is left when words are taken out of all of them until the pattern would pass without it.
class Groups
{
public:
    explicit Groups(const std::string &pattern)
        : m_filter(shortestWord)
    {
        int id = 0;
        m_filter.Add(pattern, optionsFor(pattern), &id);
        m_filter.Compile(&m_words);
    }

    std::vector<std::vector<std::string>> found()
    {
        std::vector<std::vector<std::string>> groups;
        if (m_words.empty() || m_words.size() > mostWords || passes({}))
            return groups;
        std::vector<int> all(m_words.size());
        std::iota(all.begin(), all.end(), 0);
        // Short words are common ones: they are given up first.
        std::ranges::sort(all, {},
                          [this](int i) { return m_words[static_cast<std::size_t>(i)].size(); });
        const std::set<int> first = smallest(all);
        groups.push_back(named(first));
        std::vector<int> others;
        std::ranges::copy_if(all, std::back_inserter(others),
                             [&](int i) { return !first.contains(i); });
        if (!passes({first.begin(), first.end()}))
            groups.push_back(named(smallest(others)));
        return groups;
    }

private:
    bool passes(const std::vector<int> &present) const
    {
        std::vector<int> through;
        m_filter.AllPotentials(present, &through);
        return !through.empty();
    }

    /// The smallest part of the candidates without which the pattern does not pass.
    std::set<int> smallest(const std::vector<int> &candidates) const
    {
        std::set<int> group(candidates.begin(), candidates.end());
        for (const int word : candidates) {
            group.erase(word);
            std::vector<int> present;
            for (int i = 0; i < static_cast<int>(m_words.size()); ++i) {
                if (!group.contains(i))
                    present.push_back(i);
            }
            if (passes(present))
                group.insert(word);
        }
        return group;
    }

    std::vector<std::string> named(const std::set<int> &group) const
    {
        std::vector<std::string> words;
        for (const int i : group)
            words.push_back(m_words[static_cast<std::size_t>(i)]);
        return words;
    }

    re2::FilteredRE2 m_filter;
    std::vector<std::string> m_words;
};

} // namespace

std::vector<std::vector<std::string>> requiredWords(const std::string &pattern)
{
    return Groups(pattern).found();
}

} // namespace keyturn::transcripts
