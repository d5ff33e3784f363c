import re
from datetime import date
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.choices import Status
from events.models import Event, Section
from tests.factories import (
    DocumentFactory,
    EventFactory,
    ParticipationFactory,
    PhotoFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db


# --- What the database refuses ----------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"title_kk": ""},
        {"title_kk": None},
        {"status": Status.PUBLISHED},
        {"published": True, "starts_on": None},
        {"starts_on": date(2011, 12, 6), "ends_on": date(2011, 12, 5)},
        {"starts_on": None, "ends_on": date(2011, 12, 5)},
    ],
)
def test_the_database_refuses_a_record_that_makes_no_sense(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        EventFactory(**wrong)


def test_the_form_says_the_same_in_a_sentence():
    event = EventFactory.build(title_kk="", ends_on=date(2011, 12, 1))

    with pytest.raises(ValidationError) as refusal:
        event.full_clean()

    assert len(refusal.value.message_dict["__all__"]) == 2


def test_a_doi_belongs_to_one_record_and_no_doi_to_many():
    EventFactory.create_batch(2)
    EventFactory(doi="10.1000/1")

    with pytest.raises(IntegrityError), transaction.atomic():
        EventFactory(doi="10.1000/1")


@pytest.mark.parametrize(
    ("field", "value"),
    [("doi", "https://doi.org/10.1000/1"), ("irsti", "11"), ("source_url", "kaznu")],
)
def test_a_mistyped_identifier_is_refused_at_its_field(field, value):
    with pytest.raises(ValidationError) as refusal:
        EventFactory.build(**{field: value}).full_clean()

    assert list(refusal.value.message_dict) == [field]


# --- Addresses ---------------------------------------------------------------


def test_an_address_is_made_from_the_kazakh_title_else_the_next():
    kazakh = EventFactory(title_kk="Алаш асылдары", title_en="Treasures")
    english = EventFactory(title_kk="", title_en="Modern education")

    assert kazakh.get_absolute_url() == f"/kk/events/{kazakh.pk}-alash-asyldary/"
    assert english.slug == "modern-education"


def test_anchors_are_counted_within_an_event_and_never_given_twice():
    event, other = EventFactory(), EventFactory()
    first, second = SectionFactory.create_batch(2, event=event)
    second.delete()

    third = SectionFactory(event=event)

    assert [first.anchor, third.anchor] == [1, 3]
    assert SectionFactory(event=other).anchor == 1


def test_saving_a_section_again_keeps_its_anchor():
    section = SectionFactory()

    section.position = 9
    section.save()

    assert Section.objects.get().anchor == 1


# --- Texts -------------------------------------------------------------------


@pytest.mark.parametrize(
    "dirty",
    [
        "<p>Мақсат<script>alert(1)</script></p>",
        '<p onclick="alert(1)">Мақсат</p>',
        '<p style="color:red" class="MsoNormal">Мақсат</p>',
        '<p><img src="x" onerror="alert(1)">Мақсат</p>',
    ],
)
def test_whoever_writes_the_text_of_a_section_is_clean(dirty):
    created = SectionFactory(body_kk=dirty)
    assert Section.objects.get(pk=created.pk).body_kk == "<p>Мақсат</p>"

    Section.objects.filter(pk=created.pk).update(body_ru=dirty)
    assert Section.objects.get(pk=created.pk).body_ru == "<p>Мақсат</p>"

    made = SectionFactory.build(event=created.event, body_en=dirty)
    Section.objects.bulk_create([made])
    assert Section.objects.get(body_en__gt="").body_en == "<p>Мақсат</p>"


def test_a_link_with_a_script_loses_it():
    section = SectionFactory(body_kk='<p><a href="javascript:alert(1)">мұнда</a></p>')

    assert "javascript" not in Section.objects.get(pk=section.pk).body_kk


@pytest.mark.parametrize("empty", ["<p></p>", "<p> </p><p>&nbsp;</p>", "<p><br></p>"])
def test_an_empty_text_is_stored_as_nothing(empty):
    section = SectionFactory(body_kk=empty)

    assert Section.objects.get(pk=section.pk).body_kk == ""


def test_a_speaker_must_take_part_in_the_same_event():
    section = SectionFactory(speaker=ParticipationFactory())

    with pytest.raises(ValidationError) as refusal:
        section.full_clean()

    assert list(refusal.value.message_dict) == ["speaker"]


# --- Files -------------------------------------------------------------------


def test_a_photo_is_measured_checked_and_rendered_when_saved():
    photo = PhotoFactory()

    photo.refresh_from_db()

    assert (photo.width, photo.height) == (640, 400)
    assert len(photo.sha256) == 64
    folder = f"events/{photo.event_id}/photos"
    assert re.fullmatch(rf"{folder}/zhiyn-[0-9a-f]{{8}}\.jpg", photo.image.name)
    assert photo.small.storage.exists(photo.small.name)


def test_a_document_keeps_a_safe_name_and_its_checksum():
    document = DocumentFactory(file__filename="Бағдарлама (соңғы).TXT")

    assert re.search(
        r"/documents/bagdarlama-songy-[0-9a-f]{8}\.txt$", document.file.name
    )
    assert document.sha256 == sha256("Бағдарлама".encode()).hexdigest()


@pytest.mark.parametrize("filename", ["virus.exe", "page.html", "noextension"])
def test_a_document_of_an_unknown_kind_is_refused_with_a_sentence(filename):
    document = DocumentFactory.build(event=EventFactory(), file__filename=filename)

    with pytest.raises(ValidationError) as refusal:
        document.full_clean()

    assert list(refusal.value.message_dict) == ["file"]


def test_the_languages_of_a_record_are_those_of_its_title():
    event = EventFactory(title_ru="Круглый стол")

    assert event.languages == ["kk", "ru"]
    assert list(Event.objects.in_language("ru")) == [event]
    assert list(Event.objects.in_language("en")) == []
