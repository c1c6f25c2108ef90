// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/options.h"

#include "app/simulator/clock.h"
#include "app/simulator/seed/seed.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <stdexcept>

namespace sim {

namespace {

constexpr int mostAgents = 20000;

template<typename Number>
Number numberIn(const std::string &flag, const std::string &text, Number low, Number high)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < low || value > high)
        throw std::invalid_argument(flag + " does not take '" + text + "'");
    return value;
}

std::vector<std::string> wordsOf(const std::string &flag, const std::string &text,
                                 const std::vector<std::string> &known)
{
    std::vector<std::string> words;
    std::string rest = text;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        const std::string word = rest.substr(0, comma);
        if (std::ranges::find(known, word) == known.end())
            throw std::invalid_argument(flag + " does not know '" + word + "'");
        words.push_back(word);
        rest = comma == std::string::npos ? std::string() : rest.substr(comma + 1);
    }
    return words;
}

TenantMs epochOf(const std::string &text)
{
    if (text == "now")
        return std::chrono::duration_cast<std::chrono::milliseconds>(
                   std::chrono::system_clock::now().time_since_epoch())
            .count();
    const auto time = parseIsoTime(text);
    if (!time)
        throw std::invalid_argument("--epoch takes 'now' or a time such as 2026-01-20T09:00:00Z");
    return *time;
}

// Flags without a value.
bool takeSwitch(const std::string &flag, Options &options)
{
    if (flag == "--client-cert")
        options.clientCertificate = true;
    else if (flag == "--die-with-parent")
        options.dieWithParent = true;
    else if (flag == "--open-ingestion")
        options.ingestionAuth = false;
    else
        return false;
    return true;
}

} // namespace

const std::vector<std::string> &gentleNames()
{
    static const std::vector<std::string> names{"propagation", "flap",      "removal", "stale",
                                                "lag",         "delegated", "cache",   "reresolve",
                                                "bystanders",  "shared",    "pinned"};
    return names;
}

Options readOptions(const std::vector<std::string> &arguments)
{
    Options options;
    options.epoch = *parseIsoTime(defaultEpoch);
    using Take = std::function<void(const std::string &flag, const std::string &value)>;
    const std::map<std::string, Take> flags{
        {"--port",
         [&](auto &f, auto &v) { options.port = numberIn<std::uint16_t>(f, v, 0, 65535); }},
        {"--seed",
         [&](auto &f, auto &v) { options.seed = numberIn<std::uint64_t>(f, v, 0, 1ULL << 53); }},
        {"--agents", [&](auto &f, auto &v) { options.agents = numberIn(f, v, 0, mostAgents); }},
        {"--conversations",
         [&](auto &f, auto &v) { options.conversations = numberIn(f, v, 0, 10'000'000); }},
        {"--write-pages", [&](auto &, auto &v) { options.pagesDir = v; }},
        {"--page-size", [&](auto &f, auto &v) { options.pageSize = numberIn(f, v, 1, 100'000); }},
        {"--speed", [&](auto &f, auto &v) { options.speed = numberIn(f, v, 0.001, 100000.0); }},
        {"--traffic", [&](auto &f, auto &v) { options.traffic = numberIn(f, v, 0.0, 100000.0); }},
        {"--epoch", [&](auto &, auto &v) { options.epoch = epochOf(v); }},
        {"--state-dir", [&](auto &, auto &v) { options.stateDir = v; }},
        {"--fault-file", [&](auto &, auto &v) { options.faultFile = v; }},
        {"--profiles",
         [&](auto &f, auto &v) { options.profiles = wordsOf(f, v, agentProfiles()); }},
        {"--gentle", [&](auto &f, auto &v) {
             for (const std::string &name : wordsOf(f, v, gentleNames()))
                 options.gentle.insert(name);
         }}};
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string flag = arguments[i];
        if (takeSwitch(flag, options))
            continue;
        const auto equals = flag.find('=');
        const bool glued = equals != std::string::npos;
        if (!glued && i + 1 >= arguments.size())
            throw std::invalid_argument(flag + " needs a value");
        const std::string value = glued ? flag.substr(equals + 1) : arguments[++i];
        flag = flag.substr(0, equals);
        const auto known = flags.find(flag);
        if (known == flags.end())
            throw std::invalid_argument("unknown flag " + flag);
        known->second(flag, value);
    }
    return options;
}

} // namespace sim
