# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the house allows, as data: who may include whom, which library belongs where, how long a
file may be, and which words no file may hold. check.py reads it."""

# A room is a folder of the house. Each may include itself and what stands here: whole rooms, or
# single headers. A room that is missing here is an error, so that a new one gets its row.
# entratoken.h asks for an uncached token with a given credential: the acceptance probe.
SERVICES = {"base", "tenant", "clients", "store", "app/identity/keychain.h",
            "app/identity/entratoken.h"}
MAY_INCLUDE = {
    "base": set(),
    "tenant": {"base"},
    "http": {"base"},
    "identity": {"base", "http", "tenant"},
    "clients": {"base", "http", "tenant", "app/identity/tokencredential.h"},
    "store": {"base", "tenant"},
    "inventory": SERVICES,
    "ownership": SERVICES,
    "rotation": SERVICES,
    # Exports speak CSV, sheets and paper with the same words as the reports.
    "transcripts": SERVICES | {"app/report/csvwriter.h", "app/report/visibletext.h",
                               "app/report/pdfwriter.h"},
    "accounts": SERVICES,
    "report": {"base", "tenant", "store"},
    "session": {"base", "tenant", "http", "identity", "clients", "store", "inventory", "ownership",
                "rotation", "transcripts", "accounts", "report"},
    "cli": {"base", "tenant", "session", "store", "report", "inventory", "rotation",
            "transcripts"},
    "simulator": set(),
    "widgets": set(),
    "ui": {"base", "tenant", "session", "widgets", "store", "report", "inventory", "rotation",
           "transcripts"},
    "main": {"base", "tenant", "session", "ui", "widgets"},
}

# Rooms that see no coroutine: nothing they include may lead to one, however far.
WITHOUT_TASKS = {"ui", "widgets", "main"}
TASK_HEADERS = {"app/base/task.h"}

# Libraries by the beginning of the included name, and the rooms they belong to.
EVERY_APP_ROOM = {"base", "tenant", "http", "identity", "clients", "store", "inventory",
                  "ownership", "rotation", "transcripts", "accounts", "report", "session", "cli"}
LIBRARIES = {
    "boost/": {"simulator"},
    "nlohmann/": {"simulator"},
    "openssl/": EVERY_APP_ROOM | {"simulator"},
    "simdjson": EVERY_APP_ROOM,
    "qcoro/": EVERY_APP_ROOM - {"tenant", "report"},
    "QCoro": EVERY_APP_ROOM - {"tenant", "report"},
    "qt6keychain/": {"identity"},
    "CLI/": {"cli", "simulator"},
    "sqlite3": {"store"},
    "zstd": {"store", "transcripts"},
    "zip.h": {"transcripts"},
    "re2/": {"transcripts"},
    "xlsxwriter": {"transcripts", "report"},
}

# Qt by module: the rooms with a face see all of it, the simulator none.
FACES = {"ui", "widgets", "main"}
QT_MODULES = {
    "QtCore": EVERY_APP_ROOM | FACES,
    "QtNetwork": {"http", "identity", "clients", "session"},
    "QtSql": {"store"},
    "QtDBus": {"identity", "session"} | FACES,
    "QtGui": FACES | {"report", "cli"},
    "QtWidgets": FACES,
    "QtSvg": FACES,
    "QtTest": set(),
}

# Length in lines, for app/, ui/ and widgets/.
LONGEST_HEADER = 150
LONGEST_SOURCE = 400

# Patterns over code without comments and strings: rule, pattern, what to say.
NESTED_LOOP = [
    ("nested-loop", r"\bQEventLoop\b", "a nested event loop"),
    ("nested-loop", r"\bprocessEvents\s*\(", "a nested event loop"),
    ("nested-loop", r"(?:\.|->|::)exec\s*\(\s*\)", "exec() outside main.cpp"),
]
IN_ROOMS_WITHOUT_TASKS = [
    ("no-coroutine", r"\bQCoro\b|\bco_await\b|\bco_return\b|\bco_yield\b|\bTask\s*<", "a coroutine"),
]
IN_TESTS = [
    ("no-skip", r"\bQSKIP\b|\bDISABLED_|\bQEXPECT_FAIL\b", "a test that may not fail"),
    ("no-sleep", r"\bqSleep\b|\bqWait\s*\(|\bQThread::m?u?sleep\b|\bsleep_(?:for|until)\b"
                 r"|\busleep\b|\bnanosleep\b|(?<![\w.>])sleep\s*\(", "a test that sleeps"),
]

# Programs that a person watches, and that so may wait for the eye; they are no tests.
WATCHED = ("tests/demo/",)

# Patterns over the whole text of every file. Written so that they do not match themselves.
NEVER_LANDS = [
    ("no-registry", r"https?://(?:deb|security|registry)[.]|registry[.]npmjs|files[.]pythonhosted"
                    r"|(?<![\w.])pypi[.]org|static[.]crates[.]|proxy[.]golang", "a registry host"),
    ("no-machine-path", r"(?<![\w.*}-])/(?:(?:w)ork|(?:f)arm|(?:r)oot|(?:h)ome/[a-z][\w-]*)/",
     "a path of one machine"),
    ("no-machine-path", r"/(?:t)mp/(?:k|k2|b-\w+)/", "a path of one machine"),
]
