// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace keyturn::cli {

enum class TranscriptVerb {
    Sync,
    Import,
    List,
    Search,
    Show,
    Scan,
    Export,
    Forward,
    Coverage,
    Loss,
    Reveal,
    Suppress,
    Hold,
    Purge,
    Retention
};

/// What follows `transcripts` on the command line.
struct TranscriptArguments
{
    TranscriptVerb verb = TranscriptVerb::List;
    std::vector<std::string> environments; ///< sync
    std::vector<std::string> agents;
    std::vector<std::string> paths; ///< import
    std::vector<std::string> query; ///< list, search, export: words of the query language
    int limit = 50;
    std::string conversation; ///< show: id, name or display id
    std::vector<std::string> conversations;
    std::string purpose; ///< of a reveal, of texts that leave as they are stored
    bool withEvents = true;
    std::vector<std::string> rules; ///< scan
    std::vector<std::string> packs;
    std::string trialFile;
    std::string format = "markdown"; ///< export
    std::string file;
    std::string url; ///< forward
    std::string kind = "akto";
    std::string name;
    std::string signIn = "none";
    std::string header;
    std::string tokenItem;
    int tokenFd = -1; ///< forward: where a new token is read from
    std::string account;
    std::string from;
    std::string until;
    bool dryRun = false;
    bool replay = false;
    bool design = false;
    bool resendUnknown = false;
    bool recognisesPairs = false;
    long long finding = 0;
    std::string reason;
    bool undo = false; ///< suppress, hold: take it back
    int days = -1;     ///< purge, retention

    /// True when the verb speaks to the tenant; the others work on a home without one.
    [[nodiscard]] bool needsTenant() const { return verb == TranscriptVerb::Sync; }
};

/// Adds `transcripts` with its verbs; @p chosen is called when one of them stands on the line.
void addTranscripts(CLI::App &program, TranscriptArguments &into, std::function<void()> chosen);

} // namespace keyturn::cli
