#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one breach of each rule in a small house and sees that check.py names it, and no other."""
import pathlib
import tempfile
import unittest

import check

LICENCE = "// SPDX-FileCopyrightText: 2026 The Keyturn authors\n" \
          "// SPDX-License-Identifier: GPL-3.0-or-later\n"
QT = {"QObject": "QtCore", "QWidget": "QtWidgets", "QNetworkAccessManager": "QtNetwork"}

SOUND = {
    "app/base/task.h": "#include <qcoro/qcorotask.h>\n",
    "app/base/result.h": "#include <QObject>\n",
    "app/tenant/agent.h": '#include "app/base/result.h"\n',
    "app/clients/graph.h": '#include "app/base/task.h"\n#include "app/identity/tokencredential.h"\n',
    "app/identity/tokencredential.h": '#include "app/base/task.h"\n',
    "app/identity/keychain.h": '#include "app/base/task.h"\n',
    "app/store/database.cpp": '#include "app/tenant/agent.h"\nbool ok = query.exec();\n',
    "app/rotation/engine.h": '#include "app/identity/keychain.h"\n',
    "app/rotation/plan.h": '#include "app/tenant/agent.h"\n',
    "app/simulator/door.cpp": "#include <boost/beast.hpp>\n#include <nlohmann/json.hpp>\n",
    "app/session/session.h": '#include "app/rotation/plan.h"\n',
    "app/main.cpp": '#include "ui/window.h"\nint end = app.exec();\n',
    "app/cli/verbs.cpp": '#include "app/rotation/engine.h"\n#include <CLI/CLI.hpp>\n',
    "ui/window.h": '#include "app/session/session.h"\n#include <QWidget>\n',
    "widgets/pill.cpp": "#include <QWidget>\n// A QEventLoop would be nested.\n",
    "tests/base/agenttest.cpp": '#include "app/tenant/agent.h"\nauto said = "QSKIP";\n',
}

# What is planted: where, the text that is added, and the rule that must name it.
PLANTS = [
    ("app/base/result.h", '#include "app/tenant/agent.h"', "include"),
    ("app/clients/graph.h", '#include "app/identity/keychain.h"', "include"),
    ("app/rotation/plan.h", '#include "app/inventory/map.h"', "include"),
    ("app/rotation/plan.h", '#include "app/http/pipeline.h"', "include"),
    ("app/store/database.cpp", '#include "app/simulator/door.h"', "include"),
    ("app/simulator/door.cpp", '#include "app/base/result.h"', "include"),
    ("app/cli/verbs.cpp", '#include "app/clients/graph.h"', "include"),
    ("ui/window.h", '#include "app/clients/graph.h"', "include"),
    ("ui/window.h", '#include "window.h"', "include"),
    ("widgets/pill.cpp", '#include "app/base/result.h"', "include"),
    ("app/cellar/wine.h", "int wine;", "include"),
    ("tests/base/agenttest.cpp", '#include "app/simulator/door.h"', "include"),
    ("ui/window.h", '#include "app/rotation/engine.h"', "no-coroutine"),
    ("app/session/session.h", '#include "app/base/task.h"', "no-coroutine"),
    ("ui/window.h", "Task<int> later();", "no-coroutine"),
    ("widgets/pill.cpp", "QCoro::Generator<int> g;", "no-coroutine"),
    ("app/simulator/door.cpp", "#include <QObject>", "library"),
    ("app/tenant/agent.h", "#include <nlohmann/json.hpp>", "library"),
    ("app/base/result.h", "#include <QWidget>", "library"),
    ("app/tenant/agent.h", "#include <QtWidgets/QWidget>", "library"),
    ("ui/window.h", "#include <QNetworkAccessManager>", "library"),
    ("app/store/database.cpp", "QEventLoop loop;", "nested-loop"),
    ("ui/window.h", "int answer = dialog->exec();", "nested-loop"),
    ("widgets/pill.cpp", "QCoreApplication::processEvents();", "nested-loop"),
    ("tests/base/agenttest.cpp", 'QSKIP("later");', "no-skip"),
    ("tests/base/agenttest.cpp", 'QEXPECT_FAIL("", "", Continue);', "no-skip"),
    ("tests/base/agenttest.cpp", "QTest::qSleep(5);", "no-sleep"),
    ("tests/base/agenttest.cpp", "QThread::msleep(5);", "no-sleep"),
    ("tests/base/agenttest.cpp", "std::this_thread::sleep_for(1s);", "no-sleep"),
    ("tests/base/agenttest.cpp", "usleep(5);", "no-sleep"),
    ("tests/base/agenttest.cpp", "::sleep(5);", "no-sleep"),
    ("app/tenant/agent.h", "int line;\n" * 150, "length"),
    ("app/store/database.cpp", "int line;\n" * 400, "length"),
    ("README.md", "https://" + "registry." + "example/", "no-registry"),
    ("tests/conformance/package-lock.json", "https://" + "registry" + ".npmjs.org/a", "no-registry"),
    ("packaging/build", "cd /" + "work/main", "no-machine-path"),
    ("app/tenant/agent.h", '// see "/' + 'home/ann/notes"', "no-machine-path"),
    ("README.md", "ls /" + "tmp/k/rules", "no-machine-path"),
]


class ArchitectureTest(unittest.TestCase):
    def breaches(self, files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return check.House(root, QT).check()

    @staticmethod
    def house():
        return {name: LICENCE + text for name, text in SOUND.items()}

    def test_a_sound_house_has_no_breach(self):
        self.assertEqual(self.breaches(self.house()), [])

    def test_each_planted_breach_is_named_by_its_rule(self):
        for where, text, rule in PLANTS:
            with self.subTest(where=where, text=text[:60]):
                files = self.house()
                before = files.get(where, LICENCE)
                files[where] = before + text + "\n"
                rules = [breach.split(": ")[1] for breach in self.breaches(files)]
                self.assertIn(rule, rules)
                self.assertLessEqual(set(rules), {rule, "no-coroutine"})

    def test_a_file_without_licence_is_named(self):
        files = self.house() | {"ui/bare.cpp": "int bare;\n"}
        self.assertEqual(self.breaches(files),
                         ["ui/bare.cpp:1: licence: the two SPDX lines are not at the top"])

    def test_the_length_that_is_allowed_is_allowed(self):
        files = self.house() | {"app/base/long.h": LICENCE + "int line;\n" * 148,
                                "app/base/long.cpp": LICENCE + "int line;\n" * 398}
        self.assertEqual(self.breaches(files), [])


if __name__ == "__main__":
    unittest.main()
