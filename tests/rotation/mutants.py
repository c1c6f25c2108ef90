#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks the engine once per invariant and gate, and demands that the named test notices.

mutants.py --source DIR --build DIR [--only TEXT]

Each mutant is a textual change of the engine's sources. The changed files are compiled with the
commands of the build's compilation database, linked before the intact library, and the test named
in mutants.json must then fail (a crash counts, a test that cannot be built does not).
"""
import argparse
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile


def compile_command(database, source):
    for entry in database:
        if entry["file"] == str(source):
            return shlex.split(entry["command"]), entry["directory"]
    sys.exit(f"{source} is not in the compilation database")


def build_object(database, source, text, folder, index):
    mutated = folder / f"{index}-{source.name}"
    mutated.write_text(text)
    command, directory = compile_command(database, source)
    result = []
    skip = False
    for word in command:
        if skip:
            skip = False
        elif word in ("-o", "-MF", "-MT", "-c"):
            skip = True
        elif word != "-MD":
            result.append(word)
    target = folder / f"{index}.o"
    result += ["-Wno-error", "-w", "-c", str(mutated), "-o", str(target)]
    subprocess.run(result, cwd=directory, check=True, capture_output=True)
    return target


def link_command(build):
    words = subprocess.run(["ninja", "-C", str(build), "-t", "commands", "-s",
                            "bin/tests/rotation-engine"],
                           check=True, capture_output=True, text=True).stdout.strip().splitlines()
    line = words[-1]
    line = line.removeprefix(": && ").removesuffix(" && :")
    return shlex.split(line)


def changes(mutant):
    yield mutant
    yield from mutant.get("also", [])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    source, build = options.source.resolve(), options.build.resolve()
    database = json.loads((build / "compile_commands.json").read_text())
    mutants = json.loads((source / "tests/rotation/mutants.json").read_text())
    link = link_command(build)
    passed = failed = 0
    for mutant in mutants:
        if options.only not in mutant["name"]:
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            texts = {}
            for change in changes(mutant):
                text = texts.get(change["file"]) or (source / change["file"]).read_text()
                place = re.compile(r"\s+".join(map(re.escape, change["from"].split())))
                found = place.findall(text)
                if len(found) != 1:
                    sys.exit(f"mutant '{mutant['name']}': its place in {change['file']} is "
                             f"there {len(found)} times: {change['from']}")
                texts[change["file"]] = text.replace(found[0], change["to"])
            try:
                objects = [build_object(database, source / file, text, folder, index)
                           for index, (file, text) in enumerate(texts.items())]
            except subprocess.CalledProcessError as error:
                sys.exit(f"mutant '{mutant['name']}' does not compile:\n{error.stderr.decode()}")
            program = folder / "mutant"
            words = list(link)
            words[words.index("-o") + 1] = str(program)
            first = next(i for i, word in enumerate(words) if word.endswith(".o"))
            words[first:first] = [str(item) for item in objects]
            subprocess.run(words, cwd=build, check=True, capture_output=True)
            try:
                run = subprocess.run([str(program), mutant["killedBy"]], capture_output=True,
                                     timeout=120)
                killed = run.returncode != 0
            except subprocess.TimeoutExpired:
                killed = True
        print(f"{'killed  ' if killed else 'SURVIVED'} {mutant['name']} (by {mutant['killedBy']})",
              flush=True)
        passed += killed
        failed += not killed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
