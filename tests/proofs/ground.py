# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every proof stands on: a private keyring, a tenant, and consoles, all of them the real programs."""
import datetime
import http.client
import json
import os
import pathlib
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

here = pathlib.Path(__file__).resolve().parent
source = here.parent.parent


def bin_dir():
    """Where the programs are: KEYTURN_BIN_DIR, else the build of packaging/build."""
    return pathlib.Path(os.environ.get("KEYTURN_BIN_DIR", source / "build" / "dev" / "bin"))


class Failure(Exception):
    """A sentence that says what does not hold."""


def check(holds, sentence):
    if not holds:
        raise Failure(sentence)


def until(holds, sentence, seconds=30, pause=0.05):
    """Polls until holds() is true and returns what it answered."""
    end = time.monotonic() + seconds
    while True:
        answer = holds()
        if answer:
            return answer
        check(time.monotonic() < end, f"{sentence} within {seconds} s")
        time.sleep(pause)


def seconds_of(iso):
    """Seconds since 1970 of the tenant's written times."""
    return datetime.datetime.fromisoformat(iso.replace("Z", "+00:00")).timestamp()


class Place:
    """A folder for one proof, and every process that was started in it; both are gone at the end."""

    def __init__(self, keep=False):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="keyturn-proof-"))
        self.keep = keep
        self.children = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            if child.poll() is None:
                child.kill()
            child.wait()
        if self.keep:
            print(f"kept: {self.path}")
        else:
            shutil.rmtree(self.path, ignore_errors=True)

    def start(self, command, **options):
        child = subprocess.Popen([str(part) for part in command], **options)
        self.children.append(child)
        return child

    def folder(self, name):
        path = self.path / name
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path


class Keyring:
    """A D-Bus and a gnome-keyring that nobody else knows."""

    def __init__(self, place):
        home, run = place.folder("keyring"), place.folder("keyring/run")
        self.environment = {name: value for name, value in os.environ.items()
                            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL")
                            and not name.lower().endswith("_proxy")}
        self.environment.update(HOME=str(home), XDG_RUNTIME_DIR=str(run), QT_QPA_PLATFORM="offscreen")
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            self.environment[f"XDG_{name}_HOME"] = str(home / name.lower())
        with open(home / "errors", "wb") as errors:
            bus = place.start(["dbus-daemon", "--session", "--nofork", "--print-address=1",
                               f"--address=unix:dir={run}"],
                              env=self.environment, stdout=subprocess.PIPE, stderr=errors)
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
            daemon = place.start(["gnome-keyring-daemon", "--foreground", "--unlock",
                                  "--components=secrets", f"--control-directory={run}"],
                                 env=self.environment, stdin=subprocess.PIPE,
                                 stdout=subprocess.DEVNULL, stderr=errors)
        daemon.stdin.write(b"a proof's keyring")
        daemon.stdin.close()
        until(self.stands, "gnome-keyring-daemon stands")

    def stands(self):
        answer = subprocess.run(
            ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
             "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"],
            env=self.environment, capture_output=True, text=True, check=False)
        return "boolean true" in answer.stdout


