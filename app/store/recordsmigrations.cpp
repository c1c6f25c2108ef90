// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database.h"
#include "app/store/migrations.h"

namespace keyturn {

namespace {

Result<void> firstRecords(Database &database)
{
    return runAll(database, {R"(CREATE TABLE journal (
                seq INTEGER PRIMARY KEY, run TEXT NOT NULL, agent TEXT NOT NULL,
                step TEXT NOT NULL, attempt INTEGER NOT NULL, kind TEXT NOT NULL,
                at INTEGER NOT NULL, actor TEXT NOT NULL, data TEXT NOT NULL,
                chain BLOB NOT NULL))",
                             "CREATE INDEX journal_run ON journal (run, seq)",
                             R"(CREATE TABLE log (
                row INTEGER PRIMARY KEY, fact INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
                prev BLOB NOT NULL, hash BLOB NOT NULL, seal BLOB NOT NULL))",
                             R"(CREATE TABLE head (
                id INTEGER PRIMARY KEY CHECK (id = 1), rows INTEGER NOT NULL, hash BLOB NOT NULL,
                facts INTEGER NOT NULL, chain BLOB NOT NULL))",
                             "INSERT INTO head VALUES (1, 0, zeroblob(32), 0, zeroblob(32))",
                             R"(CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
            BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END)",
                             R"(CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
            BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END)",
                             R"(CREATE TRIGGER log_stays BEFORE UPDATE ON log
            BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END)",
                             R"(CREATE TRIGGER log_is_kept BEFORE DELETE ON log
            BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END)",
                             R"(CREATE TABLE runs (
                id TEXT PRIMARY KEY, agent_id TEXT NOT NULL, agent_name TEXT NOT NULL,
                plan BLOB NOT NULL, plan_hash TEXT NOT NULL, reason TEXT NOT NULL,
                state TEXT NOT NULL, step TEXT NOT NULL, why TEXT NOT NULL,
                started_at INTEGER NOT NULL, ended_at INTEGER NOT NULL, until INTEGER NOT NULL,
                undoing INTEGER NOT NULL, evidence TEXT NOT NULL, changed_at INTEGER NOT NULL))",
                             R"(CREATE TABLE run_credentials (
                run TEXT NOT NULL, credential TEXT NOT NULL, PRIMARY KEY (run, credential)))",
                             "CREATE TABLE claims (credential TEXT PRIMARY KEY, run TEXT NOT NULL)",
                             R"(CREATE TABLE leases (
                run TEXT PRIMARY KEY, owner TEXT NOT NULL, token TEXT NOT NULL,
                pid INTEGER NOT NULL, heartbeat INTEGER NOT NULL))",
                             R"(CREATE TABLE commands (
                id INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, verb TEXT NOT NULL,
                arguments TEXT NOT NULL, actor TEXT NOT NULL, sent_at INTEGER NOT NULL,
                done INTEGER NOT NULL DEFAULT 0))",
                             "CREATE TABLE flags (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
                             R"(CREATE TABLE key_items (
                id TEXT PRIMARY KEY, run TEXT NOT NULL, purpose TEXT NOT NULL,
                created_at INTEGER NOT NULL))"});
}

/// Leases learn to name a process for sure, commands their outcome; anchors are remembered.
Result<void> outcomesAndAnchors(Database &database)
{
    return runAll(database,
                  {"ALTER TABLE leases ADD COLUMN started_ticks INTEGER NOT NULL DEFAULT 0",
                   "ALTER TABLE leases ADD COLUMN place TEXT NOT NULL DEFAULT ''",
                   R"(CREATE TABLE commands_2 (
                id INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, verb TEXT NOT NULL,
                arguments TEXT NOT NULL, actor TEXT NOT NULL, sent_at INTEGER NOT NULL,
                outcome TEXT NOT NULL DEFAULT ''))",
                   R"(INSERT INTO commands_2
            SELECT id, run, verb, arguments, actor, sent_at, iif(done, 'done', '')
            FROM commands)",
                   "DROP TABLE commands", "ALTER TABLE commands_2 RENAME TO commands",
                   "CREATE INDEX commands_pending ON commands (run, id) WHERE outcome = ''",
                   R"(CREATE TABLE anchors (
                id INTEGER PRIMARY KEY, rows INTEGER NOT NULL, hash BLOB NOT NULL,
                place TEXT NOT NULL, at INTEGER NOT NULL))",
                   R"(CREATE TRIGGER anchors_stay BEFORE UPDATE ON anchors
            BEGIN SELECT RAISE(ABORT, 'anchors are only appended to'); END)",
                   R"(CREATE TRIGGER anchors_are_kept BEFORE DELETE ON anchors
            BEGIN SELECT RAISE(ABORT, 'anchors are only appended to'); END)"});
}

} // namespace

const Migrations &recordsMigrations()
{
    static const Migrations migrations{firstRecords, outcomesAndAnchors};
    return migrations;
}

} // namespace keyturn
