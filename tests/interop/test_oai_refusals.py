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


@pytest.mark.parametrize(
    "changed",
    [
        ["marc", None, None, "", "2026-01-01T00:00:00+00:00", 1, 0, 1],
        ["oai_dc", 1e300, None, "", "2026-01-01T00:00:00+00:00", 1, 0, 1],
        ["oai_dc", None, None, "", "0001-01-01T00:00:00+14:00", 1, 0, 1],
        ["oai_dc", None, None, "", "2026-01-01T00:00:00+00:00", 10**30, 0, 1],
        ["oai_dc", None, None, "", 5, "x", 0, 1],
        [[], {}, "x", 1, None, None, None, None],
    ],
)
def test_a_forged_token_is_refused(client, changed):
    token = base64.urlsafe_b64encode(json.dumps(changed).encode()).decode()

    answer = ask(client, verb="ListRecords", resumptionToken=token.rstrip("="))

    assert error_of(answer) == "badResumptionToken"
