"""Licence, author and date of photos, documents and recordings, wherever these go."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.translation import override
from lxml import etree

from events.choices import Licence
from events.models import Event
from interop.formats import datacite, jats, jsonld, markdown, mods, text
from interop.paper import pdf_layout
from interop.record.build import build_record
from interop.record.medium import Medium
from languages.dates.formatting import format_span
from languages.fallback import LANGUAGES
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganiserFactory,
    PhotoFactory,
    RecordingFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db
FORMATS = [jsonld, datacite, jats, mods, text, markdown]
KINDS = {"photo": PhotoFactory, "document": DocumentFactory, "video": RecordingFactory}
ADDRESS = "https://creativecommons.org/licenses/by-sa/4.0/"
MADE = {"author": "А. Смағұлов", "licence": "CC-BY-SA-4.0", "made_on": "2011-12-06"}


@pytest.fixture(params=KINDS)
def event(request):
    event = EventFactory(
        published=True, title_kk="Алаш", title_ru="Алаш туралы", title_en="Alash"
    )
    OrganiserFactory(event=event)
    SectionFactory(event=event, starts_at="12:40")
    KINDS[request.param](event=event, caption_kk="Залда", **MADE)
    return Event.objects.for_reading().get(pk=event.pk)


def in_words(language):
    """Return the day as a person reads it, or a program."""
    return [format_span(date(2011, 12, 6), None, language), "2011-12-06"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.NAME)
def test_licence_author_and_date_travel_in_every_format(event, form, language):
    record = build_record(event, language)

    written = form.render(record)

    assert record.media[0].url in written
    assert "А. Смағұлов" in written
    assert ADDRESS in written or "(А. Смағұлов" in written and "CC BY-SA 4.0" in written
    assert any(day in written for day in in_words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_licence_author_and_date_are_shown_and_linked_on_page_and_paper(
    client, event, language
):
    record = build_record(event, language)

    with override(language):
        page = client.get(event.get_absolute_url()).content.decode()
    paper = pdf_layout.page_of(record)["html"]

    for shown in (page.partition("<body")[2], paper):
        assert f'<a href="{ADDRESS}" rel="external">CC BY-SA 4.0</a>' in shown
        assert "А. Смағұлов, <time" in shown
        day = in_words(language)[0].replace(" ", "\u00a0")
        assert day in shown.replace(" ", "\u00a0")


def test_the_api_says_the_same_of_each(client, event):
    record = client.get(f"/api/v1/records/{event.pk}").json()

    (medium,) = record["photos"] + record["documents"] + record["recordings"]
    assert (medium["author"], medium["made_on"]) == ("А. Смағұлов", "2011-12-06")
    assert (medium["licence_url"], medium["licence_label"]) == (ADDRESS, "CC BY-SA 4.0")


def test_a_bag_says_of_each_whose_it_is(event, tmp_path):
    call_command("export_record", event.pk, tmp_path / "bag", stdout=StringIO())

    with (tmp_path / "bag/data/media.csv").open(encoding="utf-8") as file:
        (row,) = csv.DictReader(file)

    assert (row["author"], row["day"]) == ("А. Смағұлов", "2011-12-06")
    assert (row["licence_url"], row["caption"]) == (ADDRESS, "Залда")
    if row["kind"] != "video":
        name = row["url"].rpartition("/")[2]
        assert [*(tmp_path / "bag/data/media").rglob(name)] != []


def test_other_rights_are_said_in_words(event):
    media = (event.photos, event.documents, event.recordings)
    (medium,) = (one for rows in media for one in rows.all())
    type(medium).objects.update(licence="reserved")
    record = build_record(Event.objects.for_reading().get(), "en")

    for form in FORMATS:
        assert "all rights reserved" in form.render(record), form.NAME


@pytest.mark.parametrize("code", Licence.values)
def test_every_licence_but_reserved_rights_has_an_address(code):
    address = Licence.address(code)

    assert address.startswith("https://creativecommons.org/") == (code != "reserved")


# --- Recordings ---------------------------------------------------------------


@pytest.fixture
def recorded():
    event = EventFactory(published=True)
    OrganiserFactory(event=event)
    SectionFactory(event=event, heading_kk="Ашылуы", starts_at="12:40")
    known = {"licence": "CC0-1.0", "language": "ru"}
    RecordingFactory(event=event, position=1, url="https://youtu.be/a1", **known)
    RecordingFactory(event=event, position=2, kind="audio", **known)
    RecordingFactory(event=event, position=3, kind="transcript")
    RecordingFactory(event=event, position=4, kind="")
    return event


def test_the_first_recording_stays_what_programs_knew_as_the_only_one(client, recorded):
    record = client.get(f"/api/v1/records/{recorded.pk}").json()
    (row,) = csv.DictReader(StringIO(body(client.get("/api/v1/records.csv"))))

    assert record["recording_url"] == row["recording_url"] == "https://youtu.be/a1"
    assert [one["kind"] for one in record["recordings"]] == [
        "video", "audio", "transcript", "",
    ]  # fmt: skip
    assert record["sections"][0]["starts_at"] == "12:40"
    assert record["sections"][0]["moment_url"] == "https://youtu.be/a1?t=760"


def test_schema_org_has_recordings_with_their_clips(recorded):
    record = build_record(Event.objects.for_reading().get(), "kk")

    event = json.loads(jsonld.render(record))["@graph"][0]

    found = event["recordedIn"]
    kinds = ["VideoObject", "AudioObject", "MediaObject", "MediaObject"]
    assert [one["@type"] for one in found] == kinds
    assert found[0]["url"] == "https://youtu.be/a1"  # a page, and no file
    assert found[1]["contentUrl"].endswith(".mp4")
    (clip,) = found[0]["hasPart"]
    assert (clip["startOffset"], clip["url"]) == (760, "https://youtu.be/a1?t=760")
    assert [one for one in found[1:] if "hasPart" in one] == []


def test_each_recording_is_related_in_datacite_and_mods(recorded):
    record = build_record(Event.objects.for_reading().get(), "kk")

    metadata = etree.fromstring(datacite.render(record).encode())
    items = etree.fromstring(mods.render(record).encode()).iter("{*}relatedItem")

    related = metadata.findall("{*}relatedIdentifiers/{*}relatedIdentifier")
    assert [one.get("relationType") for one in related] == ["IsDocumentedBy"] * 4
    assert [one.findtext("{*}typeOfResource") for one in items] == [
        "moving image", "sound recording-nonmusical", "text", "text",
    ]  # fmt: skip


def test_what_nobody_agreed_to_leaves_in_no_format(recorded):
    recorded.recordings.update(consent="refused")
    recorded.sections.update(starts_at="75:10")  # as no time of day is written
    record = build_record(Event.objects.for_reading().get(), "kk")

    assert (record.recordings, record.recording_url) == ((), "")
    for form in FORMATS:
        written = form.render(record)
        assert "youtu.be" not in written, form.NAME
        assert "75:10" not in written, form.NAME


def test_a_medium_of_which_nothing_is_known_is_described_all_the_same(full):
    bare = full.photos[1]

    assert isinstance(bare, Medium)
    assert (bare.licence_url, bare.day) == ("", "")


def body(response):
    return b"".join(response).decode("utf-8-sig")
