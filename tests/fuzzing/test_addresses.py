"""Every address with every parameter, asked by readers and by those at the desk."""

import json

import pytest

from .archive import ROLES
from .conftest import REQUESTS
from .values import headers, structure

pytestmark = pytest.mark.fuzz
METHODS = ("GET",) * 17 + ("HEAD", "POST", "POST", "OPTIONS", "PUT", "DELETE", "X" * 99)
READERS, DESK = 16, 9  # how many parts, so that both workers have enough to do


def ask(asker, rng, surface, under=""):
    """Ask one address, in some manner."""
    path, query = surface.address(rng, under)
    method, body, kind = rng.choice(METHODS), b"", ""
    if path.endswith(".pdf") and method == "GET":
        method = "HEAD"  # drawing a paper takes a second
    if method != "GET" and rng.random() < 0.7:
        kinds = ("application/json", "application/x-www-form-urlencoded", "text/plain")
        body, kind = query.encode(), rng.choice((*kinds, "multipart/form-data", "x"))
        if kind == "application/json" or rng.random() < 0.2:
            body = json.dumps(structure(rng, sorted(surface.values))).encode()
    asker.ask(method, path, query, body, kind, **headers(rng))


@pytest.mark.parametrize("part", range(READERS))
def test_whatever_readers_ask_they_get_an_answer(site, fuzzed, part):
    def asking(asker, rng):
        for _request in range(REQUESTS * 92 // 100 // READERS):
            ask(asker, rng, site[1])

    fuzzed("reader", asking)


@pytest.mark.parametrize("part", range(DESK))
def test_whatever_is_asked_at_the_desk_gets_an_answer(site, fuzzed, part):
    def asking(asker, rng):
        for _request in range(REQUESTS * 7 // 100 // DESK):
            ask(asker, rng, site[1], "desk")

    fuzzed(ROLES[part % 3], asking)
