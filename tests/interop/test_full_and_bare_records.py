"""What formats say of a record of which everything is known, or next to nothing.

The demo's records lie between the two, and so do the golden files.
"""

import dataclasses
import json
from xml.etree import ElementTree as ET

import icalendar
import pytest

from interop.formats import datacite, jats, jsonld, mods, text
from interop.formats import icalendar as our_calendar
from interop.record.record import Place
from languages.fallback import Localized

# No test asks the database, but the demo they share is made in the one for tests.
pytestmark = pytest.mark.django_db

D = f"{{{datacite.NAMESPACE}}}"
M = f"{{{mods.NAMESPACE}}}"
HREF = "{http://www.w3.org/1999/xlink}href"


# --- Everything ----------------------------------------------------------------


def test_codes_of_libraries_are_given_with_their_scheme(full):
    in_mods = ET.fromstring(mods.render(full)).iter(f"{M}classification")
    in_datacite = ET.fromstring(datacite.render(full)).iter(f"{D}subject")
    in_jats = ET.fromstring(jats.render(full)).iter("subj-group")

    assert [(one.get("authority"), one.text) for one in in_mods] == [
        ("udc", "323.2"),
        ("irsti", "11.15.25"),
    ]
    assert [
        (one.get("subjectScheme"), one.text)
        for one in in_datacite
        if one.get("subjectScheme")
    ] == [("UDC", "323.2"), ("IRSTI", "11.15.25")]
    assert [(one.get("subj-group-type"), one[0].text) for one in in_jats] == [
        ("heading", full.kind_label),
        ("udc", "323.2"),
        ("irsti", "11.15.25"),
    ]


def test_several_days_have_two_ends(full):
    in_mods = ET.fromstring(mods.render(full)).iter(f"{M}dateIssued")
    in_datacite = ET.fromstring(datacite.render(full)).find(f"{D}dates/{D}date")
    in_jats = ET.fromstring(jats.render(full)).find(".//conf-date")

    assert [(one.get("point"), one.text) for one in in_mods] == [
        ("start", "2011-12-06"),
        ("end", "2011-12-08"),
    ]
    assert in_datacite.text == "2011-12-06/2011-12-08"
    assert in_jats.get("iso-8601-date") == "2011-12-06/2011-12-08"


def test_a_doi_and_a_ror_number_identify_record_and_organiser(full):
    in_mods = ET.fromstring(mods.render(full))
    in_datacite = ET.fromstring(datacite.render(full))
    in_jats = ET.fromstring(jats.render(full))

    assert in_mods.find(f"{M}identifier[@type='doi']").text == full.doi
    assert in_datacite.find(f"{D}identifier").text == full.doi
    assert in_jats.find(".//article-id[@pub-id-type='doi']").text == full.doi
    address = "https://ror.org/05a28rw58"
    assert address in [
        one.text
        for one in in_datacite.iter(f"{D}nameIdentifier")
        if one.get("nameIdentifierScheme") == "ROR"
    ]
    assert in_jats.find(".//institution-id[@institution-id-type='ror']").text == address


def test_public_domain_has_its_own_address(full):
    report = json.loads(jsonld.render(full))["@graph"][1]

    assert report["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"


def test_jats_carries_papers_photos_and_corrections(full):
    root = ET.fromstring(jats.render(full))

    papers = root.findall(".//supplementary-material")[:2]  # recordings follow
    photos = root.findall("floats-group/fig")

    assert [one.get(HREF) for one in papers] == ["a.pdf", "b.pdf"]
    assert [one.findtext("caption/p") for one in papers] == ["Бағдарлама", None]
    assert [one.find("graphic").get(HREF) for one in photos] == ["a.jpg", "b.jpg"]
    assert [one.findtext("attrib") for one in photos] == ["А. Смағұлов", None]
    assert [one.findtext("alt-text") for one in photos] == [full.title.text, None]
    assert root.findtext("back/notes/p") == "2012-01-09: Есім түзетілді."


def test_a_section_without_a_heading_has_no_empty_title_in_jats(full):
    section = ET.fromstring(jats.render(full)).find("body/sec")

    assert section.find("title") is None
    assert section.find("p") is not None


# --- Next to nothing -----------------------------------------------------------


def test_without_people_and_organisers_the_portal_is_the_creator(bare):
    creators = ET.fromstring(datacite.render(bare)).findall(f"{D}creators/{D}creator")

    (name,) = [one.find(f"{D}creatorName") for one in creators]
    assert (name.text, name.get("nameType")) == (bare.portal, "Organizational")


def test_what_is_unknown_is_no_empty_element_of_datacite(bare):
    root = ET.fromstring(datacite.render(bare))

    known = {element.tag.removeprefix(D) for element in root}
    assert known & {"subjects", "descriptions", "contributors", "rightsList"} == set()


def test_a_place_without_a_city_has_no_locality(bare):
    hall, nothing = Localized("Мәжіліс залы", "kk", False), Localized("", "kk", False)
    record = dataclasses.replace(bare, places=(Place(hall, nothing, "KZ", ""),))

    event = json.loads(jsonld.render(record))["@graph"][0]

    assert event["location"]["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "KZ",
    }


def test_a_calendar_says_nothing_of_a_missing_abstract(bare):
    (day,) = icalendar.Calendar.from_ical(our_calendar.render(bare)).walk("VEVENT")

    assert {"DESCRIPTION", "CATEGORIES"} & day.keys() == set()


def test_plain_text_leaves_no_gap_for_what_is_missing(bare):
    written = text.render(bare)

    assert written.startswith(f"{bare.title.text}\n\n")
    assert "\n\n\n" not in written
