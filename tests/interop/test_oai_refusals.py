"""What a harvester asks wrongly gets the protocol's own errors, and never a 500."""

import base64
import json
from xml.etree import ElementTree as ET

import pytest

from tests.factories import EventFactory

from .harvesting import NAMES, REFUSED, ask, error_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("query", "code"), REFUSED, ids=lambda one: one[:60])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_makes_no_sense_gets_the_words_of_the_protocol(
    client, query, code, method
):
    EventFactory(published=True)

    if method == "get":
        response = client.get(f"/oai?{query}")
    else:
        form = "application/x-www-form-urlencoded"
        response = client.post("/oai", query.encode(), content_type=form)

    answer = ET.fromstring(response.content)
    assert (response.status_code, error_of(answer)) == (200, code)
    if code in ("badVerb", "badArgument"):
        assert answer.find("o:request", NAMES).attrib == {}


STAMP = "2026-01-01T00:00:00+00:00"
OURS = ["oai_dc", None, None, "", STAMP, 1, 1, 5]
FORGED = [
    *([], {}, "x", 5, 1e300, None, True, [[]], [[[]] * 8], "abcdefgh", {"a": 1}),
    OURS[:-1],
    [*OURS, 1],
    dict.fromkeys("abcdefgh"),
    *(
        [*OURS[:place], wrong, *OURS[place + 1 :]]
        for place in range(8)
        for wrong in ([], {}, [[]], True, -1, 1e300, 10**30, "қ", "two words")
    ),
    ["oai_dc", None, None, "", "0001-01-01T00:00:00+14:00", 1, 0, 1],
    ["oai_dc", None, None, "", "2026-01-01T00:00:00", 1, 0, 1],
    ["oai_dc", None, None, "year-\x00", STAMP, 1, 0, 1],
]


def token_with(text):
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_a_forged_token_of_any_shape_is_refused(client):
    for state in FORGED:
        token = token_with(json.dumps(state))

        answer = ask(client, verb="ListRecords", resumptionToken=token)

        assert error_of(answer) == "badResumptionToken", state


NO_TOKENS = [
    *("=", "====", "A", "%", "қазақ", "*" * 9, "/w", "gIA"),
    token_with(json.dumps(OURS) + " "),
    token_with(json.dumps(OURS)) + "=",
    token_with("[" * 100_000),
    token_with("9" * 10_000),
    token_with('["oai_dc", NaN, Infinity, "", "", 1, 1, 1]'),
]


def test_what_is_no_token_is_refused(client):
    for token in NO_TOKENS:
        answer = ask(client, verb="ListRecords", resumptionToken=token)

        assert error_of(answer) == "badResumptionToken", token[:40]


def test_a_token_that_we_would_write_goes_on(client):
    EventFactory(published=True)
    token = token_with(json.dumps([*OURS[:4], "2001-01-01T00:00:00+00:00", *OURS[5:]]))

    answer = ask(client, verb="ListRecords", resumptionToken=token)

    assert len(answer.findall(".//o:record", NAMES)) == 1
