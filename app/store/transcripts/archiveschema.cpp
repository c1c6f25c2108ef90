// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/archiveschema.h"

#include "app/store/database.h"

namespace keyturn {

namespace {

constexpr const char *namesTables[] = {
    R"(CREATE TABLE sources (
        id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, source_id TEXT NOT NULL,
        name TEXT NOT NULL, UNIQUE (kind, source_id)))",
    R"(CREATE TABLE agents (
        id INTEGER PRIMARY KEY, source INTEGER NOT NULL, bot_id TEXT NOT NULL,
        schema_name TEXT NOT NULL, name TEXT NOT NULL, environment_id TEXT NOT NULL,
        environment_name TEXT NOT NULL, UNIQUE (source, bot_id, schema_name, environment_id)))",
    R"(CREATE TABLE rules (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE))",
    // What conversations are told apart by, other than their words and their time. Never changed.
    R"(CREATE TABLE groups (
        id INTEGER PRIMARY KEY, agent INTEGER NOT NULL, channel TEXT NOT NULL,
        outcome TEXT NOT NULL, class INTEGER NOT NULL, flags INTEGER NOT NULL,
        UNIQUE (agent, channel, outcome, class, flags)))"};

Result<void> conversationTables(Database &database)
{
    return runAll(database,
                  {R"(CREATE TABLE conversations (
            id INTEGER PRIMARY KEY, source INTEGER NOT NULL, key TEXT NOT NULL,
            newest INTEGER NOT NULL, grp INTEGER NOT NULL, started INTEGER, last INTEGER,
            display_id TEXT NOT NULL, reason TEXT NOT NULL, session_type TEXT NOT NULL,
            person_id TEXT NOT NULL, person_name TEXT NOT NULL, first_said INTEGER,
            rows INTEGER NOT NULL, activities INTEGER NOT NULL, user_messages INTEGER NOT NULL,
            bot_messages INTEGER NOT NULL, turns INTEGER NOT NULL, greetings INTEGER NOT NULL,
            unanswered INTEGER NOT NULL, multi_reply INTEGER NOT NULL,
            redelivered INTEGER NOT NULL, empty_user_messages INTEGER NOT NULL,
            same_text_twice INTEGER NOT NULL))",
                   "CREATE UNIQUE INDEX conversation_key ON conversations (key, source)",
                   "CREATE INDEX conversation_order ON conversations (newest, id, grp)",
                   "CREATE INDEX conversation_person ON conversations (person_id, started) "
                   "WHERE person_id <> ''",
                   R"(CREATE TABLE rows (
            id INTEGER PRIMARY KEY, last INTEGER NOT NULL, conversation INTEGER NOT NULL,
            grp INTEGER NOT NULL, source INTEGER NOT NULL, identity BLOB NOT NULL,
            started INTEGER, created INTEGER, batch INTEGER, parse INTEGER NOT NULL))",
                   "CREATE UNIQUE INDEX row_identity ON rows (identity, source)",
                   "CREATE INDEX row_conversation ON rows (conversation)",
                   "CREATE INDEX row_problem ON rows (id) WHERE parse <> 0",
                   R"(CREATE TABLE received (
            row INTEGER PRIMARY KEY, transcript_id TEXT NOT NULL, name TEXT NOT NULL,
            source_name TEXT NOT NULL, shape INTEGER NOT NULL, problem TEXT NOT NULL, sha256 BLOB NOT NULL,
            size INTEGER NOT NULL, bytes BLOB NOT NULL))"});
}

