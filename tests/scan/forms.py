# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms a secret can take in data, and the search for them."""
import base64
import html
import re

SHORTEST = 8
# Two base64url parts that begin with {" are a signed token, whatever it says.
TOKEN_SHAPE = re.compile(rb"eyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]*")
ESCAPED = re.compile(rb"(?:\\u[0-9a-fA-F]{4})+|\\x[0-9a-fA-F]{2}|\\[^a-zA-Z0-9\s]")
PERCENT = re.compile(rb"%[0-9a-fA-F]{2}")
ENTITY = re.compile(rb"&#?\w+;")


def base64_at(value, shift):
    """The characters of base64 that the value alone decides when it starts shift bytes into a
    group of three; what its neighbours share is left out."""
    text = base64.b64encode(b"\0" * shift + value).rstrip(b"=")
    first = (0, 2, 3)[shift]
    last = (shift + len(value)) * 8 // 6
    return text[first:last]


def forms_of(value):
    """(name of the form, bytes) for each form that is searched for as it stands."""
    yield "UTF-8", value
    try:
        text = value.decode("utf-8")
        yield "UTF-16LE", text.encode("utf-16-le")
        yield "UTF-16BE", text.encode("utf-16-be")
    except UnicodeDecodeError:
        pass
    for shift in range(3):
        standard = base64_at(value, shift)
        yield f"base64 at {shift}", standard
        url = standard.replace(b"+", b"-").replace(b"/", b"_")
        if url != standard:
            yield f"base64url at {shift}", url


def unescaped(data):
    """Escapes of JSON, C and Markdown undone."""
    def plain(match):
        run = match.group(0)
        if run[1:2] == b"u":
            units = bytes.fromhex(run.replace(b"\\u", b"").decode())
            return units.decode("utf-16-be", "replace").encode("utf-8", "replace")
        return bytes([int(run[2:], 16)]) if run[1:2] == b"x" and len(run) == 4 else run[1:]
    return ESCAPED.sub(plain, data)


def unquoted(data):
    return PERCENT.sub(lambda match: bytes([int(match.group(0)[1:], 16)]), data)


def views_of(data):
    """(name, data) for each way of reading the data that may bring a value to light."""
    yield "", data
    if b"\\" in data:
        yield " after escapes", unescaped(data)
    if b"%" in data:
        yield " after percent", unquoted(data)
        if b"+" in data:
            yield " after percent and plus", unquoted(data.replace(b"+", b" "))
    if b"&" in data and ENTITY.search(data):
        yield " after entities", html.unescape(data.decode("utf-8", "replace")).encode()
    if b"\n" in data:
        yield " after line ends", data.replace(b"\r", b"").replace(b"\n", b"")


class Needles:
    """The secrets in every form. Invariant: a hit carries the secret's number, not its value."""

    def __init__(self, secrets, token_shapes):
        short = [number for number, value in enumerate(secrets, 1) if len(value) < SHORTEST]
        if short:
            raise ValueError(f"secrets {short} have fewer than {SHORTEST} characters")
        self.token_shapes = token_shapes
        self.plain = [(f"secret {number}", form, needle) for number, value in enumerate(secrets, 1)
                      for form, needle in forms_of(value)]
        self.hex = [(f"secret {number}", "hex", value.hex().encode())
                    for number, value in enumerate(secrets, 1)]

    def find(self, data, plain=False):
        """Every hit, each once; plain leaves out all readings but the first, for big data."""
        hits = {}
        for view, read in views_of(data) if not plain else [("", data)]:
            for secret, form, needle in self.plain:
                at = read.find(needle)
                if at >= 0 and (secret, form) not in hits:
                    hits[secret, form] = {"secret": secret, "form": form + view, "offset": at}
            lower = read.lower()
            for secret, form, needle in self.hex:
                at = lower.find(needle)
                if at >= 0 and (secret, form) not in hits:
                    hits[secret, form] = {"secret": secret, "form": form + view, "offset": at}
            if self.token_shapes and not plain:
                found = TOKEN_SHAPE.search(read)
                if found and not hits:
                    hits["token", ""] = {"secret": "a token", "form": "shape" + view,
                                         "offset": found.start()}
        return list(hits.values())
