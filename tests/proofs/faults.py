#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""faults.py [--all] [--only TEXT] [--seed N] [--jobs N]

Advances one fault through a whole life of a console: reading the tenant, planning, rotating. A calm
life says which operations there are and how often; then every single of (operation, occurrence, kind)
is played in a tenant of its own, over an agent whose secret comes from a vault and one that is served
by hand. Without --all a sample that is the same every time and hits every operation."""
import argparse
import collections
import concurrent.futures
import time

import ground
import walk
from ground import Failure, check
from zero import credentials

kinds = ("503", "429", "lost-reply", "cut-body", "timeout", "wrong-json", "403")
profiles = ("container-app-vault", "app-only-by-hand")
# Of what is asked again and again: its first, second and third time.
occurrences_told_apart = 3
tries = 4


class Stubborn(walk.Walk):
    """Does what the words on the terminal ask for: starts again, or decides to go on."""

    def __init__(self, console, **options):
        super().__init__(console, **options)
        self.helped = []

    def astray(self, agent, row, words):
        if row and row["state"] in ("completed", "undone", "abandoned"):
            return False
        self.helped.append("begin" if not row else f"{row['state']}:{row['step']}:{row['why']}")
        check(len(self.helped) < tries, f"it is in need again and again: {self.helped}; {words[-300:]}")
        if not row:
            # An environment that could not be read is missing from the list: it is read again.
            self.console.call("agents", "sync", codes=None)
            self.begin(agent)
        else:
            self.resume(agent, row["id"])
        return True


def live(profile, seed, fault, speed):
    """One life. Returns (what a person had to do, the operations in the log, faults fired)."""
    with ground.Place() as place:
        tenant = ground.Tenant(place, seed=seed, agents=1, speed=speed, traffic=20, profiles=profile)
        console = ground.Console(place, ground.Keyring(place), tenant)
        place.folder("home")
        (console.home / "settings.ini").write_text("[transport]\ntimeout=3\nqueryTimeout=3\n")
        before = tenant.get("state")
        agent = before["agents"][0]["id"]
        app = before["consumers"][0]["appId"]
        if fault:
            tenant.ask("faults", [dict(zip(("operation", "occurrence", "kind"), fault))])
        journey = Stubborn(console, longest=180)
        code = console.call("agents", "list", codes=None)[0]
        while code:
            journey.helped.append("sync")
            check(len(journey.helped) < tries, "the tenant can be read")
            code = console.call("agents", "sync", codes=None)[0]
        journey.to_the_end([(agent, ())])
        after, traffic = tenant.get("state"), tenant.get("traffic")
        judge(journey.ends[agent], credentials(before)[app], credentials(after)[app], traffic)
        check(not tenant.unexpected(), f"every request is known: {tenant.unexpected()[:2]}")
        fired = all(one["fired"] for one in tenant.get("faults")["faults"])
        counts = collections.Counter(line["operation"] for line in tenant.log()
                                     if line["operation"].split(".")[0] not in ("tenant", "portal"))
        people = journey.person.deeds.get(journey.ends[agent]["id"], [])
        return journey.helped, counts, fired, people


def judge(row, before, after, traffic):
    gone, come = set(before) - set(after), set(after) - set(before)
    check(row["state"] == "completed", f"it completes, not {row['state']} at {row['step']} "
                                       f"for {row['why']}")
    check(len(gone) == 1 and len(come) == 1, f"one credential goes and one comes, not {len(gone)} "
                                             f"and {len(come)}")
    check(not traffic["refused"] and not traffic["secondsWithoutValid"],
          f"no consumer is let down: {traffic['refused']} refused, "
          f"{traffic['secondsWithoutValid']} s without valid")


def singles(profile, counts, told, covered):
    """The faults to play over one profile."""
    found = []
    for number, (operation, count) in enumerate(sorted(counts.items())):
        if told.all:
            found += [(profile, (operation, nth, kind))
                      for nth in range(1, min(count, occurrences_told_apart) + 1) for kind in kinds]
        elif operation not in covered:
            nth = 1 + (number + told.seed) % min(count, occurrences_told_apart)
            found.append((profile, (operation, nth, kinds[(number + told.seed) % len(kinds)])))
            if operation in ("graph.addPassword", "keyvault.setSecret", "graph.removePassword"):
                found.append((profile, (operation, 1, "lost-reply")))
        covered.add(operation)
    return list(dict.fromkeys(found))


def prove():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--all", action="store_true")
    options.add_argument("--only", default="", help="only faults whose words hold this text")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--jobs", type=int, default=3)
    options.add_argument("--speed", type=float, default=60)
    told = options.parse_args()
    start = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(told.jobs) as pool:
        calm = dict(zip(profiles, pool.map(lambda p: live(p, told.seed, None, told.speed), profiles)))
        covered, wanted = set(), []
        for profile, (helped, counts, _, _) in calm.items():
            check(not helped, f"a calm life of {profile} needs no help, not {helped}")
            wanted += singles(profile, counts, told, covered)
        wanted = [one for one in wanted if told.only in f"{one[0]} {one[1]}"]

        def play(one):
            try:
                return live(one[0], told.seed, one[1], told.speed), None
            except Failure as failure:
                return None, str(failure)

        broken, helped_count = [], 0
        for (profile, fault), (outcome, problem) in zip(wanted, pool.map(play, wanted)):
            words = f"{profile:20} {fault[0]:36} {fault[1]} {fault[2]:11}"
            if outcome and not outcome[2]:
                problem = "the fault never reached the console"
            if problem:
                broken.append(f"{words.split()}: {problem}")
            helped = outcome[0] if outcome else []
            helped_count += bool(helped)
            print(words, problem or "completed" + (f", after {' '.join(helped)}" if helped else ""),
                  flush=True)
    hit = {fault[0] for _, fault in wanted}
    missed = covered - hit if not told.only else set()
    if missed:
        broken.append(f"operations without a fault: {sorted(missed)}")
    kinds_hit = collections.Counter(fault[2] for _, fault in wanted)
    print(f"faults: {len(wanted)} single faults ({', '.join(f'{n} {k}' for k, n in kinds_hit.items())}) "
          f"over {len(hit)} operations, all fired; {helped_count} asked a person to start again or "
          f"decide; {len(broken)} broken; {time.monotonic() - start:.0f} s")
    check(not broken, "; ".join(broken))


if __name__ == "__main__":
    ground.main(prove)
