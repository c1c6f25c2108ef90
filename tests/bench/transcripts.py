#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive of transcripts against what else could be done, side by side in one run:

    python3 tests/bench/transcripts.py [--bin build/release/bin] [--rows 30000] [--large]

imports pages of conversations (30,000 rows are 240 MB and 390,000 messages) with Keyturn, with the
floor (one thread, simdjson and SQLite's own interface, nothing else), with a script in Python and
with jq and sqlite-utils; searches them with Keyturn and with ripgrep; opens a small archive and the
large one. --large does the same with ten times the rows. Every figure is a median of --rounds, as
seconds on the wall and of processor: on a busy machine only the second is comparable."""
import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(HERE, "transcripts")
QUERIES = ["refund", "jajon", "binives", "robelepun", "said:refund", "refund hijet", '"nes cat"',
           "refund after:2025-12-01 before:2025-12-10", "refund channel:webchat", "refund -jajon",
           "said:refund bot:hijet", "agent:cr_agent_3 binives", "refu*"]
RIPGREP = ["refund", "jajon", "binives", "robelepun"]


def run(command):
    """Wall and processor seconds of a command, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": wall, "processor": used, "output": output}


def median(runs, key):
    return statistics.median(run[key] for run in runs)


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder

    def program(self, name):
        return os.path.join(self.options.bin, name)

    def fresh(self, name):
        path = os.path.join(self.folder, name)
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        return os.path.join(path, "archive.db")

    def pages(self, rows):
        if self.options.pages and rows == self.options.rows:
            return self.options.pages
        path = os.path.join(self.folder, "pages%d" % rows)
        subprocess.run([sys.executable, os.path.join(TOOLS, "pages.py"), path, "--count",
                        str(rows)], check=True)
        return path

    def imports(self, pages):
        contenders = {
            "floor": [self.program("keyturn-importfloor")],
            "keyturn": [self.program("keyturn-importbench")],
            "keyturn with scan": [self.program("keyturn-importbench")],
            "python3": [sys.executable, os.path.join(TOOLS, "pythonimport.py")],
            "jq and sqlite-utils": [os.path.join(TOOLS, "jqimport.sh")]}
        if not shutil.which("sqlite-utils") or not shutil.which("jq") or self.options.skip_jq:
            print("jq or sqlite-utils is not here: left out")
            del contenders["jq and sqlite-utils"]
        runs = {name: [] for name in contenders}
        for _ in range(self.options.rounds):
            for name, command in contenders.items():
                arguments = [self.fresh(name.replace(" ", "-")), pages]
                if name.endswith("scan"):
                    arguments.append("--scan")
                runs[name].append(run(command + arguments))
        floor = runs["floor"]
        ours = runs["keyturn"]
        print("\n%-22s %10s %10s %16s %16s" % ("import", "wall s", "cpu s", "wall / floor",
                                                "wall / keyturn"))
        for name, times in runs.items():
            print("%-22s %10.2f %10.2f %16.2f %16.2f" % (
                name, median(times, "wall"), median(times, "processor"),
                median(times, "wall") / median(floor, "wall"),
                median(times, "wall") / median(ours, "wall")))
        written = [json.loads(one["output"]) for one in ours]
        writing = statistics.median(one["processor"] - one["preparing"] for one in written)
        print("keyturn's threads: preparing %.2f s, writing %.2f s of processor; the longer one is "
              "%.2f of the floor's" % (
                  statistics.median(one["preparing"] for one in written), writing,
                  writing / median(floor, "processor")))
        print("greatest memory %.1f MB; %d rows, %d texts" % (
            max(one["peakKb"] for one in written) / 1024, written[0]["rows"],
            written[0]["texts"]))
        return os.path.join(self.folder, "keyturn", "archive.db")

    def searches(self, archive):
        search = self.program("keyturn-searchbench")
        found = json.loads(run([search, archive, "search", *QUERIES])["output"])
        print("\n%-46s %6s %9s %9s %9s %12s" % ("search, first 100 hits with snippets", "hits",
                                                 "p50 ms", "p95 ms", "p95 cpu", "+facets cpu"))
        for one in found["each"] + [dict(found, query="all", hits=0)]:
            print("%-46s %6d %9.2f %9.2f %9.2f %12.2f" % (
                one["query"], one["hits"], one["p50"]["ms"], one["p95"]["ms"],
                one["p95"]["processorMs"], one["withFacets"]["processorMs"]))
        if not shutil.which("rg"):
            print("ripgrep is not here: left out")
            return
        texts = os.path.join(self.folder, "texts.txt")
        with open(texts, "wb") as file:
            subprocess.run([search, archive, "texts"], check=True, stdout=file)
        for word in RIPGREP:
            times = [run(["sh", "-c", "rg -i -w -N %s %s | wc -l" % (word, texts)])
                     for _ in range(5)]
            ours = next(one for one in found["each"] if one["query"] == word)
            print("ripgrep %-38s %6d %9.2f %19.2f cpu: %d times ours" % (
                word, int(times[0]["output"]), median(times, "wall") * 1e3,
                median(times, "processor") * 1e3,
                median(times, "processor") * 1e3 / ours["p50"]["processorMs"]))

    def openings(self, archive):
        small = self.fresh("small")
        subprocess.run([self.program("keyturn-importbench"), small, self.pages(8)], check=True,
                       stdout=subprocess.DEVNULL)
        times = {}
        for name, file in (("100 messages", small), ("this archive", archive)):
            runs = [json.loads(run([self.program("keyturn-searchbench"), file, "open"])["output"])
                    for _ in range(21)]
            times[name] = (median(runs, "ms"), median(runs, "processorMs"))
        print("\n%-22s %10s %10s" % ("open to first list", "wall ms", "cpu ms"))
        for name, (wall, processor) in times.items():
            print("%-22s %10.2f %10.2f" % (name, wall, processor))
        print("ratio %.2f, of processor %.2f" % (
            times["this archive"][0] / times["100 messages"][0],
            times["this archive"][1] / times["100 messages"][1]))

    def large(self):
        pages = self.pages(10 * self.options.rows)
        archive = self.fresh("large")
        outcome = json.loads(run([self.program("keyturn-importbench"), archive, pages])["output"])
        print("\nten times the input: %d rows, %d texts in %.1f s; greatest memory %.1f MB" % (
            outcome["rows"], outcome["texts"], outcome["seconds"], outcome["peakKb"] / 1024))
        self.searches(archive)
        self.openings(archive)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin")
    parser.add_argument("--rows", type=int, default=30_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", help="a folder with pages, instead of made ones")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--skip-jq", action="store_true", help="it takes minutes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="keyturn-bench-") as folder:
        bench = Bench(options, folder)
        archive = bench.imports(bench.pages(options.rows))
        bench.searches(archive)
        bench.openings(archive)
        if options.large:
            bench.large()


if __name__ == "__main__":
    main()
