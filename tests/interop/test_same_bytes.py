"""An XML document has the same bytes, whatever was done in the process before."""

from xml.etree import ElementTree as ET

import pytest

from interop import markup
from interop.formats import datacite, jats, mods
from interop.oai import responses
from interop.oai.metadata_formats import METADATA_FORMATS
from interop.paper import pdf
from tests import needs
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
XML = [datacite, jats, mods]


@pytest.fixture
def harvest(rf, settings):
    settings.SITE_URL = "https://roundtable.example"
    EventFactory(published=True, title_ru="Стол")

    def all_prefixes():
        for prefix in METADATA_FORMATS:
            query = {"verb": "ListRecords", "metadataPrefix": prefix}
            text = responses.respond(rf.get("/oai", query).GET)
            yield text.partition("</responseDate>")[2]

    return lambda: list(all_prefixes())


def test_no_prefix_that_a_library_takes_for_itself_changes_a_document(harvest, first):
    before = [one.render(first) for one in XML], harvest()

    for number, address in enumerate(list(markup._PREFIXES)):
        ET.register_namespace(f"theirs{number}", address)
    for prefix in ("", "oai_dc", "dc", "xlink", "xsi", "jats", "mods", "datacite"):
        ET.register_namespace(prefix, f"https://library.example/{prefix}")

    assert ([one.render(first) for one in XML], harvest()) == before


@needs.pango
def test_a_paper_drawn_meanwhile_changes_no_document(harvest, first):
    before = [one.render(first) for one in XML], harvest()

    pdf.render(first)

    assert ([one.render(first) for one in XML], harvest()) == before
