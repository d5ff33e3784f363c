"""Every kind of answer is valid against the protocol's own schema."""

from pathlib import Path

import pytest
from lxml import etree

from interop.oai import items
from tests.factories import EventFactory, OrganiserFactory, ParticipationFactory

from .harvesting import REFUSED, withdraw

pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).parent / "schemas" / "OAI-PMH.xsd"
QUESTIONS = [
    "verb=Identify",
    "verb=ListSets",
    "verb=ListMetadataFormats",
    "verb=ListIdentifiers&metadataPrefix=oai_dc",
    "verb=ListRecords&metadataPrefix=oai_dc",
    "verb=ListRecords&metadataPrefix=datacite4&set=kind-round_table",
    *(query for query, _code in REFUSED if "resumptionToken=Ә" not in query),
]


@pytest.fixture(scope="module")
def schema():
    """The schema of the answers; what stands inside ``metadata`` it lets pass."""
    return etree.XMLSchema(etree.parse(SCHEMA))


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query[:60])
def test_an_answer_is_valid(client, schema, query, monkeypatch):
    monkeypatch.setattr(items, "PAGE", 2)  # so that a token is among the answers
    for _row in range(3):
        event = EventFactory(published=True, title_en="Round & table")
        OrganiserFactory(event=event)
        ParticipationFactory(event=event)
    withdraw(event)

    answer = etree.fromstring(client.get(f"/oai?{query}").content)

    schema.assertValid(answer)
