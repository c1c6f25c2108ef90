# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotations carried to their end by real consoles, a script as the person, and a clock that is advanced."""
import contextlib
import json
import sqlite3
import time

from ground import Failure, check

over = ("completed", "undone", "abandoned", "stuck")
# What a run may wait for while the clock leaps; everything else is lived through at the tenant's speed.
long_waits = ("watching-sign-ins", "proving-disuse", "watching-refusal", "watching-for-save")

# Waits whose end is known; in the others the effect may show itself earlier.
known_ends = ("proving-disuse", "watching-refusal")


def rows(home):
    """The table of runs as the store has it now."""
    store = home / "store" / "records.db"
    if not store.exists():
        return {}
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=20)) as db:
        db.row_factory = sqlite3.Row
        return {row["id"]: dict(row) for row in db.execute(
            "SELECT id, agent_id, agent_name, state, step, why, until, started_at FROM runs")}


def plan_of(home, run):
    store = home / "store" / "records.db"
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=20)) as db:
        return json.loads(db.execute("SELECT plan FROM runs WHERE id = ?", (run,)).fetchone()[0])


class Person:
    """Does what a run waits for: pastes, saves again, approves. Says so only every other time."""

    def __init__(self, console):
        self.console, self.tenant = console, console.tenant
        self.turns = 0
        self.deeds = {}

    def serve(self, run, row):
        self.turns += 1
        step, why = row["step"], row["why"]
        done = self.deeds.setdefault(run, [])
        check(len(done) < 24, f"run {run} of {row['agent_name']} asks again and again: {done}")
        if why == "approval":
            done.append("approve")
            self.console.call("rotate", "approve", run, codes=(0, 4))
        elif step.startswith("deliver-hand:"):
            self.paste(run, step, done)
        elif step.startswith("tell:"):
            self.save_again(run, step, done)
        else:
            raise Failure(f"run {run} of {row['agent_name']} waits at {step} for {why}")

    def connector(self, run, step):
        target = step.split(":", 1)[1]
        consumer = next(c for c in plan_of(self.console.home, run)["consumers"] if c["id"] == target)
        return next(c for c in self.tenant.get("state")["connectors"]
                    if c["id"] == consumer["connectorRowId"])

    def paste(self, run, step, done):
        connector = self.connector(run, step)
        value = self.console.hand_over(run)
        if self.turns % 2:
            done.append("portal")
            self.tenant.paste_in_portal(connector, value)
        else:
            done.append("paste")
            self.tenant.person(do="paste", connector=connector["id"], value=value)
        self.say_so(run, step, done)

    def save_again(self, run, step, done):
        connector = self.connector(run, step)
        done.append("re-save")
        self.tenant.person(do="re-save", variable=connector["secretVariable"],
                           environment=connector["environment"])
        self.say_so(run, step, done)

    def say_so(self, run, step, done):
        if self.turns % 3 == 0:
            done.append("attest")
            self.console.call("rotate", "attest", run, step, "--note", "done", codes=(0, 4))


