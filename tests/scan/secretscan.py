#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""secretscan.py [--pid PID]... [--memory PID]... [--secrets-fd N] [--json] PATH...

Searches files, folders and processes for secret values, which come one per line on standard input
(or on the file descriptor N), never on the command line. PATHs are read with everything packed into
them: gzip, zlib and zip members, the values and the raw pages of SQLite databases, file names. --pid
reads a process's arguments and environment, --memory all that it holds in memory (as root).

Ends with 0 when nothing was found, 1 with one line for each hit, 2 when something could not be read.
Hits in memory are reported with their region and do not count. A hit names the secret by its number
on the list and never shows it. Values of fewer than 8 characters are refused: they hit by chance."""
import argparse
import json
import os
import pathlib
import sys

import forms
import unpack


class Scan:
    def __init__(self, secrets, token_shapes=True):
        self.needles = forms.Needles(secrets, token_shapes)
        self.hits = []
        self.unread = []
        self.pieces = 0
        self.bytes = 0

    def read(self, place, data):
        """Searches one piece of data and all that is packed into it."""
        for inner, piece in unpack.pieces(place, data):
            self.pieces += 1
            self.bytes += len(piece)
            self.hits += [{"place": inner, **hit} for hit in self.needles.find(piece)]

    def path(self, path):
        path = pathlib.Path(path)
        if not path.exists():
            self.unread.append(f"{path}: there is no such file")
        for found in [path] if not path.is_dir() else sorted(path.rglob("*")):
            self.read(f"{found} (its name)", os.fsencode(found.name))
            if found.is_symlink():
                self.read(f"{found} (its target)", os.fsencode(os.readlink(found)))
            elif found.is_file():
                try:
                    self.read(str(found), found.read_bytes())
                    self.hits += [{"place": place, **hit}
                                  for place, value in unpack.database(found)
                                  for _, piece in unpack.pieces(place, value)
                                  for hit in self.needles.find(piece)]
                except OSError as error:
                    self.unread.append(f"{found}: {error.strerror}")

    def process(self, pid):
        for part in ("cmdline", "environ"):
            try:
                self.read(f"process {pid} ({part})", pathlib.Path(f"/proc/{pid}/{part}").read_bytes())
            except OSError as error:
                self.unread.append(f"process {pid} ({part}): {error.strerror}")

    def memory(self, pid):
        """Hits in what a process holds, with the region each lies in; they do not count as leaks."""
        found = []
        with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
            for line in maps:
                span, access, _, _, _, *name = line.split(maxsplit=5)
                name = name[0].strip() if name else "anonymous"
                if access[0] != "r" or name in ("[vvar]", "[vsyscall]"):
                    continue
                start, end = (int(edge, 16) for edge in span.split("-"))
                try:
                    memory.seek(start)
                    data = memory.read(end - start)
                except OSError:
                    continue
                found += [{"place": f"memory of {pid}, {name} at {start + hit['offset']:#x}", **hit}
                          for hit in self.needles.find(data, plain=True)]
        return found


def main():
    options = argparse.ArgumentParser(description="Searches files and processes for secrets.")
    options.add_argument("paths", nargs="*", metavar="PATH")
    options.add_argument("--pid", type=int, action="append", default=[])
    options.add_argument("--memory", type=int, action="append", default=[], metavar="PID")
    options.add_argument("--secrets-fd", type=int, default=0, metavar="N")
    options.add_argument("--no-token-shapes", action="store_true",
                         help="leave out strings that only look like a token")
    options.add_argument("--json", action="store_true")
    told = options.parse_args()

    with os.fdopen(told.secrets_fd, "rb") as source:
        secrets = [line for line in source.read().split(b"\n") if line]
    try:
        scan = Scan(secrets, not told.no_token_shapes)
    except ValueError as error:
        print(f"secretscan: {error}", file=sys.stderr)
        return 2
    for path in told.paths:
        scan.path(path)
    for pid in told.pid:
        scan.process(pid)
    memory = [hit for pid in told.memory for hit in scan.memory(pid)]

    if told.json:
        print(json.dumps({"secrets": len(secrets), "pieces": scan.pieces, "bytes": scan.bytes,
                          "hits": scan.hits, "memory": memory, "unread": scan.unread}))
    else:
        for hit in scan.hits + memory:
            print(f"{hit['place']}: {hit['secret']} as {hit['form']}, offset {hit['offset']}")
        for line in scan.unread:
            print(f"not read: {line}")
        print(f"secretscan: {len(scan.hits)} hits of {len(secrets)} secrets in {scan.pieces} pieces, "
              f"{scan.bytes} bytes; {len(memory)} hits in memory.")
    return 2 if scan.unread else 1 if scan.hits else 0


if __name__ == "__main__":
    sys.exit(main())
