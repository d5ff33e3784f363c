"""What leaves the house is valid against the schema of its format.

The schemas lie beside the tests and say themselves where they come from; nothing is
fetched while a test runs.
"""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from interop import markup
from interop.formats import csl_json, datacite, mods
from interop.oai.metadata_formats import METADATA_FORMATS
from interop.record.work import Work
from tests.factories import EventFactory, TopicFactory

pytestmark = pytest.mark.django_db
SCHEMAS = Path(__file__).parent / "schemas"
OF_PREFIX = {"oai_dc": "oai_dc.xsd", "datacite4": "datacite/metadata.xsd"}
OF_PREFIX |= {"mods": "mods.xsd"}


@cache
def schema(name):
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


@pytest.mark.parametrize(
    ("module", "name"), [(datacite, "datacite/metadata.xsd"), (mods, "mods.xsd")]
)
def test_an_xml_format_is_valid_for_every_record(
    records, shapes, full, bare, module, name
):
    for record in [*records, *shapes, full, bare]:
        written = etree.fromstring(module.render(record).encode())

        schema(name).assertValid(written)


def test_every_work_is_a_valid_csl_item(records, shapes):
    records = [*records, *shapes]
    rules = json.loads((SCHEMAS / "csl-data.json").read_text("utf-8"))
    parts = [Work(record, part) for record in records for part in record.sections]
    talks = [
        Work(record, person)
        for record in records
        for person in record.participants
        if person.talk_title
    ]
    assert talks
    works = [Work(record) for record in records] + parts + talks

    items = json.loads(csl_json.render_works(works))

    jsonschema.validate(items, rules)


def test_every_prefix_is_held_against_a_schema():
    assert METADATA_FORMATS.keys() == OF_PREFIX.keys() | {
        "jats"
    }  # test_jats.py does that


@pytest.mark.parametrize("prefix", sorted(OF_PREFIX))
def test_what_a_harvester_gets_is_valid(records, prefix):
    for record in records:
        tree = METADATA_FORMATS[prefix].tree(record)

        written = etree.fromstring(markup.document(tree).encode())

        schema(OF_PREFIX[prefix]).assertValid(written)


@pytest.mark.parametrize(
    ("address", "name"),
    [("/sitemap.xml", "siteindex.xsd"), ("/sitemap-records-1.xml", "sitemap.xsd")],
)
def test_a_sitemap_is_valid(client, address, name):
    EventFactory(pk=1, published=True, title_ru="Стол", topics=[TopicFactory()])
    written = etree.fromstring(client.get(address).content)
    for alternate in written.iterfind(".//{http://www.w3.org/1999/xhtml}link"):
        alternate.getparent().remove(alternate)  # described by a schema of its own

    schema(name).assertValid(written)
