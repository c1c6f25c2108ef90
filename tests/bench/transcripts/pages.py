# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes pages of conversationtranscripts in the wire shape, the same ones for the same seed:

    python3 pages.py FOLDER [--count 30000] [--seed 1]

About 8 KB and 13 messages a row, 100 rows a page, one conversation in fifty in two rows."""
import argparse
import itertools
import json
import os
import random
import uuid

PAGE = 100
START = 1_764_000_000  # 2025-11-24
LETTERS = "bcdfghjklmnprstvwz"
VOWELS = "aeiou"


def vocabulary(chance, size):
    """Made-up words, the common ones short."""
    words = []
    for rank in range(size):
        syllables = 1 + (rank > 40) + (rank > 600) + (rank > 6000)
        words.append("".join(chance.choice(LETTERS) + chance.choice(VOWELS)
                             for _ in range(syllables)) + chance.choice(["", "n", "r", "s", "t"]))
    return words


class Talk:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.words = vocabulary(random.Random(7), 20_000)
        self.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(20_000)))

    def guid(self):
        return str(uuid.UUID(int=self.chance.getrandbits(128), version=4))

    def sentence(self, least, most):
        words = self.chance.choices(self.words, cum_weights=self.weights,
                                    k=self.chance.randint(least, most))
        if self.chance.random() < 0.15:
            words.insert(len(words) // 2, "refund")
        if self.chance.random() < 0.02:
            words.append("order %d" % self.chance.randint(1000, 9999))
        return " ".join(words).capitalize() + self.chance.choice([".", "?", "!", ""])


def message(talk, at, role, text, person, reply=None):
    activity = {"id": talk.guid(), "type": "message", "timestamp": at,
                "from": {"id": person["hash"], "role": role}, "channelId": person["channel"],
                "textFormat": "plain" if role else "markdown", "text": text, "attachments": [],
                "channelData": {"attachmentSizes": [], "enableDiagnostics": True}}
    if role:
        activity["from"]["aadObjectId"] = person["id"]
    if reply:
        activity["replyToId"] = reply
    return activity


def tracing(talk, at, reply, topic):
    return {"id": talk.guid(), "type": "event", "timestamp": at, "from": {"id": "b", "role": 0},
            "name": "DialogTracing", "attachments": [], "replyToId": reply,
            "value": {"actions": [{"actionId": "sendMessage_" + topic, "topicId": topic,
                                   "triggerId": "main", "dialogComponentId": talk.guid(),
                                   "actionType": "SendActivity", "conditionItemExit": [],
                                   "variableState": {"dialogState": {}, "globalState": {}},
                                   "exception": "", "resultTrace": None}]}}


def variable(talk, at, reply):
    return {"valueType": "VariableAssignment", "id": talk.guid(), "type": "trace",
            "timestamp": at, "from": {"id": "", "role": 0}, "replyToId": reply,
            "value": {"name": "Answer", "id": "Topic.Answer",
                      "newValue": talk.sentence(3, 8), "type": "local"}}


def activities(talk, start, person, outcome):
    at = start
    yield {"valueType": "ConversationInfo", "type": "trace", "timestamp": at,
           "from": {"id": "", "role": 0}, "value": {"isDesignMode": False, "locale": "en-US"}}
    topic = "agent.topic." + talk.words[talk.chance.randrange(200)]
    yield message(talk, at, 0, "Hello, I am a virtual assistant. How can I help you today?", person)
    for turn in range(6):
        at += talk.chance.randint(3, 60)
        said = message(talk, at, 1, talk.sentence(3, 18), person)
        yield said
        if turn % 3 == 0:
            yield tracing(talk, at, said["id"], topic)
        if turn % 3 == 1:
            yield variable(talk, at, said["id"])
        at += talk.chance.randint(1, 5)
        yield message(talk, at, 0, talk.sentence(6, 24), person, said["id"])
    yield {"valueType": "SessionInfo", "id": "0", "type": "trace", "timestamp": at,
           "from": {"id": "", "role": 0},
           "value": {"startTimeUtc": iso(start), "endTimeUtc": iso(at), "type": "Engaged",
                     "outcome": outcome, "turnCount": 13, "impliedSuccess": False}}


def iso(seconds):
    import datetime
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime(
        "%Y-%m-%dT%H:%M:%SZ")


def row(talk, number, agents, open_names):
    start = START + number * 60 + talk.chance.randint(0, 59)
    bot, schema = talk.chance.choice(agents)
    if open_names and talk.chance.random() < 0.02:
        name, bot, schema = open_names.pop(talk.chance.randrange(len(open_names)))
    else:
        name = talk.guid() + "_" + bot
        open_names.append((name, bot, schema))
        del open_names[:-500]
    person = {"id": talk.guid(), "hash": talk.guid(),
              "channel": talk.chance.choice(["msteams", "msteams", "webchat", "directline"])}
    outcome = talk.chance.choice(["Resolved", "Resolved", "Abandoned", "HandOff", "None"])
    content = list(activities(talk, start, person, outcome))
    written = iso(content[-1]["timestamp"] + 2170)
    return {"@odata.etag": 'W/"%d"' % (5_000_000 + number), "conversationstarttime": iso(start),
            "schemaversion": "0.2.2", "_owningbusinessunit_value": None,
            "metadata": json.dumps({"BotId": bot, "AADTenantId": "426a6ef4", "BotName": schema,
                                    "BatchId": 0}),
            "conversationtranscriptid": talk.guid(), "statecode": 0, "statuscode": 1,
            "createdon": written, "modifiedon": written, "schematype": "powervirtualagents",
            "versionnumber": 5_000_000 + number,
            "_bot_conversationtranscriptid_value": bot, "name": name,
            "content": json.dumps({"activities": content}, separators=(",", ":"))}


def write(folder, count, seed):
    os.makedirs(folder, exist_ok=True)
    talk = Talk(seed)
    agents = [(talk.guid(), "cr_agent_%d" % i) for i in range(20)]
    open_names = []
    for page, first in enumerate(range(0, count, PAGE)):
        rows = [row(talk, number, agents, open_names)
                for number in range(first, min(first + PAGE, count))]
        with open(os.path.join(folder, "page%05d.json" % page), "w", encoding="utf-8") as file:
            json.dump({"@odata.context": "$metadata#conversationtranscripts", "value": rows}, file,
                      separators=(",", ":"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, options.count, options.seed)
