#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""zero.py [--seed N] [--agents N] [--traffic N] [--speed N] [--no-slow] [--keep]

Turns the client secret of every agent of a tenant under live traffic, through keyturn-cli and with a
script as the person, and asks the tenant's ground truth whether any consumer was without a valid
credential on any replica, or refused. Agents that cannot be turned must be refused by their plan."""
import argparse
import threading
import time

import ground
from ground import Failure, check
from walk import Walk

# The plan's refusals that are right for a profile of the simulated tenant.
expected_refusals = {"not-owner": "not-owner", "vault-forbidden": "vault-forbidden",
                     "version-pinned-vault": "version-pinned", "no-secret": "nothing-to-rotate"}
old_name = "rot-2025-10"


def credentials(state):
    """appId -> keyId -> credential, certificates included."""
    return {a["appId"]: {c["keyId"]: c for c in a["passwordCredentials"] + a["keyCredentials"]}
            for a in state["applications"]}


def plan_of(console, agent):
    """(options, plan); of an agent with several secrets in use the person names one."""
    code, plan = console.call("rotate", "plan", agent, codes=(0, 1))
    if code:
        return (), {"refusals": [{"code": "nothing-to-rotate", "subject": ""}]}
    if any(r["code"] == "several-in-use" for r in plan["refusals"]):
        named = next(c["id"] for c in plan["frozen"] if c["name"] == old_name)
        return ("--retire", named), console.call("rotate", "plan", agent, "--retire", named)[1]
    return (), plan


class Zero:
    def __init__(self, place, told):
        self.tenant = ground.Tenant(place, seed=told.seed, agents=told.agents, speed=told.speed,
                                    traffic=told.traffic)
        self.keyring = ground.Keyring(place)
        self.console = ground.Console(place, self.keyring, self.tenant)
        self.lines, self.shared = [], []

    def turn_shared(self):
        """The other agent of a shared credential finds it turned already; nothing is added again."""
        for agent in self.shared:
            self.console.call("rotate", "run", agent, "--accept", codes=(0,))

    def plan(self):
        before = self.tenant.get("state")
        self.before = credentials(before)
        self.profiles = {agent["id"]: agent["profile"] for agent in before["agents"]}
        self.names = {agent["id"]: agent["name"] for agent in before["agents"]}
        self.wanted, self.named, self.apps, taken = [], {}, {}, {}
        self.console.call("agents", "list")
        for agent in sorted(self.names, key=self.names.get):
            options, plan = plan_of(self.console, agent)
            codes = [refusal["code"] for refusal in plan["refusals"]]
            right = expected_refusals.get(self.profiles[agent])
            check((right in codes) if right else not codes,
                  f"the plan of {self.names[agent]} ({self.profiles[agent]}) is refused for "
                  f"{right or 'nothing'}, not {codes}")
            if codes:
                self.line(agent, "refused", ", ".join(codes))
                continue
            named = tuple(c["id"] for c in plan["frozen"] if c["retire"])
            if named in taken:
                self.line(agent, "shared", f"turned with {self.names[taken[named]]}")
                self.shared.append(agent)
                continue
            taken[named] = agent
            self.named[agent] = named
            self.apps[agent] = next(app for app, held in self.before.items() if named[0] in held)
            self.wanted.append((agent, options))
        written = [line["operation"] for line in self.tenant.log()
                   if line["operation"].split(".")[-1].startswith(("add", "remove", "set", "patch"))]
        check(not written, f"planning writes nothing, not {written}")

    def line(self, agent, state, detail):
        self.lines.append((self.names[agent], self.profiles[agent], state, detail))

    def judge(self, walk):
        state, traffic = self.tenant.get("state"), self.tenant.get("traffic")
        after = credentials(state)
        broken = []
        for agent, _ in self.wanted:
            row, app = walk.ends[agent], self.apps[agent]
            told = [c for c in traffic["credentials"] if c["appId"] == app]
            seconds = sum(c["secondsWithoutValid"] for c in told)
            refused = sum(c["refused"] for c in told)
            why = self.set_problem(agent, row, after[app])
            if row["state"] != "completed":
                why = f"{row['state']} at {row['step']} for {row['why']}"
            if seconds or refused:
                why = why or "a consumer was let down"
            if why:
                broken.append(f"{self.names[agent]} ({self.profiles[agent]}): {why}")
            requests = sum(c["requests"] for c in told)
            hours = (walk.ended_at[agent] - row["started_at"] / 1000) / 3600
            self.line(agent, row["state"],
                      f"{seconds:g} s without valid, {refused} of {requests} refused, "
                      f"{len(told)} consumers, {hours:.1f} h"
                      + (f", person: {'+'.join(walk.person.deeds[row['id']])}"
                         if row["id"] in walk.person.deeds else "")
                      + (f" -- {why}" if why else ""))
        everywhere = (traffic["secondsWithoutValid"], traffic["refused"])
        if any(everywhere):
            broken.append(f"the whole tenant: {everywhere[0]:g} s without valid, "
                          f"{everywhere[1]} refused")
        return broken, traffic

    def set_problem(self, agent, row, after):
        """Frozen - named + ours, the named one refused everywhere, everything else alive."""
        app, named = self.apps[agent], self.named[agent]
        before = self.before[app]
        gone, come = set(before) - set(after), set(after) - set(before)
        if gone != set(named):
            return f"of the frozen set {sorted(gone)} went, not {sorted(named)}"
        if len(come) != 1 or not after[next(iter(come))]["displayName"].startswith("keyturn/"):
            return f"{len(come)} credentials were added"
        for key in named:
            statuses = self.tenant.token(app, before[key]["secretText"], 12)
            if set(statuses) != {401}:
                return f"the old secret is answered with {sorted(set(statuses))}"
        for key in after:
            if "secretText" in after[key]:
                statuses = self.tenant.token(app, after[key]["secretText"], 3)
                if set(statuses) != {200}:
                    return f"{after[key]['displayName']} is answered with {sorted(set(statuses))}"
        return None

    def report(self):
        for name, profile, state, detail in self.lines:
            print(f"{name:12} {profile:22} {state:10} {detail}")


def slow_agent(place, told, outcome):
    """One agent at speed 5: the new secret flaps for seconds of wall time, Retry-After is waited for."""
    try:
        zero = Zero(place, argparse.Namespace(seed=told.seed + 1, agents=1, speed=5, traffic=20))
        zero.tenant.ask("faults", [{"operation": "graph.addPassword", "occurrence": 1, "kind": "429",
                                    "retryAfter": 5}])
        zero.plan()
        check(zero.wanted, "the agent at speed 5 can be turned")
        walk = Walk(zero.console, longest=told.longest)
        walk.to_the_end(zero.wanted)
        broken, _ = zero.judge(walk)
        fired = [fault for fault in zero.tenant.get("faults")["faults"] if not fault["fired"]]
        check(not fired, f"every fault reaches the console, not {fired}")
        outcome += [zero, broken]
    except Failure as failure:
        outcome += [None, [f"at speed 5: {failure}"]]


def prove():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--agents", type=int, default=20)
    options.add_argument("--traffic", type=int, default=200)
    options.add_argument("--speed", type=float, default=60)
    options.add_argument("--longest", type=int, default=600)
    options.add_argument("--no-slow", action="store_true")
    options.add_argument("--keep", action="store_true")
    told = options.parse_args()
    start = time.monotonic()
    with ground.Place(told.keep) as place, ground.Place(told.keep) as other:
        outcome = []
        slow = threading.Thread(target=slow_agent, args=(other, told, outcome))
        if not told.no_slow:
            slow.start()
        zero = Zero(place, told)
        zero.plan()
        print(f"planned after {time.monotonic() - start:.0f} s", flush=True)
        walk = Walk(zero.console, longest=told.longest,
                    tell=lambda text: print(f"  {time.monotonic() - start:4.0f} s {text}", flush=True))
        walk.to_the_end(zero.wanted)
        zero.turn_shared()
        broken, traffic = zero.judge(walk)
        zero.report()
        unexpected = zero.tenant.unexpected()
        if unexpected:
            broken.append(f"requests nobody knows: {unexpected[:3]}")
        if not told.no_slow:
            slow.join()
            if outcome[0]:
                print("at speed 5, with a 429 and Retry-After:")
                outcome[0].report()
            broken += outcome[1]
        done = sum(1 for end in walk.ends.values() if end["state"] == "completed")
        refused = sum(1 for line in zero.lines if line[2] == "refused")
        print(f"zero: {done} of {len(zero.wanted)} rotations completed, {refused} refused in the plan; "
              f"{traffic['secondsWithoutValid']:g} s without a valid credential, "
              f"{traffic['refused']} of {traffic['requests']} requests refused; "
              f"{walk.leaps} leaps, {time.monotonic() - start:.0f} s")
        check(not broken, "; ".join(broken))


if __name__ == "__main__":
    ground.main(prove)