class Walk:
    """Drives the runs of one home to their ends."""

    def __init__(self, console, person=None, tell=None, longest=240):
        self.console, self.tenant = console, console.tenant
        self.person = person or Person(console)
        self.tell = tell or (lambda text: None)
        self.longest = longest
        self.driving = {}   # agent id -> process
        self.entered = {}   # (run, step, why) -> tenant second
        self.ends = {}      # agent id -> row
        self.ended_at = {}
        self.leaps = 0

    def begin(self, agent, *options):
        self.driving[agent] = self.console.start("rotate", "run", agent, "--accept", *options)

    def resume(self, agent, run):
        self.driving[agent] = self.console.start("rotate", "resume", run)

    def row_of(self, agent, table=None):
        found = [row for row in (table or rows(self.console.home)).values()
                 if row["agent_id"] == agent]
        return max(found, key=lambda row: row["id"]) if found else None

    def to_the_end(self, waiting=(), at_once=6, while_waiting=None):
        """Begins the agents in `waiting`, at most `at_once` of them in their first steps, and serves
        all runs until each is over."""
        waiting = list(waiting)
        end = time.monotonic() + self.longest
        while waiting or self.driving:
            check(time.monotonic() < end,
                  f"all runs end within {self.longest} s; open: {self.standing()}")
            table = rows(self.console.home)
            busy = [a for a in self.driving if not self.is_waiting_long(a, table)]
            while waiting and len(busy) < at_once:
                agent, options = waiting.pop(0)
                self.begin(agent, *options)
                busy.append(agent)
            for agent in list(self.driving):
                self.look_after(agent)
            if while_waiting:
                while_waiting()
            if not waiting and self.driving and self.leap():
                continue
            time.sleep(0.1)

    def standing(self):
        table = rows(self.console.home)
        return [(row["agent_name"], row["state"], row["step"], row["why"])
                for row in (self.row_of(agent, table) for agent in self.driving) if row]

    def is_waiting_long(self, agent, table):
        row = self.row_of(agent, table)
        return row and row["state"] == "holding" and row["why"] in long_waits

    def look_after(self, agent):
        """What a person at the terminal does when keyturn-cli has ended."""
        process = self.driving[agent]
        if process.poll() is None:
            return
        row = self.row_of(agent)
        words = process.words.read_text(errors="replace").strip()
        del self.driving[agent]
        if row and row["state"] in over and not self.astray(agent, row, words):
            self.ends[agent] = row
            self.ended_at[agent] = self.tenant.now()
            self.tell(f"{row['agent_name']}: {row['state']} {row['why']}")
        elif agent in self.driving or agent in self.ends:
            return
        elif row and row["state"] == "waiting-for-person":
            self.person.serve(row["id"], row)
            self.resume(agent, row["id"])
        elif not self.astray(agent, row, words):
            state = f"{row['agent_name']} at {row['step']}" if row else agent
            raise Failure(f"the run of {state} goes on alone; keyturn-cli ended with "
                          f"{process.returncode}: {words[-400:]}")

    def astray(self, agent, row, words):
        """A run that stands where no person was asked to help: true when it was put on its way."""
        return False

    def next_leap(self):
        """Seconds to where some run may go on; None when a run is at work."""
        table = rows(self.console.home)
        now = self.tenant.now()
        by = 48 * 3600.0
        for agent, process in self.driving.items():
            row = self.row_of(agent, table)
            if process.poll() is not None or not row or not self.is_waiting_long(agent, table):
                return None
            since = self.entered.setdefault((row["id"], row["step"], row["why"]), now)
            left = row["until"] / 1000 - now
            if row["why"] in known_ends and left > 0:
                by = min(by, left + 60)
            else:
                by = min(by, max(300, (now - since) / 4))
        return by

    def leap(self):
        """Advances the clock to where the next run may go on; false when some run is at work."""
        by = self.next_leap()
        if by is None:
            return False
        self.tenant.advance(by)
        self.leaps += 1
        self.let_settle()
        return True

    def let_settle(self):
        """Until no console has asked anything for a while: each looks at the clock four times a second."""
        quiet, before = 0, None
        start = time.monotonic()
        while quiet < 3 and time.monotonic() - start < 5:
            time.sleep(0.12)
            hits = {name: count for name, count in self.tenant.get("operations").items()
                    if count and not name.startswith("tenant.")}
            quiet = quiet + 1 if hits == before else 0
            before = hits


def together(walks, longest):
    """Several homes on one tenant: all are served, the clock leaps when none is at work."""
    end = time.monotonic() + longest
    while any(walk.driving for walk in walks):
        check(time.monotonic() < end,
              f"all runs end within {longest} s; open: {[walk.standing() for walk in walks]}")
        for walk in walks:
            for agent in list(walk.driving):
                walk.look_after(agent)
        leaps = [walk.next_leap() for walk in walks if walk.driving]
        if leaps and None not in leaps:
            walks[0].tenant.advance(min(leaps))
            walks[0].let_settle()
        time.sleep(0.1)