class Tenant:
    """A running keyturn-tenant, its control endpoints and its people."""

    def __init__(self, place, **flags):
        self.place = place
        command = [bin_dir() / "keyturn-tenant", "--port", "0", "--die-with-parent"]
        for name, value in flags.items():
            command += [f"--{name.replace('_', '-')}", value]
        self.process = place.start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        line = self.process.stdout.readline()
        check(line, f"keyturn-tenant starts: {self.process.stderr.read().decode() if not line else ''}")
        self.line = json.loads(line)
        self.base = f"http://127.0.0.1:{self.line['port']}"
        self.file = place.path / f"tenant-{self.line['port']}.json"
        self.file.touch(mode=0o600)
        self.file.write_bytes(line)
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self.operators = [operator["upn"] for operator in self.line["operators"]]

    def ask(self, path, body=None, method=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.base}/_tenant/{path}", data=data, method=method,
                                         headers={"Content-Type": "application/json"})
        with self.opener.open(request, timeout=120) as answer:
            return answer.read()

    def get(self, path):
        return json.loads(self.ask(path))

    def log(self, since=0):
        return [json.loads(line) for line in self.ask(f"log?since={since}").splitlines()]

    def advance(self, seconds):
        return json.loads(self.ask("clock", {"advanceSeconds": round(seconds, 3)}))

    def set_speed(self, speed):
        return json.loads(self.ask("clock", {"speed": speed}))

    def now(self):
        return self.get("clock?since=1000000")["nowMs"] / 1000

    def person(self, **order):
        return json.loads(self.ask("people", order))

    def paste_in_portal(self, connector, value):
        """What a person does in the browser: opens the connector's page and pastes."""
        page = self.find_page(connector)
        form = urllib.parse.urlencode({"clientSecret": value}).encode()
        with self.opener.open(self.base + page, data=form, timeout=30) as answer:
            check(answer.status == 200, f"the portal takes the secret for {connector['displayName']}")

    def find_page(self, connector):
        with self.opener.open(self.line["portalUrl"], timeout=30) as answer:
            page = answer.read().decode()
        for part in page.split('href="')[1:]:
            target = part.split('"')[0]
            if any(connector[name] in target for name in ("id", "internalId")):
                return urllib.parse.urlparse(target).path
        raise Failure(f"the portal has a page for connector {connector['displayName']}")

    def token(self, app_id, secret, connection_count=1):
        """Signs in with a secret, each time over a new connection. Returns the HTTP statuses."""
        trust = ssl.create_default_context(cafile=self.line["caFile"])
        form = urllib.parse.urlencode({"grant_type": "client_credentials", "client_id": app_id,
                                       "client_secret": secret,
                                       "scope": "https://graph.microsoft.com/.default"})
        statuses = []
        for _ in range(connection_count):
            connection = http.client.HTTPSConnection("127.0.0.1", self.line["port"], context=trust,
                                                     timeout=30)
            connection.set_tunnel("login.microsoftonline.com", 443)
            connection.request("POST", f"/{self.line['tenantId']}/oauth2/v2.0/token", form,
                               {"Content-Type": "application/x-www-form-urlencoded"})
            statuses.append(connection.getresponse().status)
            connection.close()
        return statuses

    def unexpected(self):
        return [f"{line['method']} {line['url']}" for line in self.log() if line["unexpected"]]


class Console:
    """keyturn-cli on one home."""

    def __init__(self, place, keyring, tenant, name="home", operator=None):
        self.place, self.tenant = place, tenant
        self.home = place.path / name
        self.environment = keyring.environment
        self.operator = operator
        self.errors = place.folder("errors")

    def command(self, *arguments):
        command = [bin_dir() / "keyturn-cli", "--home", self.home, "--tenant-file", self.tenant.file]
        if self.operator:
            command += ["--operator", self.operator]
        return command + list(arguments)

    def call(self, *arguments, codes=(0,), timeout=120, **options):
        """Runs to the end. Returns (exit code, JSON on stdout or None)."""
        done = subprocess.run([str(part) for part in self.command("--json", *arguments)],
                              env=self.environment, capture_output=True, timeout=timeout,
                              check=False, **options)
        check(codes is None or done.returncode in codes,
              f"keyturn-cli {' '.join(map(str, arguments))} ends with {codes}, not "
              f"{done.returncode}: {done.stderr.decode()[-800:]}")
        try:
            return done.returncode, json.loads(done.stdout)
        except ValueError:
            return done.returncode, None

    def start(self, *arguments):
        """Starts and returns the process; its words are in process.words."""
        words = self.errors / f"{time.monotonic_ns()}"
        with open(words, "wb") as out:
            process = self.place.start(self.command(*arguments), env=self.environment, stdout=out,
                                       stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        process.words = words
        return process

    def runs(self):
        return {run["id"]: run for run in self.call("rotate", "status")[1]}

    def hand_over(self, run):
        """The value of a run, as a person gets it."""
        read, write = os.pipe()
        try:
            self.call("rotate", "hand-over", run, "--to-fd", str(write), pass_fds=(write,))
        finally:
            os.close(write)
        with os.fdopen(read) as end:
            return end.read()


def main(proof):
    """Runs a proof's main function; a failure is one sentence and exit code 1."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    started = time.monotonic()
    try:
        proof()
    except Failure as failure:
        print(f"FAILED after {time.monotonic() - started:.0f} s: {failure}")
        sys.exit(1)
