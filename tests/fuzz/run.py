#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fuzzes the reader and the importers of transcripts.

    tests/fuzz/run.py --minutes 10              every target, ten minutes each, one after the other
    tests/fuzz/run.py --minutes 2 zip import    these two
    tests/fuzz/run.py --minutes 2 --keep        and keep the smallest inputs that reach new code

A finding is written to tests/fuzz/corpus/TARGET/, where every build replays it, and ends the run
with 1. Needs clang-19; builds in its own folder (--build)."""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
CORPUS = SOURCE / "tests" / "fuzz" / "corpus"
TARGETS = ["content", "row", "mask", "splitter", "csv", "zip", "import", "scan", "scanrules"]
LONGEST_INPUT = 20000
LARGEST_KEPT = 2000  # bytes of an input that goes into the repository
MOST_KEPT = 80       # inputs per target


def build(folder, targets):
    if not (folder / "build.ninja").exists():
        subprocess.run(
            ["cmake", "-S", SOURCE, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=RelWithDebInfo",
             "-DCMAKE_C_COMPILER=clang-19", "-DCMAKE_CXX_COMPILER=clang++-19", "-DKEYTURN_FUZZ=ON",
             "-DKEYTURN_SANITIZE=address,undefined"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", folder, *[f"fuzz-{target}" for target in targets]], check=True,
                   stdout=subprocess.DEVNULL)


def run(folder, target, minutes):
    """True when nothing was found."""
    seeds = CORPUS / target
    found = folder / "corpus" / target
    for place in (seeds, found):
        place.mkdir(parents=True, exist_ok=True)
    words = SOURCE / "tests" / "fuzz" / "words.dict"
    command = [folder / "bin" / "fuzz" / f"fuzz-{target}", found, seeds,
               f"-max_total_time={int(minutes * 60)}", f"-max_len={LONGEST_INPUT}", f"-dict={words}",
               "-timeout=10", "-rss_limit_mb=1500", "-print_final_stats=1",
               f"-artifact_prefix={seeds}/"]
    environment = dict(os.environ, UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1")
    done = subprocess.run(["nice", "-n", "19", *map(str, command)], env=environment,
                          stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    figures = [line for line in done.stderr.splitlines()
               if "number_of_executed_units" in line or " DONE " in line]
    print(f"{target}: {'nothing found' if done.returncode == 0 else 'FOUND'}",
          *(line.strip() for line in figures), sep="\n  ", flush=True)
    if done.returncode != 0:
        print(done.stderr[-6000:])
    return done.returncode == 0


def keep(folder, target):
    """Adds the smallest inputs that reach code which the kept ones do not."""
    merged = folder / "merged" / target
    shutil.rmtree(merged, ignore_errors=True)
    merged.mkdir(parents=True)
    subprocess.run([folder / "bin" / "fuzz" / f"fuzz-{target}", "-merge=1", merged, CORPUS / target,
                    folder / "corpus" / target], check=True, stderr=subprocess.DEVNULL)
    kept = {path.name for path in (CORPUS / target).iterdir()}
    fresh = sorted((path for path in merged.iterdir()
                    if path.name not in kept and path.stat().st_size <= LARGEST_KEPT),
                   key=lambda path: path.stat().st_size)
    for path in fresh[:max(0, MOST_KEPT - len(kept))]:
        shutil.copy(path, CORPUS / target / path.name)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "build" / "fuzz")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("targets", nargs="*", metavar="target", help=" ".join(TARGETS))
    options = parser.parse_args()
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {' '.join(sorted(unknown))}")
    targets = options.targets or TARGETS
    build(options.build, targets)
    clean = True
    for target in targets:
        clean = run(options.build, target, options.minutes) and clean
        if options.keep:
            keep(options.build, target)
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
