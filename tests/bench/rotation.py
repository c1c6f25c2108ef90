#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""rotation.py [--seed N] [--check]

One rotation at the tenant's speed 1: its holds are leapt over by advancing the clock to their ends, all
else takes the time it takes. Prints its duration over the sum of its mandatory holds, and the processor
time of keyturn-cli. --check fails above a duration of 1.1."""
import argparse
import contextlib
import os
import pathlib
import sqlite3
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "proofs"))
import ground  # noqa: E402
import walk  # noqa: E402
from ground import check  # noqa: E402

most = 1.1


def journal(home, run):
    store = home / "store" / "records.db"
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=20)) as db:
        return db.execute("SELECT step, kind, at, data FROM journal WHERE run = ? ORDER BY seq",
                          (run,)).fetchall()


def held(facts):
    """Milliseconds in which the run had to wait: from a step's first hold to its end, by step."""
    since, spans = {}, {}
    for step, kind, at, _ in facts:
        if kind == "holding":
            since.setdefault(step, at)
        elif kind == "verified" and step in since:
            spans[step] = at - since.pop(step)
    return spans


def drive(console, tenant, agent):
    """Runs to the end; leaps only while the run holds, to the end of the hold at most. Returns the
    processor seconds of the consoles that drove it, and the leaps."""
    person = walk.Person(console)
    process = console.start("rotate", "run", agent, "--accept")
    used, leaps = 0.0, 0
    deadline = time.monotonic() + 240
    while True:
        check(time.monotonic() < deadline, "the rotation ends within 240 s")
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        row = next(iter(walk.rows(console.home).values()), None)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            used += usage.ru_utime + usage.ru_stime
            if not row or row["state"] != "waiting-for-person":
                return process, used, leaps
            person.serve(row["id"], row)
            process = console.start("rotate", "resume", row["id"])
        elif row and row["state"] == "holding":
            left = row["until"] / 1000 - tenant.now()
            # A known end is leapt to; what may show itself earlier is looked for every minute.
            step = left if row["why"] in walk.known_ends else 60
            if left > 0:
                tenant.advance(min(left, step))
                leaps += 1
                time.sleep(0.3)  # A console looks at the clock four times a second.
        time.sleep(0.05)


def prove():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=3)
    options.add_argument("--check", action="store_true")
    told = options.parse_args()
    with ground.Place() as place:
        tenant = ground.Tenant(place, seed=told.seed, agents=1, speed=1,
                               profiles="container-app-vault")
        console = ground.Console(place, ground.Keyring(place), tenant)
        console.call("agents", "list")
        agent = tenant.get("state")["agents"][0]["id"]
        process, used, leaps = drive(console, tenant, agent)
        row = next(iter(walk.rows(console.home).values()))
        facts = journal(console.home, row["id"])
        spans = held(facts)
        check(row["state"] == "completed", f"the rotation completes, not {row['state']} at {row['step']}: "
                                           f"{process.words.read_text()[-300:]}")
        start = next(at for _, kind, at, _ in facts if kind == "started")
        end = next(at for _, kind, at, _ in facts if kind == "ended")
        calls = [line for line in tenant.log() if not line["operation"].startswith(("tenant.", "portal"))]
        ratio = (end - start) / sum(spans.values())
        for step, span in spans.items():
            print(f"  {step.split(':')[0]:10} held {span / 60000:7.1f} min")
        cpu = used
        print(f"rotation: {(end - start) / 60000:.1f} min over {sum(spans.values()) / 60000:.1f} min of "
              f"mandatory holds = {ratio:.3f} (at most {most})")
        print(f"processor time of keyturn-cli: {cpu:.2f} s for {len(calls)} calls, "
              f"{1000 * cpu / len(calls):.1f} ms a call, TLS and keychain included; {leaps} leaps")
        check(not told.check or ratio <= most, f"a rotation takes at most {most} of its holds")


if __name__ == "__main__":
    ground.main(prove)
