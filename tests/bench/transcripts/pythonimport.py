# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an admin's own script would do: json, sqlite3 and FTS5 over the same pages, same columns.

    python3 pythonimport.py ARCHIVE FOLDER"""
import hashlib
import json
import os
import sqlite3
import sys
import zlib

SCHEMA = """
    PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;
    PRAGMA secure_delete=ON; PRAGMA cache_size=-16384;
    CREATE TABLE conversations (id INTEGER PRIMARY KEY, key TEXT, started TEXT, last INTEGER,
        channel TEXT, outcome TEXT, person TEXT, activities INTEGER, user_messages INTEGER,
        bot_messages INTEGER);
    CREATE TABLE rows (id INTEGER PRIMARY KEY, conversation INTEGER, transcript_id TEXT,
        started TEXT, created TEXT, sha256 BLOB, size INTEGER, bytes BLOB);
    CREATE TABLE fragments (id INTEGER PRIMARY KEY, row INTEGER, activity INTEGER, field INTEGER,
        at INTEGER, what TEXT, text TEXT);
    CREATE VIRTUAL TABLE texts USING fts5 (said, bot, tool, var, content='', columnsize=0,
        tokenize="unicode61 remove_diacritics 2");
    INSERT INTO texts (texts, rank) VALUES ('hashsize', 67108864);
"""


def texts_of(activities):
    for index, activity in enumerate(activities):
        at = activity.get("timestamp", 0) * 1000
        if activity["type"] == "message":
            yield index, 0 if activity["from"]["role"] == 1 else 1, at, "text", activity["text"]
        elif activity.get("valueType") == "VariableAssignment":
            yield index, 3, at, activity["value"]["name"], activity["value"]["newValue"]


def add(database, number, row):
    raw = json.dumps(row).encode()
    activities = json.loads(row["content"])["activities"]
    texts = list(texts_of(activities))
    session = next((a["value"] for a in activities if a.get("valueType") == "SessionInfo"), {})
    person = next((a["from"]["aadObjectId"] for a in activities if "aadObjectId" in a["from"]), "")
    channel = next((a["channelId"] for a in activities if a.get("channelId")), "")
    database.execute("INSERT INTO conversations VALUES (?,?,?,?,?,?,?,?,?,?)",
                     (number, row["name"], row["conversationstarttime"], texts[-1][2], channel,
                      session.get("outcome", ""), person, len(activities),
                      sum(1 for text in texts if text[1] == 0),
                      sum(1 for text in texts if text[1] == 1)))
    database.execute("INSERT INTO rows VALUES (?,?,?,?,?,?,?,?)",
                     (number, number, row["conversationtranscriptid"],
                      row["conversationstarttime"], row["createdon"],
                      hashlib.sha256(raw).digest(), len(raw), zlib.compress(raw, 1)))
    for place, (index, field, at, what, text) in enumerate(texts):
        fragment = number * 1000 + place
        database.execute("INSERT INTO fragments VALUES (?,?,?,?,?,?,?)",
                         (fragment, number, index, field, at, what, text))
        columns = [None] * 4
        columns[field] = text
        database.execute("INSERT INTO texts (rowid, said, bot, tool, var) VALUES (?,?,?,?,?)",
                         (fragment, *columns))


def main(archive, folder):
    database = sqlite3.connect(archive)
    database.executescript(SCHEMA)
    number = 0
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for row in json.load(file)["value"]:
                number += 1
                add(database, number, row)
    database.commit()
    print(json.dumps({"rows": number}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
