#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""order.py [--keep]

Reads from strace that the intent of each call with an effect was written to the journal's log and
synced to the disk before a byte of that call was sent: records.db-wal, then fsync, then the socket."""
import argparse
import re

import ground
import walk
from ground import check

effects = {"add": "graph.addPassword", "deliver-vault": "keyvault.setSecret",
           "retire": "graph.removePassword"}
traced = "fsync,fdatasync,sendto,sendmsg,write,writev,pwrite64,connect"
call = re.compile(r"^(?:\d+ +)?(?P<at>\d+\.\d+) (?P<name>\w+)\(\d+<(?P<file>[^>]*)>(?P<rest>.*)")


def calls_of(file):
    """Every system call on a file or socket, with the time at which it began."""
    waiting = {}
    for line in file.read_text(errors="replace").splitlines():
        pid = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            waiting[pid] = line.removesuffix("<unfinished ...>")
            continue
        if "<... " in line and pid in waiting:
            line = waiting.pop(pid) + line.split("resumed>", 1)[1]
        found = call.match(line)
        if found:
            yield float(found["at"]), found["name"], found["file"], found["rest"]


def is_send(name, file, rest):
    """Bytes for the tenant's proxy, but for questions about its clock, which go to the same port."""
    return (name in ("sendto", "sendmsg", "write", "writev") and file.startswith("TCP:")
            and "/_tenant/" not in rest)


def judge(calls, step, operation, arrived):
    """The sentence that does not hold, or the milliseconds from the sync to the first byte."""
    # Columns of a row lie side by side: the step, the attempt where it is not 1, the kind of fact.
    row = re.compile(step + r"(:[\w:./-]+?)?(\\\d+)?intended")
    intent = synced = first_byte = None
    for at, name, file, rest in calls:
        journal = file.endswith("records.db-wal")
        if journal and name == "pwrite64" and not intent and row.search(rest):
            intent = at
        elif journal and name in ("fsync", "fdatasync") and intent and not synced:
            synced = at
        elif synced and not first_byte and is_send(name, file, rest):
            first_byte = at
    check(intent, f"the intent of {step} is written to the journal")
    check(synced, f"the intent of {step} is synced to the disk")
    check(first_byte, f"something is sent after the intent of {step}")
    sent_between = [at for at, name, file, rest in calls
                    if intent <= at <= synced and is_send(name, file, rest)]
    check(not sent_between, f"nothing is sent between intent and sync of {step}")
    check(arrived > synced, f"{operation} arrives after the sync of its intent: {arrived - synced:.3f} s")
    return 1000 * (first_byte - synced), 1000 * (arrived - synced)


def wall_of(tenant, line):
    """When a request arrived, on the wall clock that strace shows as well."""
    stamp = ground.seconds_of(line["tenantTime"])
    for change in reversed(tenant.get("clock")["changes"]):
        if change["tenantMs"] / 1000 <= stamp:
            return change["wallMs"] / 1000 + (stamp - change["tenantMs"] / 1000) / change["speed"]
    raise ground.Failure(f"{line['tenantTime']} lies in the tenant's time")


class Traced(walk.Walk):
    """Every keyturn-cli of the walk runs under strace."""

    def __init__(self, console, traces, **options):
        super().__init__(console, **options)
        plain = console.command

        def under_strace(*arguments):
            file = traces / f"{len(list(traces.iterdir())):03}"
            return ["strace", "-f", "-ttt", "-yy", "-s", "70000", "-e", f"trace={traced}",
                    "-o", str(file), *plain(*arguments)] if arguments[1] in ("run", "resume") \
                else plain(*arguments)
        console.command = under_strace


def prove():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--keep", action="store_true")
    told = options.parse_args()
    with ground.Place(told.keep) as place:
        tenant = ground.Tenant(place, seed=3, agents=1, speed=20, traffic=20,
                               profiles="container-app-vault")
        console = ground.Console(place, ground.Keyring(place), tenant)
        console.call("agents", "list")
        agent = tenant.get("state")["agents"][0]["id"]
        traces = place.folder("traces")
        journey = Traced(console, traces, longest=280)
        journey.to_the_end([(agent, ())])
        check(journey.ends[agent]["state"] == "completed", "the traced rotation completes")
        calls = sorted(found for file in sorted(traces.iterdir()) for found in calls_of(file))
        for step, operation in effects.items():
            lines = [line for line in tenant.log() if line["operation"] == operation]
            check(len(lines) == 1, f"{operation} is sent once, not {len(lines)} times")
            first_byte, arrival = judge(calls, step, operation, wall_of(tenant, lines[0]))
            print(f"{operation:22} journal written, synced, first byte {first_byte:.1f} ms later, "
                  f"arrived {arrival:.1f} ms later")
        print(f"order: {len(effects)} of {len(effects)} calls with an effect were sent after their "
              f"intent was on the disk, read from {len(calls)} system calls")


if __name__ == "__main__":
    ground.main(prove)
