#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py ROOT: reads every file of the house and names each one that breaks a rule of rules.py.

Ends with 0 when none does, with 1 and one line for each breach otherwise."""
import pathlib
import re
import subprocess
import sys

import rules

HOUSE = ("app", "ui", "widgets")
FOLDERS = HOUSE + ("tests", "packaging", "resources", "translations", "cmake", ".ci")
CODE = {".h", ".cpp"}
SPEAKS_FOR_ITSELF = {".py", ".sh", ".mjs", ".js", ".cmake"}
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.M)
# Comments, then string and character literals; a raw string ends at its own delimiter.
NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^()\s\\]{0,16})\(.*?\)(?P=d)"'
                   r'|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])*\'', re.S)


def code_of(text):
    """The text with comments and literals blanked; lines keep their numbers."""
    def blank(match):
        kept = '""' if match.group(0)[0] in '"R' else ""
        return kept + "\n" * match.group(0).count("\n")
    return NOISE.sub(blank, text)


def room_of(path):
    parts = path.split("/")
    if parts[0] in ("ui", "widgets"):
        return parts[0]
    if parts[0] == "app":
        return "main" if len(parts) == 2 else parts[1]
    return None


def qt_headers():
    """Header name -> Qt module, from the installed Qt."""
    for tool in ("qmake6", "/usr/lib/qt6/bin/qmake"):
        try:
            folder = subprocess.run([tool, "-query", "QT_INSTALL_HEADERS"], capture_output=True,
                                    text=True, check=True).stdout.strip()
            break
        except (OSError, subprocess.CalledProcessError):
            continue
    else:
        sys.exit("architecture: no qmake6 tells where Qt's headers are")
    modules = {}
    for module in pathlib.Path(folder).glob("Qt*"):
        for header in module.iterdir() if module.is_dir() else ():
            modules.setdefault(header.name, module.name)
    return modules


class House:
    def __init__(self, root, qt=None):
        self.root = pathlib.Path(root)
        self.qt = qt or qt_headers()
        self.breaches = []
        self.texts = {}
        for path in self.files():
            data = path.read_bytes()
            if b"\0" not in data:
                self.texts[path.relative_to(self.root).as_posix()] = data.decode("utf-8", "replace")
        self.includes = {name: self.includes_of(text) for name, text in self.texts.items()
                         if name.endswith((".h", ".cpp"))}

    def files(self):
        for folder in FOLDERS:
            for path in sorted((self.root / folder).rglob("*")):
                if path.is_file() and not {"node_modules", "__pycache__"} & set(path.parts):
                    yield path
        yield from (path for path in sorted(self.root.iterdir()) if path.is_file())

    @staticmethod
    def includes_of(text):
        return [(text.count("\n", 0, found.start(1 if found[1] else 2)) + 1, found[1], found[2])
                for found in INCLUDE.finditer(text)]

    def breach(self, name, line, rule, said):
        self.breaches.append(f"{name}:{line}: {rule}: {said}")

    def check(self):
        for name, text in self.texts.items():
            suffix = pathlib.PurePath(name).suffix
            self.check_words(name, text, rules.NEVER_LANDS)
            if suffix in CODE | SPEAKS_FOR_ITSELF or name.endswith("CMakeLists.txt"):
                self.check_licence(name, text)
            if suffix not in CODE:
                continue
            code = code_of(text)
            if name.startswith("tests/"):
                if not name.startswith(rules.WATCHED):
                    self.check_words(name, code, rules.IN_TESTS)
                self.check_test_includes(name)
            elif name.startswith(HOUSE):
                self.check_room(name, text, code)
        return self.breaches

    def check_room(self, name, text, code):
        room = room_of(name)
        if room not in rules.MAY_INCLUDE:
            self.breach(name, 1, "include", f"the room {room} has no row in rules.py")
            return
        self.check_length(name, text)
        if not name.endswith("main.cpp"):
            loops = rules.NESTED_LOOP[:2] if room == "store" else rules.NESTED_LOOP
            self.check_words(name, code, loops)
        if room in rules.WITHOUT_TASKS:
            self.check_words(name, code, rules.IN_ROOMS_WITHOUT_TASKS)
        for line, own, foreign in self.includes[name]:
            if own:
                self.check_arrow(name, room, line, own)
            else:
                self.check_library(name, room, line, foreign)

    def check_arrow(self, name, room, line, target):
        if target.endswith(".moc"):
            return
        to = room_of(target)
        if to is None:
            self.breach(name, line, "include", f"{target} is not named from the top folder")
        elif to != room and not {to, target} & rules.MAY_INCLUDE[room]:
            self.breach(name, line, "include", f"{room} may not include {target}")
        elif room in rules.WITHOUT_TASKS:
            way = self.way_to_task(target)
            if way:
                self.breach(name, line, "no-coroutine", f"leads to a Task: {' > '.join(way)}")

    def way_to_task(self, header, seen=None):
        """The chain of headers from this one to a coroutine, or nothing."""
        seen = set() if seen is None else seen
        if header in rules.TASK_HEADERS:
            return [header]
        if header in seen:
            return []
        seen.add(header)
        for _, own, foreign in self.includes.get(header, ()):
            if foreign and foreign.lower().startswith("qcoro"):
                return [header, foreign]
            way = self.way_to_task(own, seen) if own else []
            if way:
                return [header] + way
        return []

    def check_library(self, name, room, line, header):
        for beginning, rooms in rules.LIBRARIES.items():
            if header.startswith(beginning):
                if room not in rooms:
                    self.breach(name, line, "library", f"{room} may not use {header}")
                return
        if not re.match(r"Q[A-Z]|Qt|q\w+\.h$", header):
            return
        module = header.split("/")[0] if "/" in header else self.qt.get(header)
        if room not in rules.QT_MODULES.get(module, ()):
            self.breach(name, line, "library", f"{room} may not use {header} of {module}")

    def check_test_includes(self, name):
        if name.startswith("tests/simulator/"):
            return
        for line, own, _ in self.includes[name]:
            if own and own.startswith("app/simulator/"):
                self.breach(name, line, "include", "nothing includes the simulator")

    def check_length(self, name, text):
        most = rules.LONGEST_HEADER if name.endswith(".h") else rules.LONGEST_SOURCE
        lines = text.count("\n")
        if lines > most:
            self.breach(name, lines, "length", f"{lines} lines, at most {most}")

    def check_licence(self, name, text):
        first = text.split("\n", 3)[:3]
        wanted = ("SPDX-FileCopyrightText: 2026 The Keyturn authors",
                  "SPDX-License-Identifier: GPL-3.0-or-later")
        if not all(any(want in line for line in first) for want in wanted):
            self.breach(name, 1, "licence", "the two SPDX lines are not at the top")

    def check_words(self, name, text, patterns):
        for rule, pattern, said in patterns:
            for found in re.finditer(pattern, text):
                self.breach(name, text.count("\n", 0, found.start()) + 1, rule,
                            f"{said}: {found.group(0)}")


def main():
    house = House(sys.argv[1])
    breaches = house.check()
    print("\n".join(breaches))
    print(f"architecture: {len(house.texts)} files read, {len(breaches)} breaches.")
    return 1 if breaches or not house.includes else 0


if __name__ == "__main__":
    sys.exit(main())
