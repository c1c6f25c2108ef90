#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one leak for each form and place and sees that secretscan.py finds each of them, with the
right number, without showing it; and that it finds nothing where nothing leaked."""
import base64
import gzip
import io
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import zipfile
import zlib

import secretscan

SCAN = pathlib.Path(__file__).with_name("secretscan.py")
# Its base64 holds + and / at every shift, its JSON and URL forms differ from its text.
SECRET = 'kt8Q~>>>???~~~"ü/\\_.Zq+% end>>?'
OTHERS = ["never~leaked.Anywhere_1", "nor.this-One~either8Q~"]


def shifted(encode, shift):
    return encode(b"\1\2\3"[:shift] + SECRET.encode() + b"\4\5").replace(b"=", b"")


def wrapped(text):
    return b"\r\n".join(text[at:at + 9] for at in range(0, len(text), 9))


FORMS = {
    "UTF-8": SECRET.encode(),
    "UTF-16LE": SECRET.encode("utf-16-le"),
    "UTF-16BE": SECRET.encode("utf-16-be"),
    "hex, lower": SECRET.encode().hex().encode(),
    "hex, upper": SECRET.encode().hex().upper().encode(),
    "percent, what must be": urllib.parse.quote(SECRET, safe="~>?_.").encode(),
    "percent, every byte": b"".join(b"%%%02x" % byte for byte in SECRET.encode()),
    "percent with plus": urllib.parse.quote_plus(SECRET).encode(),
    "JSON, short": json.dumps(SECRET, ensure_ascii=False).replace("/", "\\/").encode(),
    "JSON, all escaped": "".join(f"\\u{ord(sign):04X}" for sign in SECRET).encode(),
    "C escapes": b"".join(b"\\x%02x" % byte for byte in SECRET.encode()),
    "Markdown": "".join("\\" + sign if sign in "_~>\\" else sign for sign in SECRET).encode(),
    "HTML": SECRET.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&#34;").encode(),
    "base64, wrapped": wrapped(shifted(base64.b64encode, 0)),
} | {
    f"{name}, shift {shift}": shifted(encode, shift)
    for name, encode in (("base64", base64.b64encode), ("base64url", base64.urlsafe_b64encode))
    for shift in range(3)
}


def in_database(folder, value, after=None):
    """A database whose only table holds value, left with an unfinished write-ahead log."""
    path = folder / "keyturn.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v)")
    connection.execute("INSERT INTO t (v) VALUES (?)", (value,))
    connection.commit()
    if after:
        after(connection)
        connection.commit()
    # Copied while open, so that the log is not folded in.
    for suffix in ("", "-wal"):
        beside = pathlib.Path(str(path) + suffix)
        (folder / f"left.db{suffix}").write_bytes(beside.read_bytes())
    connection.close()
    for leftover in folder.glob("keyturn.db*"):
        leftover.unlink()


def checkpointed(connection):
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def deleted(connection):
    connection.execute("DELETE FROM t")
    connection.commit()
    checkpointed(connection)


def zipped(data):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", b"nothing here " * 50)
        archive.writestr("member.bin", b"xx" + data)
    return packed.getvalue()


def big(data):
    """Data long enough to span pages of a database. The zero keeps a backslash of the noise from
    being read as a part of the first escape."""
    return os.urandom(6000) + b"\0" + data + b"\0" + os.urandom(6000)


PLACES = {
    "a file": lambda folder, data: (folder / "log.txt").write_bytes(b"ab " + data + b" cd"),
    "a gzip file": lambda folder, data: (folder / "log.gz").write_bytes(gzip.compress(data)),
    "a zlib stream inside": lambda folder, data:
        (folder / "x").write_bytes(b"head" + zlib.compress(b"y" * 90 + data) + b"tail"),
    "a zlib stream cut off": lambda folder, data:
        (folder / "x").write_bytes(zlib.compress(data + os.urandom(40000))[:-9000]),
    "a member of a zip": lambda folder, data: (folder / "x.xlsx").write_bytes(zipped(data)),
    "gzip in zip in zip": lambda folder, data:
        (folder / "x.zip").write_bytes(zipped(zipped(gzip.compress(data)))),
    "a database's log": lambda folder, data: in_database(folder, data),
    "a database": lambda folder, data: in_database(folder, data, checkpointed),
    "a packed blob in a database": lambda folder, data:
        in_database(folder, zlib.compress(data, 9), checkpointed),
    "a blob over several pages": lambda folder, data:
        in_database(folder, zlib.compress(big(data)), checkpointed),
    "a deleted row": lambda folder, data: in_database(folder, data, deleted),
}


def scan(*arguments, secrets=(*OTHERS, SECRET)):
    return subprocess.run([sys.executable, SCAN, *arguments], capture_output=True,
                          input="\n".join(secrets).encode())


class SecretScanTest(unittest.TestCase):
    def expect_found(self, result):
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertIn(b"secret 3 as", result.stdout)
        self.assertNotIn(b"secret 1", result.stdout)
        self.assertNotIn(SECRET.encode(), result.stdout + result.stderr)

    def test_every_form_is_found_in_every_place(self):
        for place, plant in PLACES.items():
            for form, data in FORMS.items():
                with self.subTest(place=place, form=form), tempfile.TemporaryDirectory() as folder:
                    plant(pathlib.Path(folder), data)
                    read = secretscan.Scan([secret.encode() for secret in (*OTHERS, SECRET)])
                    read.path(folder)
                    self.assertEqual({hit["secret"] for hit in read.hits}, {"secret 3"})

    def test_a_secret_in_a_file_name_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / base64.urlsafe_b64encode(SECRET.encode()).decode()).touch()
            self.expect_found(scan(folder))

    def test_a_secret_in_arguments_and_environment_is_found(self):
        for argument, variable in ((SECRET, "none"), ("none", SECRET)):
            with subprocess.Popen([sys.executable, "-c", "input()", argument],
                                  stdin=subprocess.PIPE, env={"TOLD": variable}) as child:
                try:
                    self.expect_found(scan("--pid", str(child.pid)))
                finally:
                    child.communicate(b"\n")

    def test_a_secret_in_memory_is_reported_with_its_region_and_does_not_count(self):
        code = f"held = bytes.fromhex('{SECRET.encode().hex()}'); print(flush=True); input()"
        with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as child:
            child.stdout.readline()
            try:
                result = scan("--memory", str(child.pid))
            finally:
                child.stdin.write(b"\n")
                child.stdin.close()
        self.assertRegex(result.stdout, rb"memory of \d+, \S+ at 0x\w+: secret 3 as UTF-8")
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_what_looks_like_a_token_is_found_without_being_on_the_list(self):
        head, body = (base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
                      for part in ({"alg": "RS256", "kid": "1"}, {"aud": "graph", "oid": "2"}))
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "trace").write_bytes(b"sent " + head + b"." + body + b".c2ln")
            self.assertEqual(scan(folder).returncode, 1)
            self.assertEqual(scan("--no-token-shapes", folder).returncode, 0)

    def test_a_clean_tree_has_no_hit(self):
        with tempfile.TemporaryDirectory() as folder:
            for number, plant in enumerate(PLACES.values()):
                room = pathlib.Path(folder) / str(number)
                room.mkdir()
                plant(room, SECRET[:-6].encode() + b"another end")
            result = scan(folder)
        self.assertEqual((result.returncode, result.stderr), (0, b""), result.stdout)

    def test_a_short_value_or_a_missing_path_is_an_error(self):
        self.assertEqual(scan(secrets=["short"]).returncode, 2)
        self.assertEqual(scan("/no/such/folder").returncode, 2)

    def test_secrets_may_come_on_another_descriptor_and_hits_as_json(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "log").write_bytes(SECRET.encode())
            read, write = os.pipe()
            os.write(write, SECRET.encode() + b"\n")
            os.close(write)
            result = subprocess.run(
                [sys.executable, SCAN, "--json", "--secrets-fd", str(read), folder],
                capture_output=True, pass_fds=[read])
            os.close(read)
        self.assertEqual([hit["form"] for hit in json.loads(result.stdout)["hits"]], ["UTF-8"])


if __name__ == "__main__":
    unittest.main()
