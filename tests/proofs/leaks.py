#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""leaks.py [--seed N] [--keep]

Whole rotations, by vault and by hand, each with the console killed in the middle; then every secret of
the tenant and every token it gave out is searched for in the home, what the programs printed, the
exports of the control log, and the arguments and environment of every console while it ran."""
import argparse
import json
import pathlib
import subprocess
import sys

import ground
import walk
from ground import check

profiles = "container-app-vault,app-only-by-hand,delegated-by-hand"
formats = ("markdown", "csv", "csv-excel", "jsonl")
secret_names = ("secretText", "presents", "clientSecret", "password", "value", "directLineSecrets")
shortest = 16


def secrets_in(value, name=""):
    """Every secret of GET state, by the names of its members."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from secrets_in(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from secrets_in(inner, name)
    elif isinstance(value, str) and name in secret_names and len(value) >= shortest:
        # Values of environment variables are paths to secrets, which everybody may read.
        if not value.startswith(("/subscriptions/", "@environment")):
            yield value


def tokens_in(log):
    for line in log:
        if line["operation"] == "entra.token" and line["status"] == 200:
            token = json.loads(line["responseBody"]).get("access_token")
            if token:
                yield token


class Watched(walk.Walk):
    """Kills each console once in the middle, and keeps the arguments and environment of all of them."""

    def __init__(self, console, seen, **options):
        super().__init__(console, **options)
        self.seen, self.killed, self.watched = seen, set(), set()

    def look_after(self, agent):
        process = self.driving[agent]
        self.keep(process.pid)
        row = self.row_of(agent)
        if process.poll() is None and agent not in self.killed and row \
                and row["step"].split(":")[0] in ("deliver-vault", "seen", "accept"):
            process.kill()
            process.wait()
            self.killed.add(agent)
            self.resume(agent, row["id"])
            return
        super().look_after(agent)

    def keep(self, pid):
        for part in ("cmdline", "environ"):
            try:
                data = pathlib.Path(f"/proc/{pid}/{part}").read_bytes()
            except OSError:
                continue
            if data:
                (self.seen / f"{pid}-{part}").write_bytes(data)
                self.watched.add(pid)


def scan(secrets, paths):
    told = subprocess.run([sys.executable, ground.source / "tests" / "scan" / "secretscan.py", "--json",
                           *map(str, paths)], input="\n".join(sorted(secrets)).encode(),
                          capture_output=True, check=False)
    check(told.stdout, f"secretscan.py answers: {told.stderr.decode()[-400:]}")
    return json.loads(told.stdout)


def prove():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=5)
    options.add_argument("--keep", action="store_true")
    told = options.parse_args()
    with ground.Place(told.keep) as place:
        tenant = ground.Tenant(place, seed=told.seed, agents=3, speed=60, traffic=30,
                               profiles=profiles)
        console = ground.Console(place, ground.Keyring(place), tenant)
        console.call("agents", "list")
        seen, exports = place.folder("seen"), place.folder("exports")
        journey = Watched(console, seen, longest=280)
        journey.to_the_end([(agent["id"], ()) for agent in tenant.get("state")["agents"]])
        states = {row["state"] for row in journey.ends.values()}
        check(states == {"completed"}, f"every run completes, not {states}")
        check(len(journey.killed) == 3, f"every console was killed once, not {len(journey.killed)}")
        for form in formats:
            console.call("log", "export", "--format", form, "--out", exports / f"log.{form}")
        console.call("log", "verify")
        secrets = set(secrets_in(tenant.get("state"))) | {tenant.line["clientSecret"]}
        tokens = set(tokens_in(tenant.log()))
        check(len(secrets) > 10 and tokens, "there are secrets and tokens to look for")
        found = scan(secrets | tokens, [console.home, console.errors, exports, seen])
        check(not found["unread"], f"everything can be read: {found['unread']}")
        # That the search finds what is there: one secret more in a copy of what it searched.
        planted = exports / "planted"
        planted.write_text(sorted(secrets)[0])
        check(scan(secrets, [exports])["hits"], "a planted secret is found")
        planted.unlink()
        print(f"leaks: {len(found['hits'])} hits of {len(secrets)} secrets and {len(tokens)} tokens in "
              f"{found['pieces']} pieces, {found['bytes']} bytes: home, words, {len(formats)} exports, "
              f"arguments and environment of {len(journey.watched)} consoles; "
              f"{len(journey.killed)} killed on their way")
        check(not found["hits"], f"nothing is found: {found['hits'][:5]}")


if __name__ == "__main__":
    ground.main(prove)
