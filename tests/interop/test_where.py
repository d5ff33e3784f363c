"""Where it was: page, calendar and formats of one record tell the same places."""

import json
import re
from xml.etree import ElementTree as ET

import bibtexparser
import icalendar
import pytest
import rispy

from events.models import Event, Place
from interop import dublin_core
from interop.citing.romanised import in_latin
from interop.formats import registry
from interop.record.build import build_record
from languages.fallback import LANGUAGES
from tests.factories import EventFactory, OrganisationFactory, OrganiserFactory

pytestmark = pytest.mark.django_db

ALMATY = {"city_kk": "Алматы", "city_en": "Almaty", "country": "KZ"}
TASHKENT = {"city_kk": "Ташкент", "city_en": "Tashkent", "country": "UZ"}
HALL = {"venue_kk": "Жаңа зал", "venue_en": "New Hall"}
ADDRESS = "https://meeting.example/7"
UZBEKISTAN = {"kk": "Өзбекстан", "ru": "Узбекистан", "en": "Uzbekistan"}
ONLINE = {"kk": "онлайн", "ru": "онлайн", "en": "online"}
# The record, its further places; the lines in Kazakh, Russian and English.
SHAPES = {
    "one place": (
        HALL | ALMATY,
        [],
        [["Жаңа зал, Алматы"]] * 2 + [["New Hall, Almaty"]],
    ),
    "two cities in two countries": (
        HALL | ALMATY,
        [TASHKENT],
        [
            ["Жаңа зал, Алматы", "Ташкент, Өзбекстан"],
            ["Жаңа зал, Алматы", "Ташкент, Узбекистан"],
            ["New Hall, Almaty", "Tashkent, Uzbekistan"],
        ],
    ),
    "a venue without city and country": (
        HALL,
        [],
        [["Жаңа зал"], ["Жаңа зал"], ["New Hall"]],
    ),
    "a country alone": (
        {"country": "KZ"},
        [{"position": 1}],  # a row that says nothing
        [["Қазақстан"], ["Казахстан"], ["Kazakhstan"]],
    ),
    "online at an address": (
        {"mode": "online", "online_url": ADDRESS},
        [],
        [["онлайн"], ["онлайн"], ["online"]],
    ),
    "online": ({"mode": "online"}, [], [["онлайн"], ["онлайн"], ["online"]]),
    "in two cities of one country and online": (
        TASHKENT | {"mode": "hybrid", "online_url": ADDRESS},
        [{"city_kk": "Самарқан", "city_en": "Samarkand", "country": "UZ"}],
        [
            ["Ташкент, Өзбекстан", "Самарқан, Өзбекстан", "онлайн"],
            ["Ташкент, Узбекистан", "Самарқан, Узбекистан", "онлайн"],
            ["Tashkent, Uzbekistan", "Samarkand, Uzbekistan", "online"],
        ],
    ),
    "nowhere": ({}, [], [[], [], []]),
}
CASES = [
    pytest.param(known, further, language, lines[number], id=f"{name}-{language}")
    for name, (known, further, lines) in SHAPES.items()
    for number, language in enumerate(LANGUAGES)
]


@pytest.fixture(autouse=True)
def _on_a_site(settings):
    settings.SITE_URL = "https://roundtable.example"
    settings.ALLOWED_HOSTS = ["roundtable.example", "testserver"]


def held(*further, **known):
    """Return a public record of a university in Kazakhstan."""
    event = EventFactory(
        published=True, title_ru="Встреча", title_en="Meeting", **known
    )
    home = OrganisationFactory(kind="university", country="KZ")
    OrganiserFactory(event=event, organisation=OrganisationFactory(parent=home))
    for number, row in enumerate(further):
        Place.objects.create(event=event, **{"position": number} | row)
    return event


def described(event, language):
    reread = Event.objects.published().for_reading().get(pk=event.pk)
    return build_record(reread, language)


def on_the_page(client, event, language):
    page = client.get(f"/{language}/events/{event.pk}", follow=True).content.decode()
    line = page.partition('<p class="record__when">')[2].partition("</p>")[0]
    _day, *places = line.split('<span aria-hidden="true">·</span>')
    places = [re.sub(r" <small.*?</small>|<[^>]*>", "", one) for one in places]
    return [" ".join(one.split()) for one in places], page


