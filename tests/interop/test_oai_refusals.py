"""What a harvester asks wrongly gets the protocol's own errors, and never a 500."""

import base64
import json
from xml.etree import ElementTree as ET

import pytest

from tests.factories import EventFactory

from .test_oai import NAMES, ask, error_of

pytestmark = pytest.mark.django_db

REFUSED = [
    ("", "badVerb"),
    ("verb=", "badVerb"),
    ("verb=Steal", "badVerb"),
    ("verb=listrecords", "badVerb"),
    ("verb=Identify&verb=Identify", "badVerb"),
    ("verb=Identify&x=1", "badArgument"),
    ("verb=Identify&%00=%00", "badArgument"),
    ("verb=ListRecords", "badArgument"),
    ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=x", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-1-1", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=%00", "badArgument"),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01"
        "&until=2026-01-02T00:00:00Z",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc",
        "badArgument",
    ),
    ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
    ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=x", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=year-0000", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=year-9999", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=year-²²²²", "badArgument"),
    (
        f"verb=ListRecords&metadataPrefix=oai_dc&set=organisation-{'9' * 99}",
        "noRecordsMatch",
    ),
    ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
    ("verb=ListRecords&resumptionToken=%00", "badArgument"),
    ("verb=ListRecords&resumptionToken=Ә", "badResumptionToken"),
    ("verb=ListRecords&resumptionToken=W10", "badResumptionToken"),
    ("verb=ListRecords&resumptionToken=W1tbW10=", "badResumptionToken"),
    ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier=x", "idDoesNotExist"),
    (
        "verb=GetRecord&metadataPrefix=oai_dc"
        "&identifier=oai:roundtable.example:event-999999999",
        "idDoesNotExist",
    ),
    (
        "verb=GetRecord&metadataPrefix=oai_dc"
        f"&identifier=oai:roundtable.example:event-{'9' * 99}",
        "idDoesNotExist",
    ),
    ("verb=ListMetadataFormats&identifier=x", "idDoesNotExist"),
]


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
