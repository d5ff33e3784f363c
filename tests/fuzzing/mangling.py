"""Mangling: what a page would post, and a file that was good, with something wrong."""

import json
from io import BytesIO
from urllib.parse import quote

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from .values import JSONS, NAMES, anything, spoilt

FIRST = 120  # bytes in which a file says what it is
KINDS = {  # what is typed by the kind of a field; into others anything
    "textarea": ("markup", "signs"),
    "hidden": ("numbers", "words"),
    "number": ("numbers",),
}


def posted(rng, form):
    """Return the pairs of a form: some rows more, a button, and a few things wrong."""
    buttons = [pair[:2] for pair in form.fields if pair[2] == "submit"]
    fields = [list(pair) for pair in form.fields if pair[2] not in ("submit", "file")]
    _add_row(rng, fields)
    for _wrong in range(rng.choice((0, 1, 1, 1, 2, 3, 8))):
        if fields:
            _spoil(rng, fields)
    pairs = [(name, value) for name, value, _kind in fields if "__prefix__" not in name]
    return pairs + rng.sample(buttons, min(len(buttons), rng.choice((0, 1, 1, 1))))


def _add_row(rng, fields):
    """Fill in an empty row of a table, as a script would that adds one."""
    empty = [field for field in fields if "__prefix__" in field[0]]
    if not empty or rng.random() < 0.5:
        return
    prefix = rng.choice(empty)[0].partition("__prefix__")[0]
    for total in [one for one in fields if one[0] == f"{prefix}TOTAL_FORMS"]:
        for name, value, kind in [one for one in empty if one[0].startswith(prefix)]:
            given = value or _of_kind(rng, kind)
            fields.append([name.replace("__prefix__", total[1]), given, kind])
        total[1] = str(int(total[1]) + 1)


def _spoil(rng, fields):
    field, other = rng.choice(fields), rng.choice(fields)
    act = rng.randrange(8)
    if act == 0:
        fields.remove(field)
    elif act == 1:
        fields.append([field[0], _of_kind(rng, field[2]), field[2]])
    elif act == 2:
        field[1], other[1] = other[1], field[1]
    elif act == 3:
        field[1] = spoilt(rng, field[1])
    elif act == 4:
        prefix = rng.choice(("", "_continue", "_popup", "_to_field", "_step", "action"))
        fields.append([prefix or f"{field[0]}-DELETE", anything(rng), ""])
    else:
        field[1] = _of_kind(rng, field[2])


def _of_kind(rng, kind):
    """Return what might be typed into a field, or could never be chosen in it."""
    if rng.random() < 0.3:
        return anything(rng)
    if kind.startswith("select"):
        return rng.choice(kind.split(" "))
    return anything(rng, *KINDS.get(kind, ()))


def body_of(pairs, files=()):
    """Return a body and its kind; with ``files`` one of several parts."""
    if not files:
        coded = ((_bytes(name), _bytes(value)) for name, value in pairs)
        text = "&".join(f"{quote(name)}={quote(value)}" for name, value in coded)
        return text.encode(), "application/x-www-form-urlencoded"
    parts = {}
    for name, value in [*pairs, *files]:
        given = _replaced(value) if isinstance(value, str) else value
        parts.setdefault(_replaced(name), []).append(given)
    return encode_multipart(BOUNDARY, parts), MULTIPART_CONTENT


def _bytes(text):
    return text.encode("utf-8", "surrogatepass")


def _replaced(text):
    return _bytes(text).decode("utf-8", "replace")


def damaged(rng, name, content):
    """Return a file with its bytes turned, cut, doubled, or by another name."""
    content = bytearray(content)
    place = rng.randrange(min(len(content), rng.choice((FIRST, 10**9))) or 1)
    act = rng.randrange(6)
    if act == 0:
        del content[place:]
    elif act == 1:
        content[place:place] = rng.randbytes(9)
    elif act == 2:
        content[place : place + 4] = b"\xff\xff\xff\xff"
    elif act == 3:
        for _bit in range(9):
            content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    elif act == 4:
        content *= 2
    if rng.random() < 0.3:
        name = rng.choice(NAMES)
    file = BytesIO(content)
    file.name = name
    return file


def odd_rows(rng, content):
    """Return a list of records in JSON with something else in a few of its places."""
    rows = json.loads(content)
    for _change in range(rng.randrange(1, 4)):
        place = rows
        while isinstance(place, (list, dict)) and place:
            parent, key = place, rng.choice([*_keys(place)])
            place = parent[key]
            if rng.random() < 0.2:
                break
        parent[key] = rng.choice((rng.choice(JSONS), anything(rng)))
    return json.dumps(rows).encode()


def _keys(place):
    return range(len(place)) if isinstance(place, list) else place
