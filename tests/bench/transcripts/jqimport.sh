#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
# jqimport.sh ARCHIVE FOLDER: the pipeline of well-known tools over the same pages, same columns.
set -e
find "$2" -name '*.json' | sort | xargs cat | jq -c '.value[] | (.content | fromjson | .activities) as $a
  | { transcript_id: .conversationtranscriptid, name, started: .conversationstarttime,
      created: .createdon, activities: ($a | length),
      channel: (first($a[] | .channelId // empty) // ""),
      outcome: (first($a[] | select(.valueType == "SessionInfo") | .value.outcome) // ""),
      person: (first($a[] | .from.aadObjectId // empty) // ""),
      user_messages: ([$a[] | select(.type == "message" and .from.role == 1)] | length),
      bot_messages: ([$a[] | select(.type == "message" and .from.role == 0)] | length),
      bytes: tojson }' | sqlite-utils insert "$1" rows - --nl --pk transcript_id
find "$2" -name '*.json' | sort | xargs cat | jq -c '.value[] | .conversationtranscriptid as $row
  | .content | fromjson | .activities | to_entries[]
  | if .value.type == "message" then
      { row: $row, activity: .key, at: (.value.timestamp * 1000),
        field: (if .value.from.role == 1 then 0 else 1 end), what: "text", text: .value.text }
    elif .value.valueType == "VariableAssignment" then
      { row: $row, activity: .key, at: (.value.timestamp * 1000), field: 3,
        what: .value.value.name, text: .value.value.newValue }
    else empty end' | sqlite-utils insert "$1" fragments - --nl
sqlite-utils enable-fts "$1" fragments text --fts5 --tokenize 'unicode61 remove_diacritics 2'
