"""What a harvester asks wrongly gets the protocol's own errors, and never a 500."""

from xml.etree import ElementTree as ET

import pytest
from django.core.signing import Signer

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


def signed(state, **how):
    return Signer(**{"salt": "interop.oai"} | how).sign_object(state)


STAMP = "2001-01-01T00:00:00+00:00"
OURS = [None, None, STAMP, "oai_dc", "", 0, 1, 5]
NO_TOKENS = [
    *("=", "====", "A", "%", "қазақ", "*" * 9, "/w", "gIA", ":", "a:b"),
    signed(OURS, key="of somebody else"),
    signed(OURS, salt="of another page"),
    signed(OURS) + "=",
    signed(OURS)[1:],
    signed(OURS).partition(":")[0],
    "9" * 10_000,
]


def test_what_is_no_token_is_refused(client):
    for token in NO_TOKENS:
        answer = ask(client, verb="ListRecords", resumptionToken=token)

        assert error_of(answer) == "badResumptionToken", token[:40]


def test_a_token_that_we_have_written_goes_on(client):
    EventFactory(published=True)

    answer = ask(client, verb="ListRecords", resumptionToken=signed(OURS))

    assert len(answer.findall(".//o:record", NAMES)) == 1
