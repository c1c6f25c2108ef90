-- SPDX-FileCopyrightText: 2026 The Keyturn authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A home of schema 1 in the middle of a run.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, run TEXT NOT NULL, agent TEXT NOT NULL,
    step TEXT NOT NULL, attempt INTEGER NOT NULL, kind TEXT NOT NULL,
    at INTEGER NOT NULL, actor TEXT NOT NULL, data TEXT NOT NULL,
    chain BLOB NOT NULL);
CREATE INDEX journal_run ON journal (run, seq);
CREATE TABLE log (
    row INTEGER PRIMARY KEY, fact INTEGER NOT NULL UNIQUE REFERENCES journal (seq),
    prev BLOB NOT NULL, hash BLOB NOT NULL, seal BLOB NOT NULL);
CREATE TABLE head (
    id INTEGER PRIMARY KEY CHECK (id = 1), rows INTEGER NOT NULL, hash BLOB NOT NULL,
    facts INTEGER NOT NULL, chain BLOB NOT NULL);
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END;
CREATE TRIGGER log_stays BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END;
CREATE TRIGGER log_is_kept BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END;
CREATE TABLE runs (
    id TEXT PRIMARY KEY, agent_id TEXT NOT NULL, agent_name TEXT NOT NULL,
    plan BLOB NOT NULL, plan_hash TEXT NOT NULL, reason TEXT NOT NULL,
    state TEXT NOT NULL, step TEXT NOT NULL, why TEXT NOT NULL,
    started_at INTEGER NOT NULL, ended_at INTEGER NOT NULL, until INTEGER NOT NULL,
    undoing INTEGER NOT NULL, evidence TEXT NOT NULL, changed_at INTEGER NOT NULL);
CREATE TABLE run_credentials (
    run TEXT NOT NULL, credential TEXT NOT NULL, PRIMARY KEY (run, credential));
CREATE TABLE claims (credential TEXT PRIMARY KEY, run TEXT NOT NULL);
CREATE TABLE leases (
    run TEXT PRIMARY KEY, owner TEXT NOT NULL, token TEXT NOT NULL,
    pid INTEGER NOT NULL, heartbeat INTEGER NOT NULL);
CREATE TABLE commands (
    id INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, verb TEXT NOT NULL,
    arguments TEXT NOT NULL, actor TEXT NOT NULL, sent_at INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0);
CREATE TABLE flags (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE key_items (
    id TEXT PRIMARY KEY, run TEXT NOT NULL, purpose TEXT NOT NULL,
    created_at INTEGER NOT NULL);
INSERT INTO journal VALUES (1, '20261120-140612-4f2a', 'Helpdesk | "Ada"', '', 1, 'planned', 1795183200000, 'keyturn', '{"hash":"abc","reason":"expiring"}', X'21773f3a4889ef03a76d3749a0c4ca8ca6cafa0c17985ad41edc3d7f6fc21ce8');
INSERT INTO journal VALUES (2, '20261120-140612-4f2a', 'Helpdesk | "Ada"', '', 1, 'started', 1795183260000, 'anna@contoso.com', '{"hash":"abc"}', X'2d8afc2ebece267b824c3a0eb0b38d0dabf1f0c05246a3ee909767e3c23dddd9');
INSERT INTO journal VALUES (3, '20261120-140612-4f2a', 'Helpdesk | "Ada"', 'add', 1, 'intended', 1795183320000, 'keyturn', '{"mark":"keyturn/s/r/1","verb":"add-secret"}', X'823c8d0cc76d1f26c4a6978e179c68d1655c45a93b26dfdd0832e7e0714f2324');
INSERT INTO journal VALUES (4, '20261120-140612-4f2a', 'Helpdesk | "Ada"', 'add', 1, 'answered', 1795183380000, 'keyturn', '{"hint":"abc","keyId":"k-1","outcome":"done","verb":"add-secret"}', X'd690ebff765084d78ba91a4a63f25a75c743ceca404d5926dee663965cc4f555');
INSERT INTO journal VALUES (5, '20261120-140612-4f2a', 'Helpdesk | "Ada"', 'add', 1, 'verified', 1795183440000, 'keyturn', '{"evidence":"read=1\ttabä","grade":"observed"}', X'0afc58050bb9e9ad2884ece0e84a24987d770e732520ce6cae927b0cbc8a12fe');
INSERT INTO journal VALUES (6, '20261120-140612-4f2a', 'Helpdesk | "Ada"', 'probe', 1, 'holding', 1795183500000, 'keyturn', '{"until":"2026-11-20T15:00:00.000Z","why":"propagation"}', X'3957cf0379caf65d7b47aa86cb1a2d3f7f6d3de849981c7145c9a335fbcab11f');
INSERT INTO log VALUES (1, 1, X'0000000000000000000000000000000000000000000000000000000000000000', X'46231c05e883a8bedf9931f05f99813942a7520e0ba64149664b505235fdba29', X'4c377a5ac00d6cb27cbc9670ca183843be49dd9d44eba8ecddd7f309b087dcec');
INSERT INTO log VALUES (2, 2, X'46231c05e883a8bedf9931f05f99813942a7520e0ba64149664b505235fdba29', X'e88520f3df77163419f89ad8f3f65931c80a98c3a66adfa4cf1d8ded9b13ce82', X'10495d87262b0a2b901c63ab87aebd42ae23052eb2aa0c29330f4bdf10253cd2');
INSERT INTO log VALUES (3, 4, X'e88520f3df77163419f89ad8f3f65931c80a98c3a66adfa4cf1d8ded9b13ce82', X'6f1111e3253db8c5e3eb551a4c5abb1bdffa8fba2ac1f1f4970e1f72678a3b6d', X'972c6dddc12925c97a8b682064a52c44fc44ad73f4b92daa118581db68eeb22b');
INSERT INTO log VALUES (4, 5, X'6f1111e3253db8c5e3eb551a4c5abb1bdffa8fba2ac1f1f4970e1f72678a3b6d', X'8295107e092594760817782f58425485c7df2bcfb14c106a8316716054be032f', X'09e61d3622b5989a8ea4d088fbb66f0bdddb48e88524530319e9a51a3a120653');
INSERT INTO head VALUES (1, 4, X'8295107e092594760817782f58425485c7df2bcfb14c106a8316716054be032f', 6, X'3957cf0379caf65d7b47aa86cb1a2d3f7f6d3de849981c7145c9a335fbcab11f');
INSERT INTO runs VALUES ('20261120-140612-4f2a', 'b1', 'Helpdesk | "Ada"', X'7b2272756e223a2232303236313132302d3134303631322d34663261227d', 'abc', 'expiring', 'holding', 'probe', 'propagation', 1795183260000, 0, 1795186800000, 0, '{"add":"observed: read=1\ttabä"}', 1795183500000);
INSERT INTO run_credentials VALUES ('20261120-140612-4f2a', 'contoso/app-1');
INSERT INTO claims VALUES ('contoso/app-1', '20261120-140612-4f2a');
INSERT INTO leases VALUES ('20261120-140612-4f2a', 'anna, keyturn-cli on host', '75f9a684-70ec-45ff-968d-83f0dcd71718', 11493, 1795183500000);
INSERT INTO commands VALUES (1, '20261120-140612-4f2a', 'pause', '{}', 'anna@contoso.com', 1795183560000, 1);
INSERT INTO commands VALUES (2, '20261120-140612-4f2a', 'undo', '{"note":"why"}', 'anna@contoso.com', 1795183560000, 0);
INSERT INTO key_items VALUES ('item-1', '20261120-140612-4f2a', 'fresh:1', 1795183320000);
PRAGMA user_version=1;
