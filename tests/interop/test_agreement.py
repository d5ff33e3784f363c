"""All formats tell the same title, people and days of every demo record.

Each format is read back by a program that is not ours, or by the plainest means. A
format without a reader here fails: nothing leaves the house unread.
"""

import json
import re
from datetime import datetime
from xml.etree import ElementTree as ET

import bibtexparser
import icalendar
import pytest
import rispy

from interop import dublin_core
from interop.formats import registry
from interop.record.work import whole_title
from languages.dates.formatting import format_span

# No test asks the database, but the demo they share is made in the one for tests.
pytestmark = pytest.mark.django_db

NAMES = {"d": "http://datacite.org/schema/kernel-4", "m": "http://www.loc.gov/mods/v3"}


def read_bibtex(text):
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    people = fields["author"].removesuffix(" and others")
    authors = re.split(r" and (?![^{]*\})", people)  # braces keep a name whole
    return {
        "title": fields["title"].strip("{}").replace("\\", ""),
        "authors": [author.strip("{}") for author in authors],
        "day": fields["date"].split("/")[0],
    }


def read_ris(text):
    (entry,) = rispy.loads(text)
    return {
        "title": entry["title"],
        "authors": entry["authors"],
        "day": entry["date"].replace("/", "-"),
    }


def read_endnote(text):
    tags = re.findall(r"^(%\S) (.+?)\r?$", text, re.MULTILINE)
    return {
        "title": dict(tags)["%T"],
        "authors": [value for tag, value in tags if tag == "%A"],
        "day": f"{datetime.strptime(dict(tags)['%8'], '%B %d, %Y'):%Y-%m-%d}",
    }


def read_csl(text):
    (item,) = json.loads(text)
    year, month, day = item["issued"]["date-parts"][0]
    return {
        "title": item["title"],
        "authors": [" ".join(author.values()) for author in item["author"]],
        "day": f"{year:04}-{month:02}-{day:02}",
    }


def read_jsonld(text):
    graph = json.loads(text)["@graph"]
    nodes = {node["@id"]: node for node in graph if "@id" in node}
    event, report = graph[:2]
    assert report["headline"] == event["name"]
    return {
        "title": event["name"]["@value"],
        "spellings": [
            spellings(role["contributor"], nodes)
            for role in event.get("contributor", [])
        ],
        "day": event.get("previousStartDate", event["startDate"])[:10],
    }


def spellings(person, nodes):
    """Return the names by which the graph knows somebody, or a body."""
    node = nodes.get(person.get("@id"), person)
    if isinstance(node["name"], dict):
        return {node["name"]["@value"]}
    return {node["name"], *node.get("alternateName", [])}


def read_datacite(text):
    root = ET.fromstring(text)
    return {
        "title": root.findtext("d:titles/d:title", None, NAMES),
        "authors": [e.text for e in root.iterfind(".//d:creatorName", NAMES)],
        "day": root.findtext("d:dates/d:date", None, NAMES).split("/")[0],
    }


def read_mods(text):
    root = ET.fromstring(text)
    hosts_and_translators = {("corporate", "organiser"), ("personal", "translator")}
    people = [
        one
        for one in root.findall("m:name", NAMES)
        if (one.get("type"), one.findall(".//m:roleTerm", NAMES)[-1].text)
        not in hosts_and_translators
    ]
    return {
        "title": root.findtext("m:titleInfo/m:title", None, NAMES),
        "participants": [
            " ".join(part.text for part in person.findall("m:namePart", NAMES))
            for person in people
        ],
        "day": root.findtext("m:originInfo/m:dateIssued", None, NAMES),
    }


def read_jats(text):
    meta = ET.fromstring(text).find("front/article-meta")
    people = meta.findall("contrib-group[@content-type='participants']/contrib")
    return {
        "title": meta.findtext("title-group/article-title"),
        "participants": [name_in_jats(person) for person in people],
        "day": meta.find("conference/conf-date").get("iso-8601-date").split("/")[0],
    }


def name_in_jats(person):
    parts = ("name/surname", "name/given-names", "string-name", "collab")
    parts += ("collab/institution-wrap/institution",)
    return " ".join(filter(None, (person.findtext(part) for part in parts)))


def read_calendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    event, *_sittings = calendar.walk("VEVENT")
    is_moved = event["STATUS"] == "TENTATIVE"
    day = str(event.decoded("DTSTART"))[:10]
    return {"title": str(calendar["NAME"]), "new_day" if is_moved else "day": day}


def read_text(text):
    """Read plain text or Markdown, whose blocks are set apart by an empty line."""
    blocks = re.sub(r"(?m)^#+ |\*\*|\\", "", text).split("\n\n")
    people = [line[2:] for block in blocks[2:] for line in block.split("\n")]
    return {"title": blocks[0].strip(), "lines": people, "words": text}


READERS = {
    "bib": read_bibtex,
    "ris": read_ris,
    "enw": read_endnote,
    "csl.json": read_csl,
    "jsonld": read_jsonld,
    "datacite.xml": read_datacite,
    "mods.xml": read_mods,
    "jats.xml": read_jats,
    "ics": read_calendar,
    "txt": read_text,
    "md": read_text,
}


def words(name):
    """Return the words of a name in an order that all ways of writing it share."""
    return sorted(re.findall(r"\w+", name))


def test_every_format_has_a_reader():
    assert READERS.keys() == {one.EXTENSION for one in registry.FORMATS}


@pytest.mark.parametrize("extension", sorted(READERS))
def test_all_formats_agree_on_title_people_and_days(records, shapes, extension):
    assert len(records) == 42
    for record in [*records, *shapes]:
        written = registry.by_extension(extension).render(record)

        found = READERS[extension](written)

        with_subtitle = extension in ("ris", "enw", "csl.json")
        title = whole_title(record) if with_subtitle else record.title.text
        assert found["title"] == title
        check_people(found, record)
        check_day(found, record)


def check_day(found, record):
    if "words" in found:
        when = format_span(record.starts_on, record.ends_on, record.language)
        assert when in found["words"]
    elif "new_day" in found:
        assert found["new_day"] == record.postponed_to.isoformat()
    else:
        assert found["day"] == record.starts_on.isoformat()


def check_people(found, record):
    names = [places[0].name.text for places in record.people]
    if "authors" in found:
        authors = [author.name.text for author in record.authors]
        expected = authors or [unit.name.text for unit in record.organisers]
        assert [words(one) for one in found["authors"]] == [words(n) for n in expected]
    if "participants" in found:
        assert [words(n) for n in found["participants"]] == [words(n) for n in names]
    if "spellings" in found:
        places = [place for places in record.people for place in places]
        for place, known in zip(places, found["spellings"], strict=True):
            assert place.name.text in known
    if "lines" in found:
        names = [place.name.text for place in record.participants]
        lines = iter(found["lines"])
        assert all(any(one.startswith(name) for one in lines) for name in names)


def test_dublin_core_agrees_as_well(records):
    for record in records:
        found = dublin_core.elements(record)

        titles = [value for name, value, _code in found if name == "title"]
        creators = [value for name, value, _code in found if name == "creator"]
        (day,) = (value for name, value, _code in found if name == "date")
        assert titles[0] == record.title.text
        assert creators == [author.inverted for author in record.authors]
        assert day.split("/")[0] == record.starts_on.isoformat()
