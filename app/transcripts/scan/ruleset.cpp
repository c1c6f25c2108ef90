// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/ruleset.h"

#include "app/transcripts/scan/builtinrules.h"
#include "app/transcripts/scan/ruleparser.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace keyturn::transcripts {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostFiles = 64;
constexpr std::uintmax_t largestFile = 1 << 20;

void append(std::vector<RuleProblem> &all, const std::vector<RuleProblem> &some)
{
    all.insert(all.end(), some.begin(), some.end());
}

/// Rule files of the folder by name, so that a load has one order everywhere.
std::vector<fs::path> filesIn(const fs::path &folder, std::vector<RuleProblem> &problems)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() == ".rules")
            files.push_back(at->path());
    }
    if (error)
        problems.push_back({folder.string(), 0, "the folder cannot be read: " + error.message(),
                            "check that it exists and may be read"});
    std::ranges::sort(files);
    if (files.size() > mostFiles) {
        problems.push_back(
            {folder.string(), 0, "the folder has more than 64 rule files", "join some of them"});
        files.resize(mostFiles);
    }
    return files;
}

std::string textOf(const fs::path &file, std::vector<RuleProblem> &problems)
{
    std::error_code error;
    const auto size = fs::is_regular_file(file, error) ? fs::file_size(file, error) : 0;
    std::ifstream in(file, std::ios::binary);
    if (error || !in || size > largestFile) {
        problems.push_back(
            {file.string(), 0,
             size > largestFile ? "the file is larger than 1 MB" : "the file cannot be read",
             "check what it is and whether it may be read"});
        return {};
    }
    std::string text(static_cast<std::size_t>(size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return text;
}

} // namespace

std::string RuleProblem::sentence() const
{
    const std::string place = line == 0 ? file : file + ":" + std::to_string(line);
    return place + ": " + what + "; " + mend + ".";
}

RuleSet::Loaded RuleSet::load(const std::filesystem::path &userFolder)
{
    RuleSet set;
    std::vector<RuleProblem> problems;
    const auto take = [&](std::string_view text, const std::string &name, bool mayReplace) {
        RuleParser parser(name, ExamplePolicy::TwoOfEach);
        parser.read(text);
        append(problems, parser.problems());
        for (Rule &rule : parser.rules()) {
            const auto same = std::ranges::find(set.m_rules, rule.id, &Rule::id);
            if (same == set.m_rules.end())
                set.m_rules.push_back(std::move(rule));
            else if (mayReplace)
                *same = std::move(rule);
            else
                problems.push_back({name, rule.line, "the id \"" + rule.id + "\" is used twice",
                                    "give each rule its own id"});
        }
    };
    for (const BuiltInRules &file : builtInRules())
        take(file.text, std::string(file.name), false);
    if (!userFolder.empty()) {
        for (const fs::path &file : filesIn(userFolder, problems))
            take(textOf(file, problems), file.string(), true);
    }
    if (!problems.empty())
        return std::unexpected(std::move(problems));
    return set;
}

RuleSet::Loaded RuleSet::parse(std::string_view text, const std::string &file)
{
    RuleParser parser(file, ExamplePolicy::TwoOfEach);
    parser.read(text);
    if (!parser.problems().empty())
        return std::unexpected(parser.problems());
    return of(std::move(parser.rules()));
}

RuleSet RuleSet::of(std::vector<Rule> rules)
{
    RuleSet set;
    set.m_rules = std::move(rules);
    return set;
}

const Rule *RuleSet::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_rules, id, &Rule::id);
    return found == m_rules.end() ? nullptr : &*found;
}

std::vector<std::string> RuleSet::packs() const
{
    std::vector<std::string> names;
    for (const Rule &rule : m_rules) {
        if (rule.pack != "global")
            names.push_back(rule.pack);
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    names.insert(names.begin(), "global");
    return names;
}

} // namespace keyturn::transcripts
