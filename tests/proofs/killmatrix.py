#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""killmatrix.py [--seeds N,N,...] [--cells TEXT] [--tenants N] [--keep]

Kills the console (SIGKILL) in every step of a rotation at every point of it, lets keyturn-cli go on
with the run, and compares each end with the table below. Every cell has an agent of its own."""
import argparse
import concurrent.futures
import signal
import time

import ground
import walk
from ground import check
from zero import credentials

# One column per point. "before X STEP" and "after X STEP" are around the commit of a fact, "sent X" and
# "answered X" are calls, the first one after the step before was done. Where a step sends nothing with
# an effect, its reading takes that place; where it writes no intent, its first fact does.
points = ("before intent", "after intent", "request sent", "server acted", "answer received", "recorded")
vault = "keyvault.setSecret"
matrix = {
    "prepare": ("before intended", "after intended", "sent graph.getApplication",
                "answered graph.getApplication", "before answered", "after verified"),
    "add": ("before intended", "after intended", "sent graph.addPassword",
            "answered graph.addPassword", "before answered", "after answered"),
    "alone": ("before holding", "after holding", "sent graph.getApplication",
              "answered graph.getApplication", "before verified", "after verified"),
    "accept": ("before intended", "after intended", "sent entra.token", "answered entra.token",
               "before probed", "after probed"),
    "deliver-vault": ("before intended", "after intended", f"sent {vault}", f"answered {vault}",
                      "before answered", "after answered"),
    "seen": ("before holding", "after holding", "sent loganalytics.query",
             "answered loganalytics.query", "before verified", "after verified"),
    "disuse": ("before holding", "after holding", "sent loganalytics.query",
               "answered loganalytics.query", "before verified", "after verified"),
    "approve": ("", "", "", "", "before verified", "after verified"),
    "retire": ("before intended", "after intended", "sent graph.removePassword",
               "answered graph.removePassword", "before answered", "after answered"),
    "close": ("before intended", "after intended", "sent loganalytics.query",
              "answered loganalytics.query", "before answered", "after ended"),
}
# The same for a connector that a person serves: what the vault's agents do not pass through.
by_hand = {
    "deliver-hand": ("before waiting", "after waiting", "sent dataverse.listConnectors",
                     "answered dataverse.listConnectors", "before verified", "after verified"),
    "seen": ("", "", "sent loganalytics.query", "answered loganalytics.query", "before verified",
             "after verified"),
    "approve": ("", "", "", "", "before verified", "after verified"),
    "retire": ("before intended", "after intended", "sent graph.removePassword",
               "answered graph.removePassword", "before answered", "after answered"),
}
matrices = {"container-app-vault": matrix, "app-only-by-hand": by_hand}
# The step that stands before the first one of a matrix.
before_first = {"container-app-vault": "", "app-only-by-hand": "accept"}
# What a person is asked for in a run that was never killed.
asked = {"container-app-vault": {"approve"},
         "app-only-by-hand": {"approve", "paste", "portal", "attest"}}
# How a cell may end other than completed; everything not listed completes without a person.
ends = {}


def cells(profile):
    previous = before_first[profile]
    for step, kills in matrices[profile].items():
        for point, kill in zip(points, kills):
            if kill:
                where, what = kill.split()
                at = step if where in ("before", "after") else previous
                yield step, point, where, what, at
        previous = step


class Matrix(walk.Walk):
    """Each agent is begun by the killer and goes on with keyturn-cli after its death."""

    def __init__(self, console, **options):
        super().__init__(console, **options)
        self.cell, self.deaths, self.points = {}, {}, {}

    def begin(self, agent, *options):
        self.points[agent] = options
        self.start_killer(agent, agent)

    def start_killer(self, agent, subject):
        words = self.console.errors / f"killer-{time.monotonic_ns()}"
        with open(words, "wb") as out:
            process = self.console.place.start(
                [ground.bin_dir() / "tests" / "keyturn-killer", self.console.home,
                 self.tenant.file, subject, *self.points[agent]],
                env=self.console.environment, stdout=out, stderr=out)
        process.words = words
        self.driving[agent] = process
        self.cell[agent] = process

    def look_after(self, agent):
        process = self.driving[agent]
        if process is self.cell[agent] and process.poll() is not None:
            self.deaths[agent] = process.returncode
            row = self.row_of(agent)
            check(row, f"the run of {agent} begins: {process.words.read_text(errors='replace')}")
            if process.returncode == -signal.SIGKILL and row["state"] not in walk.over:
                self.resume(agent, row["id"])
                return
            if row["state"] == "waiting-for-person":
                # The point lies behind a person's word: the killer goes on after it.
                self.person.serve(row["id"], row)
                self.start_killer(agent, f"run:{row['id']}")
                return
        super().look_after(agent)


def play(profile, seed, wanted, told):
    """One tenant, one agent for each cell. Returns the rows of the table and what is broken."""
    lines, broken = [], []
    with ground.Place(told.keep) as place:
        tenant = ground.Tenant(place, seed=seed, agents=len(wanted), traffic=100, speed=told.speed,
                               profiles=profile)
        console = ground.Console(place, ground.Keyring(place), tenant)
        console.call("agents", "list")
        before = tenant.get("state")
        agents = sorted(before["agents"], key=lambda agent: agent["id"])
        held = credentials(before)
        app_of = {agent: consumer["appId"] for consumer in before["consumers"]
                  for agent in consumer["agents"]}
        matrix_walk = Matrix(console, longest=told.longest)
        matrix_walk.to_the_end([(agent["id"], cell[2:]) for agent, cell in zip(agents, wanted)],
                               at_once=told.at_once)
        after, traffic = credentials(tenant.get("state")), tenant.get("traffic")
        for agent, (step, point, *_) in zip(agents, wanted):
            app, row = app_of[agent["id"]], matrix_walk.ends[agent["id"]]
            gone, come = set(held[app]) - set(after[app]), set(after[app]) - set(held[app])
            down = sum(c["secondsWithoutValid"] + c["refused"] for c in traffic["credentials"]
                       if c["appId"] == app)
            person = matrix_walk.person.deeds.get(row["id"], [])
            want = ends.get((step, point), "completed")
            found = row["state"] + (f" ({'+'.join(person)})" if person else "")
            problems = []
            if matrix_walk.deaths[agent["id"]] != -signal.SIGKILL:
                problems.append("the point was never reached")
            if row["state"] != want:
                problems.append(f"ends {found} at {row['step']} for {row['why']}, not {want}")
            elif (len(gone), len(come)) != (1, 1):
                problems.append(f"{len(gone)} credentials went, {len(come)} came")
            if down:
                problems.append("a consumer was let down")
            if set(person) - asked[profile]:
                problems.append(f"a person had to {'+'.join(person)}")
            lines.append((step, point, found, "; ".join(problems)))
            broken += [f"seed {seed}, {step}, {point}: {problem}" for problem in problems]
        check(not console.call("log", "verify")[1].get("firstBad"), "the control log holds")
        if traffic["secondsWithoutValid"] or traffic["refused"]:
            broken.append(f"seed {seed}: {traffic['secondsWithoutValid']} s without valid, "
                          f"{traffic['refused']} refused")
    return lines, broken


def played(games, told):
    """What each game came to, in their order. One after another they run in the main thread, where a
    signal ends them with everything they started."""
    if told.tenants == 1:
        yield from (play(*game, told) for game in games)
        return
    with concurrent.futures.ThreadPoolExecutor(told.tenants) as pool:
        yield from pool.map(lambda game: play(*game, told), games)


def prove():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", default="1,2,3")
    options.add_argument("--cells", default="", help="only cells whose name holds this text")
    options.add_argument("--every", type=int, default=1, help="only every N-th cell, moved by the seed")
    options.add_argument("--speed", type=float, default=60)
    options.add_argument("--at-once", type=int, default=8)
    options.add_argument("--tenants", type=int, default=1, help="tenants played side by side")
    options.add_argument("--longest", type=int, default=600)
    options.add_argument("--keep", action="store_true")
    told = options.parse_args()
    start = time.monotonic()
    seeds = [int(seed) for seed in told.seeds.split(",")]
    table, broken, count = {}, [], 0
    games = []
    for seed in seeds:
        for profile in matrices:
            wanted = [cell for number, cell in enumerate(cells(profile))
                      if (number + seed) % told.every == 0
                      and told.cells in f"{profile}, {cell[0]}, {cell[1]}"]
            if wanted:
                games.append((profile, seed, wanted))
    for (profile, seed, _), (lines, bad) in zip(games, played(games, told)):
        print(f"seed {seed}, {profile}: {len(lines)} kills, {len(bad)} not as the table says",
              flush=True)
        count += len(lines)
        broken += bad
        for step, point, found, problem in lines:
            table.setdefault((profile, step, point), []).append(
                found + (" -- " + problem if problem else ""))
    for (profile, step, point), found in table.items():
        print(f"{profile:20} {step:14} {point:16} {', '.join(found)}")
    steps = {(profile, step) for profile, step, _ in table}
    print(f"killmatrix: {count} kills in {len(steps)} steps with {len(seeds)} seeds, "
          f"{len(broken)} not as the table says; {time.monotonic() - start:.0f} s")
    check(not broken, "; ".join(broken))


if __name__ == "__main__":
    ground.main(prove)
