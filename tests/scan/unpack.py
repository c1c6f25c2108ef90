# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is packed into a piece of data: zlib, gzip and zip members, values of a SQLite database."""
import io
import pathlib
import re
import shutil
import sqlite3
import tempfile
import zipfile
import zlib

DEEPEST = 5
BIGGEST = 256 * 1024 * 1024
# Two bytes of a zlib header (any level, no dictionary) or three of gzip's.
PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]|\x68[\x05\x43\x81\xde]|\x58[\x09\x47\x85\xc3]"
                    rb"|\x48[\x0d\x4b\x89\xc7]|\x38[\x11\x4f\x8d\xcb]|\x28[\x15\x53\x91\xcf]"
                    rb"|\x18[\x19\x57\x95\xd3]|\x08[\x1d\x5b\x99\xd7]")


def inflated(data, at):
    """What a stream that begins here holds, also when its end is missing; empty when it is none."""
    worker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    plain = bytearray()
    step = 64
    try:
        while at < len(data) and not worker.eof and len(plain) < BIGGEST:
            plain += worker.decompress(data[at:at + step])
            at += step
            step = 16384
    except zlib.error:
        pass
    return bytes(plain)


def pieces(place, data, depth=0):
    """(place, data) for the data itself and for each thing packed into it, however deep."""
    yield place, data
    if depth == DEEPEST:
        return
    for found in PACKED.finditer(data):
        plain = inflated(data, found.start())
        if len(plain) >= 4:
            yield from pieces(f"{place} > packed at {found.start()}", plain, depth + 1)
    if b"PK\x03\x04" in data:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for member in archive.infolist():
                    inner = f"{place} > member {member.filename}"
                    yield from pieces(inner, archive.read(member), depth + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, ValueError):
            pass


def database(path):
    """(place, bytes) for each text and blob in a SQLite database; a copy is read, with its log.
    Raw pages are read with the file itself; this adds what spans pages or is packed."""
    path = pathlib.Path(path)
    with open(path, "rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            return
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "copy.db"
        for suffix in ("", "-wal"):
            beside = pathlib.Path(str(path) + suffix)
            if beside.exists():
                shutil.copyfile(beside, str(copy) + suffix)
        connection = sqlite3.connect(copy)
        connection.text_factory = bytes
        try:
            tables = [row[0].decode() for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                yield from values_of(connection, path, table)
        except sqlite3.DatabaseError:
            pass
        finally:
            connection.close()


def values_of(connection, path, table):
    quoted = table.replace('"', '""')
    try:
        for number, row in enumerate(connection.execute(f'SELECT * FROM "{quoted}"'), 1):
            for value in row:
                if isinstance(value, bytes):
                    yield f"{path} > {table}, row {number}", value
    except sqlite3.DatabaseError:
        return