def locations(record):
    event = json.loads(registry.by_extension("jsonld").render(record))["@graph"][0]
    found = event.get("location", [])
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize(("known", "further", "language", "lines"), CASES)
def test_all_say_the_same_of_its_places(client, known, further, language, lines):
    event = held(*further, **known)

    shown, page = on_the_page(client, event, language)
    record = described(event, language)
    written = {one.EXTENSION: one.render(record) for one in registry.FORMATS}

    places = [one for one in lines if one != ONLINE[language]]
    assert shown == lines
    assert (f'href="{ADDRESS}"' in page) == ("online_url" in known)
    found = locations(record)
    assert [one["name"] for one in found if one["@type"] == "Place"] == places
    virtual = [one for one in found if one["@type"] == "VirtualLocation"]
    assert len(virtual) == len(lines) - len(places)
    url = known.get("online_url")
    assert [one.get("url") for one in virtual] == [url] * len(virtual)
    check_formats(written, lines, places)
    check_cities(written, record.cities)
    coverage = [text for name, text, _code in dublin_core.elements(record) if text]
    assert all(place in coverage for place in places)


def check_formats(written, lines, places):
    """All of it stands in one line, but where only places on earth are asked for."""
    (entry,) = icalendar.Calendar.from_ical(written["ics"]).walk("VEVENT")
    (item,) = json.loads(written["csl.json"])
    jats = ET.fromstring(written["jats.xml"]).findtext(".//conf-loc")
    datacite = ET.fromstring(written["datacite.xml"]).iter()
    in_one = "; ".join(lines) or None
    assert [entry.get("LOCATION"), item.get("event-place"), jats] == [in_one] * 3
    named = [one.text for one in datacite if one.tag.endswith("}geoLocationPlace")]
    assert named == places
    for extension in ("txt", "md"):
        words = written[extension].replace("\\", "").replace("*", "")
        assert in_one is None or f": {in_one}\n" in words


def check_cities(written, cities):
    (entry,) = bibtexparser.parse_string(written["bib"]).entries
    (in_ris,) = rispy.loads(written["ris"])
    (item,) = json.loads(written["csl.json"])
    mods = ET.fromstring(written["mods.xml"]).iter()
    endnote = re.findall(r"^%C (.+?)\r?$", written["enw"], re.MULTILINE)
    fields = {field.key: field.value for field in entry.fields}
    in_one = "; ".join(cities) or None
    assert fields.get("address", "") == " and ".join(cities)
    assert [in_ris.get("place_published"), item.get("publisher-place")] == [in_one] * 2
    assert endnote == [in_one] * bool(cities)
    assert [one.text for one in mods if one.tag.endswith("}placeTerm")] == cities


def test_a_country_is_known_by_its_code_in_what_programs_read(client):
    event = held(TASHKENT, **HALL)

    known = client.get(f"/api/v1/records/{event.pk}").json()
    hall, city = locations(described(event, "en"))

    assert [one["country"] for one in known["places"]] == ["", "UZ"]
    assert known["places"][1]["city"] == {"text": "Ташкент", "language": "kk"}
    assert (known["venue"]["text"], known["city"], known["country"]) == (
        "Жаңа зал",
        None,
        "",
    )
    assert "address" not in hall
    assert city["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "UZ",
        "addressLocality": "Tashkent",
    }


def test_without_an_organiser_every_country_is_named():
    event = EventFactory(published=True, title_en="Meeting", **ALMATY)

    assert described(event, "en").where == "Almaty, Kazakhstan"


def test_a_calendar_names_the_address_at_which_one_could_take_part():
    event = held(mode="hybrid", online_url=ADDRESS, **ALMATY)

    text = registry.by_extension("ics").render(described(event, "en"))

    assert f"CONFERENCE;VALUE=URI:{ADDRESS}\r\n" in text


def test_a_table_of_all_records_has_their_places(client):
    held(TASHKENT, **ALMATY)

    head, row = (
        b"".join(client.get("/api/v1/records.csv?lang=en")).decode().splitlines()
    )

    assert head.endswith("country,online_url,where,notes_of_origin")
    assert row.endswith(',KZ,,"Almaty; Tashkent, Uzbekistan",')


def test_places_are_written_in_latin_letters_for_a_reference_list():
    event = held({"city_kk": "Жезқазған"}, venue_kk="Үлкен зал")

    latin = in_latin(described(event, "kk"), described(event, "en"))

    assert [one.words for one in latin.places] == ["Ulken zal", "Zhezqazgan"]


@pytest.mark.parametrize("count", [1, 20])
def test_a_record_costs_the_same_in_one_place_and_in_many(
    client, django_assert_num_queries, count
):
    event = held(*[TASHKENT] * count)

    with django_assert_num_queries(14):
        page = client.get(event.get_absolute_url()).content.decode()

    told = {1: 0, 20: 20}  # one or two stand beside the day
    assert page.count("<dd>Ташкент, Өзбекстан</dd>") == told[count]
