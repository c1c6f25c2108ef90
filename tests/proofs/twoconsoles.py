#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""twoconsoles.py [--seed N] [--keep]

Two consoles turn the same credential: from one home and from two, started within a second and in the
middle of a run. One of them must be refused or withdraw, nothing foreign may go, nobody is let down."""
import argparse
import contextlib
import sqlite3
import time

import ground
import walk
from ground import check
from zero import credentials

cases = ("one home, at once", "one home, mid-run", "two homes, at once", "two homes, mid-run")


class Side(walk.Walk):
    """One of the consoles. A run that was refused before it began is an end as well."""

    def __init__(self, console, **options):
        super().__init__(console, **options)
        self.refused = {}

    def astray(self, agent, row, words):
        if row:
            return False
        self.refused[agent] = words.splitlines()[-1] if words else ""
        self.ends[agent] = {"state": "refused", "id": "", "why": ""}
        return True


def reached(side, agent, step):
    """Whether a run stands at the step or behind it: the mark of the other is there to be seen."""
    row = side.row_of(agent)
    return row and row["step"].split(":")[0] in step


def holders(side, run):
    """Processes that the store names as the run's."""
    store = side.console.home / "store" / "records.db"
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=20)) as db:
        return [row[0] for row in db.execute("SELECT pid FROM leases WHERE run = ?", (run,))]


def same_home(side, agent, middle):
    """Starts a second keyturn-cli on the agent's run in the same home. Whichever comes first, one of
    them alone holds the run and the other is refused. Returns what that one says."""
    if middle:
        ground.until(lambda: reached(side, agent, ("accept", "deliver-vault", "seen")),
                     "the run is under way", 90)
    both = [side.driving[agent], side.console.start("rotate", "run", agent, "--accept")]
    loser = ground.until(lambda: next((one for one in both if one.poll() is not None), None),
                         "one of two consoles of a home is refused", 90)
    winner = both[1 - both.index(loser)]
    said = loser.words.read_text().strip().splitlines()[-1:]
    check(loser.returncode in (1, 4), f"it is refused, not ended with {loser.returncode}: {said}")
    check(not middle or winner is both[0], "who came in the middle of a run is the one refused")
    side.driving[agent] = winner
    row = ground.until(lambda: side.row_of(agent), "the other one has a run", 90)
    runs = [one for one in walk.rows(side.console.home).values() if one["agent_id"] == agent]
    check(len(runs) == 1, f"one run begins, not {len(runs)}")
    held = ground.until(lambda: holders(side, row["id"]), "the run is held", 90)
    check(held == [winner.pid] and winner.poll() is None, f"{winner.pid} alone holds it, not {held}")
    third = side.console.call("rotate", "resume", row["id"], codes=None)[0]
    check(third == 4, f"a run that another process holds is not resumed: {third}")
    return loser.returncode, said


def prove():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=11)
    options.add_argument("--keep", action="store_true")
    told = options.parse_args()
    start = time.monotonic()
    with ground.Place(told.keep) as place:
        tenant = ground.Tenant(place, seed=told.seed, agents=4, speed=30, traffic=100,
                               profiles="container-app-vault")
        keyring = ground.Keyring(place)
        here = Side(ground.Console(place, keyring, tenant, "here"))
        there = Side(ground.Console(place, keyring, tenant, "there"))
        here.console.call("agents", "list")
        there.console.call("agents", "list")
        state = tenant.get("state")
        agent_of = dict(zip(cases, sorted(agent["id"] for agent in state["agents"])))
        for agent in agent_of.values():
            here.begin(agent)
            if agent == agent_of["two homes, at once"]:
                there.begin(agent)
        words = {}
        for case in cases[:2]:
            words[case] = same_home(here, agent_of[case], case.endswith("mid-run"))[1]
        late = agent_of["two homes, mid-run"]
        ground.until(lambda: reached(here, late, ("alone", "accept", "deliver-vault", "seen")),
                     "the run is under way", 90)
        there.begin(late)
        walk.together([here, there], 280)
        judge(tenant, here, there, agent_of, credentials(state), state, words)
        print(f"twoconsoles: {len(cases)} meetings, one rotation each; 0 s without a valid credential, "
              f"0 refused, nothing foreign removed; {time.monotonic() - start:.0f} s")


def judge(tenant, here, there, agent_of, before, state, words):
    after, traffic = credentials(tenant.get("state")), tenant.get("traffic")
    problems = []
    for case, agent in agent_of.items():
        app = next(c["appId"] for c in state["consumers"] if agent in c["agents"])
        gone, come = set(before[app]) - set(after[app]), set(after[app]) - set(before[app])
        ends = [side.ends[agent]["state"] for side in (here, there) if agent in side.ends]
        print(f"{case:20} {' and '.join(ends):24} "
              f"{'; '.join(words.get(case, []) or [there.refused.get(agent, '')])}")
        if ends.count("completed") != 1:
            problems.append(f"{case}: exactly one completes, not {ends}")
        if len(gone) != 1 or len(come) != 1:
            problems.append(f"{case}: {len(gone)} credentials went and {len(come)} came")
        if case.startswith("two") and not set(ends) <= {"completed", "undone", "refused"}:
            problems.append(f"{case}: the other withdraws or is refused, not {ends}")
    removals = [line for line in tenant.log() if line["operation"] == "graph.removePassword"
                and line["status"] == 204]
    ours = {c["keyId"] for application in tenant.get("state")["applications"]
            for c in application["removedPasswordCredentials"]}
    if len(removals) != len(ours):
        problems.append(f"{len(removals)} removals for {len(ours)} removed credentials")
    if traffic["refused"] or traffic["secondsWithoutValid"]:
        problems.append(f"{traffic['refused']} refused, {traffic['secondsWithoutValid']} s without valid")
    check(not problems, "; ".join(problems))


if __name__ == "__main__":
    ground.main(prove)
