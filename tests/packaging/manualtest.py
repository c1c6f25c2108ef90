#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""manualtest.py PROGRAM PAGE: every command and option that the program's --help names stands in its
manual page."""
import re
import subprocess
import sys


def help_of(program, *command):
    return subprocess.run([program, *command, "--help"], capture_output=True, text=True,
                          check=True).stdout


def commands_of(text):
    listed = text.partition("Subcommands:\n")[2]
    return re.findall(r"^  ([a-z][a-z-]*)\b", listed, re.M)


def options_of(text):
    listed = text.partition("Options:\n")[2].partition("\n\n")[0]
    return set(re.findall(r"(?<![\w-])--([a-z][a-z-]*)", listed))


def main():
    program, page = sys.argv[1:]
    manual = open(page, encoding="utf-8").read()
    named = set(re.findall(r"(?:Fl|,) -([a-z][a-z-]*)", manual))
    top = help_of(program)
    missing = [f"--{option}" for option in options_of(top) - named]
    seen = 0
    for group in commands_of(top):
        for verb in commands_of(help_of(program, group)):
            seen += 1
            if f"Cm {group} {verb}" not in manual:
                missing.append(f"{group} {verb}")
            missing += [f"{group} {verb} --{option}"
                        for option in options_of(help_of(program, group, verb)) - named]
    print("\n".join(f"{page} does not say: {what}" for what in sorted(missing)))
    return 1 if missing or not seen else 0


if __name__ == "__main__":
    sys.exit(main())