Result<void> textTables(Database &database)
{
    return runAll(database,
                  {R"(CREATE TABLE fragments (
            id INTEGER PRIMARY KEY, activity INTEGER NOT NULL, field INTEGER NOT NULL,
            at INTEGER, what TEXT NOT NULL, text TEXT NOT NULL))",
                   // Lengths of columns serve only ranking by relevance; hits are ranked by time.
                   R"(CREATE VIRTUAL TABLE texts USING fts5 (
            said, bot, tool, var, content='', columnsize=0,
            tokenize="unicode61 remove_diacritics 2"))",
                   "INSERT INTO texts (texts, rank) VALUES ('hashsize', 67108864)",
                   R"(CREATE TABLE findings (
            id INTEGER PRIMARY KEY, fragment INTEGER NOT NULL, rule INTEGER NOT NULL,
            begin INTEGER NOT NULL, length INTEGER NOT NULL, severity INTEGER NOT NULL,
            score REAL NOT NULL, suppressed INTEGER NOT NULL DEFAULT 0,
            reason TEXT NOT NULL DEFAULT '', decided_by TEXT NOT NULL DEFAULT '',
            decided_at INTEGER))",
                   "CREATE UNIQUE INDEX finding_place ON findings (fragment, rule, begin, length)",
                   "CREATE INDEX finding_rule ON findings (rule, fragment)",
                   R"(CREATE TABLE conversation_rules (
            conversation INTEGER NOT NULL, rule INTEGER NOT NULL, severity INTEGER NOT NULL,
            open INTEGER NOT NULL, suppressed INTEGER NOT NULL,
            PRIMARY KEY (conversation, rule)) WITHOUT ROWID)"});
}

Result<void> countTables(Database &database)
{
    return runAll(
        database,
        // period: 0 for all time, else a month (202611) or a day (20261120) in UTC.
        {R"(CREATE TABLE tallies (
            period INTEGER NOT NULL, grp INTEGER NOT NULL, conversations INTEGER NOT NULL,
            PRIMARY KEY (period, grp)) WITHOUT ROWID)",
         R"(CREATE TABLE rule_tallies (
            period INTEGER NOT NULL, rule INTEGER NOT NULL, grp INTEGER NOT NULL,
            conversations INTEGER NOT NULL, PRIMARY KEY (period, rule, grp)) WITHOUT ROWID)",
         R"(CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID)",
         // Rows by the day they were created on, also those that were purged since.
         R"(CREATE TABLE agent_days (
            agent INTEGER NOT NULL, day INTEGER NOT NULL, rows INTEGER NOT NULL,
            PRIMARY KEY (agent, day)) WITHOUT ROWID)",
         R"(CREATE TABLE arrivals (
            id INTEGER PRIMARY KEY AUTOINCREMENT, conversation INTEGER NOT NULL))",
         "CREATE INDEX arrival_conversation ON arrivals (conversation)"});
}

Result<void> ledgerTables(Database &database)
{
    return runAll(
        database,
        {R"(CREATE TABLE sync_states (
            environment_id TEXT PRIMARY KEY, environment_name TEXT NOT NULL, watermark INTEGER,
            last_sync INTEGER, resume_link TEXT NOT NULL, problem TEXT NOT NULL))",
         R"(CREATE TABLE server_counts (
            environment_id TEXT NOT NULL, agent_bot_id TEXT NOT NULL, rows INTEGER NOT NULL,
            oldest INTEGER, unseen INTEGER NOT NULL, asked INTEGER NOT NULL,
            PRIMARY KEY (environment_id, agent_bot_id)) WITHOUT ROWID)",
         R"(CREATE TABLE forwarded (
            id INTEGER PRIMARY KEY, destination TEXT NOT NULL, name TEXT NOT NULL,
            user_activity TEXT NOT NULL, replies TEXT NOT NULL, conversation INTEGER NOT NULL,
            message INTEGER NOT NULL, payload BLOB NOT NULL, state INTEGER NOT NULL,
            attempts INTEGER NOT NULL, answer TEXT NOT NULL, at INTEGER, changed INTEGER,
            UNIQUE (destination, name, user_activity, replies)))",
         "CREATE INDEX forwarded_state ON forwarded (destination, state, id)",
         R"(CREATE TABLE forward_positions (
            destination TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID)",
         R"(CREATE TABLE holds (
            conversation INTEGER PRIMARY KEY, reason TEXT NOT NULL, held_by TEXT NOT NULL,
            held_at INTEGER NOT NULL))",
         "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"});
}

Result<void> firstArchive(Database &database)
{
    for (const char *statement : namesTables) {
        if (const auto done = runAll(database, {statement}); !done)
            return done;
    }
    for (const auto &tables : {conversationTables, textTables, countTables, ledgerTables}) {
        if (const auto done = tables(database); !done)
            return done;
    }
    return {};
}

} // namespace

const Migrations &archiveMigrations()
{
    static const Migrations migrations{firstArchive};
    return migrations;
}

} // namespace keyturn
