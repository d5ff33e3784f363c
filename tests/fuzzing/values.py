"""Values nobody should send, of every kind that some part of a site reads."""

import base64
import json
import tomllib
from pathlib import Path

MARK = "fz7"  # what we send as HTML must come back as text
KINDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
HEADERS = KINDS.pop("headers")
NAMES = [*KINDS.pop("names"), "." * 300]
KINDS["numbers"] += ["9" * 31, "9" * 5000]
KINDS["signs"] += ["\ud800", "\udcff", "я" * 300, "я" * 3000, "a" * 70_000]
KINDS["markup"].append("<p>" * 300)
JSONS = ([], {}, [[]], True, None, -1, 1e300, 10**30, "қ", "\ud800", "\0", "2011-12-06")
TOKEN = ["oai_dc", None, None, "", "2026-01-01T00:00:00+00:00", 1, 1, 5]


def anything(rng, *kinds):
    """Return one value of these kinds, or of any, as a text."""
    kind = rng.choice(kinds or (*KINDS, "tokens"))
    return token(rng) if kind == "tokens" else rng.choice(KINDS[kind])


def spoilt(rng, value):
    """Return a value that was good, with one thing wrong in it."""
    place = rng.randrange(len(value) + 1)
    sign = rng.choice([*KINDS["signs"], "/", "%", "٣", "-"])
    return rng.choice((value[:place] + sign + value[place:], value[:place], value * 2))


def token(rng):
    """Return what a harvester might send as a token, but signed by nobody."""
    state = list(TOKEN)
    for _change in range(rng.randrange(3)):
        state[rng.randrange(len(state))] = structure(rng, ["a"])
    text = json.dumps(rng.choice((state, state, state[1:], dict(enumerate(state)))))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def structure(rng, names, depth=2):
    """Return something that JSON can say, with fields of these ``names``."""
    if not depth or rng.random() < 0.3:
        return rng.choice(
            (rng.choice(JSONS), anything(rng, "numbers", "dates", "paths"))
        )
    inside = [structure(rng, names, depth - 1) for _place in range(rng.randrange(4))]
    keys = rng.sample(names, min(len(inside), len(names)))
    return rng.choice((inside, dict(zip(keys, inside, strict=False))))


def headers(rng):
    """Return a header or two of a request, or none."""
    names = rng.sample(sorted(HEADERS), rng.choice((0, 0, 0, 1, 2)))
    chosen = {name: rng.choice(HEADERS[name]) for name in names}
    return {
        name: anything(rng, text) if text in KINDS else text
        for name, text in chosen.items()
    }
