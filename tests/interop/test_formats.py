"""Each format is read back by a program that is not ours."""

import dataclasses
import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import bibtexparser
import icalendar
import pytest
import rispy
import vobject

from interop import dublin_core
from interop.formats import (
    bibtex,
    datacite,
    jsonld,
    registry,
    ris,
)
from interop.formats import (
    icalendar as our_calendar,
)
from languages.fallback import LANGUAGES, Localized

# No test asks the database, but the demo they share is made in the one for tests.
pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "golden"
DATACITE = {"d": datacite.NAMESPACE}


def bibtex_fields(record):
    library = bibtexparser.parse_string(bibtex.render(record))
    assert library.failed_blocks == []
    return {field.key: field.value for field in library.entries[0].fields}


def neutral(xml_or_text, record):
    """Numbers differ from database to database, the names of files each time."""
    text = xml_or_text.replace("\r\n ", "")  # iCalendar folds by length
    text = re.sub(r"(?<=[a-z]/)\d+(?![\w.])", "N", text)
    text = re.sub(r"(?<=/photos/)(.+?)-[0-9a-f]{8}(?=\.jpg)", r"\1", text)
    text = text.replace(f">{record.id}</mods:recordIdentifier>", ">N</")
    return text.replace(f"roundtable-{record.id}-", "roundtable-N-")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file_format", registry.FORMATS, ids=lambda f: f.EXTENSION)
def test_the_first_record_leaves_the_house_as_it_always_did(
    first_in, language, file_format
):
    record = first_in(language)

    found = neutral(file_format.render(record), record)

    golden = GOLDEN / f"political-renewal.{language}.{file_format.EXTENSION}"
    assert found.encode() == golden.read_bytes()


# --- What is written where -----------------------------------------------------


def test_bibtex_escapes_what_tex_would_obey(first):
    title = Localized(r"50 % & {A}_b #1 $ ~ ^ \ жол", "kk", False)

    fields = bibtex_fields(dataclasses.replace(first, title=title))

    assert fields["title"] == (
        r"{50 \% \& \{A\}\_b \#1 \$ \textasciitilde{} \textasciicircum{}"
        r" \textbackslash{} жол}"
    )
    assert fields["author"].endswith(" and others")


def test_a_line_break_in_a_title_cannot_forge_a_line_of_ris(first):
    title = Localized("Жол\r\nAU  - Жоқ, Ж.", "kk", False)

    entry = rispy.loads(ris.render(dataclasses.replace(first, title=title)))[0]

    assert entry["title"] == "Жол AU - Жоқ, Ж."
    assert len(entry["authors"]) == len(first.authors)


def test_a_title_cannot_close_the_script_it_stands_in(first):
    title = Localized("</script><script>alert(1)</script>", "kk", False)

    written = jsonld.render(dataclasses.replace(first, title=title))

    assert "<" not in written
    assert json.loads(written)["@graph"][0]["name"]["@value"] == title.text


def test_every_name_in_the_graph_leads_to_a_node_or_a_page(first):
    graph = json.loads(jsonld.render(first))["@graph"]
    known = {node["@id"] for node in graph if "@id" in node}

    organisers = [one["@id"] for one in graph[0]["organizer"]]

    assert len(known) == len([node for node in graph if "@id" in node])
    assert set(organisers) < known
    assert graph[1]["publisher"]["@id"] in known
    assert graph[1]["about"]["@id"] == graph[0]["@id"]


def test_what_is_unknown_is_left_out_of_the_graph(first):
    bare = dataclasses.replace(
        first,
        places=(),
        mode="",
        series=None,
    )

    event = json.loads(jsonld.render(bare))["@graph"][0]

    assert {"location", "eventAttendanceMode", "superEvent"} & event.keys() == set()


def test_a_time_is_given_in_the_zone_of_that_year(first):
    event = json.loads(jsonld.render(first))["@graph"][0]
    day = icalendar.Calendar.from_ical(our_calendar.render(first)).walk("VEVENT")[0]

    assert event["startDate"] == "2011-12-06T11:00:00+06:00"  # UTC+5 only since 2024
    assert day.decoded("DTSTART").isoformat() == "2011-12-06T11:00:00+06:00"
    assert day["DTSTART"].params["TZID"] == "Asia/Almaty"


def test_several_days_end_on_the_day_after_the_last(first):
    several = dataclasses.replace(first, ends_on=date(2011, 12, 8))

    day = icalendar.Calendar.from_ical(our_calendar.render(several)).walk("VEVENT")[0]

    assert day.decoded("DTSTART") == date(2011, 12, 6)
    assert day.decoded("DTEND") == date(2011, 12, 9)


def test_datacite_says_which_title_is_a_translation(first):
    root = ET.fromstring(datacite.render(first))
    language = "{http://www.w3.org/XML/1998/namespace}lang"

    titles = root.findall("d:titles/d:title", DATACITE)

    assert [(one.get(language), one.get("titleType")) for one in titles] == [
        ("kk", None),
        ("ru", "TranslatedTitle"),
        ("en", "TranslatedTitle"),
    ]


def test_datacite_always_has_what_it_requires(records):
    required = ["identifier", "creators/d:creator", "titles/d:title", "publisher"]
    required += ["publicationYear", "resourceType"]
    for record in records:
        root = ET.fromstring(datacite.render(record))

        for path in required:
            assert root.find(f"d:{path}", DATACITE) is not None, (record.id, path)


def test_every_dublin_core_text_says_its_language(first):
    texts = ["title", "creator", "contributor", "subject", "description", "publisher"]

    values = [one for one in dublin_core.elements(first) if one[0] in texts]

    assert all(code in ("kk", "ru", "en") for _name, _value, code in values)
    assert {code for name, _v, code in values if name == "title"} == {"kk", "ru", "en"}


def test_a_title_of_two_lines_stays_one_line_of_a_calendar(first):
    title = first.title._replace(text="Саяси жаңару:\nтәжірибе")

    text = our_calendar.render(dataclasses.replace(first, title=title))

    found = icalendar.Calendar.from_ical(text)
    assert found["X-WR-CALNAME"] == "Саяси жаңару: тәжірибе"
    assert found.walk("VEVENT")[0]["SUMMARY"] == "Саяси жаңару:\nтәжірибе"


def test_another_parser_reads_the_same_in_a_calendar(records):
    for record in records:
        if record.sittings or record.postponed_to:  # see test_when.py
            continue
        event = vobject.readOne(our_calendar.render(record)).vevent

        assert event.summary.value == record.title.text
        assert event.summary.params["LANGUAGE"] == [record.title.language]
        assert event.uid.value == record.permanent_url
        assert f"{event.dtstart.value:%Y-%m-%d}" == record.starts_on.isoformat()
