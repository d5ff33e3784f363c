"""A name that is taken out stands nowhere any more, whoever looks for it."""

import json
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from reversion.models import Revision, Version

from events.history import restoring
from events.models import Event, Participation, RemovedFile
from events.personal_data.occurrences import Record, Subject
from events.saving import saving
from interop.formats.registry import FORMATS
from interop.oai.metadata_formats import METADATA_FORMATS
from participants.models import Person
from search import engine, people
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    ParticipationFactory,
    PersonFactory,
    SectionFactory,
)

from .conftest import REPLACEMENT
from .stored import FORM, kept, kept_in_files

pytestmark = pytest.mark.django_db


def test_a_name_taken_out_is_in_no_table_and_no_file(told, kultaev, take_out, tmp_path):
    assert len(kept()) > 12

    take_out(kultaev, told, erases_person=True)

    assert kept() == {}
    assert kept_in_files(tmp_path) == []
    assert not Person.objects.filter(pk=kultaev.pk).exists()
    assert people.named("Құлтаев") == []


def test_no_page_export_search_or_feed_says_it_any_more(
    told, kultaev, take_out, client
):
    addresses = [f"/kk/events/{told.pk}.{one.EXTENSION}" for one in FORMATS]
    addresses += ["/kk/", "/kk/people/", f"/kk/events/{told.pk}/cite/", "/kk/feed/"]
    addresses += [f"/oai?verb=ListRecords&metadataPrefix={p}" for p in METADATA_FORMATS]
    addresses += [f"/api/v1/records/{told.pk}", "/api/v1/people", "/kk/search/?q=оқу*"]
    before = saying(client, addresses)
    cache.set("pdf:old", "Құлтаев")

    take_out(kultaev, told)

    moved = Event.objects.get().modified_at - told.modified_at
    assert len(before) > 15
    assert saying(client, [Event.objects.get().get_absolute_url(), *addresses]) == []
    assert cache.get("pdf:old") is None
    assert moved > timedelta(0)


def saying(client, addresses):
    """Return the addresses whose answers name the person."""
    texts = {one: b"".join(client.get(one)).decode("utf-8") for one in addresses}
    return [one for one, text in texts.items() if FORM.search(text)]


def test_what_stands_instead_keeps_the_mark_up_and_the_place(told, kultaev, take_out):
    take_out(kultaev, told)

    told.refresh_from_db()
    place = told.participations.get()
    texts = [section.body_ru or section.body_kk for section in told.sections.all()]
    assert told.title_kk == "қатысушы 1 оқуы"
    assert told.abstract_kk == "қатысушы 1 қатысты."
    assert texts == [
        "<p>Сөз <strong>қатысушы 1</strong> сөзі еді.</p>"
        "<p>қатысушы 1 келісті &amp; тарады.</p><p>Ол кетті.</p>",
        "<p>О участник 1.</p>",
    ]
    assert (place.person, place.printed_name_kk) == (None, "қатысушы 1")
    assert (place.printed_name_ru, place.post_kk) == ("участник 1", "декан")
    assert told.photos.get().caption_en == "participant 1 talk"
    assert Participation.objects.unmatched().count() == 0


def test_readers_and_history_are_told_but_never_whom(told, kultaev, take_out, admin):
    take_out(kultaev, told, takes_posts=True)

    told.refresh_from_db()
    note = told.corrections.get()
    log = LogEntry.objects.filter(object_id=told.pk, user=admin).first()
    comments = [one.comment for one in Revision.objects.all()]
    assert (note.version, told.version) == (2, 2)
    assert all([note.note_kk, note.note_ru, note.note_en])
    assert "Өзі сұрады." in log.change_message
    assert sum("Өзі сұрады." in one for one in comments) == 1
    assert [one.reason for one in RemovedFile.objects.all()] == ["Өзі сұрады."]
    assert not told.participations.get().post_kk


def test_whom_somebody_belonged_to_goes_with_the_posts(told, kultaev, take_out, admin):
    place = told.participations.get()
    with saving(told, by=admin):
        place.organisations.add(OrganisationFactory())

    take_out(kultaev, told, takes_posts=True)

    versions = Version.objects.get_for_object(place)
    kept = [json.loads(one.serialized_data)[0]["fields"] for one in versions]
    assert not place.organisations.exists()
    assert [one["organisations"] for one in kept] == [[]] * len(kept)


def test_an_old_version_comes_back_without_the_name(told, kultaev, take_out, admin):
    take_out(kultaev, told)
    first = Version.objects.get_for_object(told).last()

    restoring.restore(told, first.revision, by=admin)

    told.refresh_from_db()
    assert told.title_kk == "қатысушы 1 оқуы"
    assert told.participations.get().person is None


def test_a_translation_is_no_older_for_it(told, kultaev, take_out):
    before = set(told.translated_texts.filter(outdated=True).values_list("key"))

    take_out(kultaev, told)

    after = set(told.translated_texts.filter(outdated=True).values_list("key"))
    assert after == before


def test_a_deleted_draft_forgets_the_name_too(kultaev, take_out, editor):
    with saving(by=editor) as written:
        draft = EventFactory(title_kk="Құлтаев туралы")
        written.append(draft)
        ParticipationFactory(event=draft, person=kultaev, printed_name_kk="Құлтаев")
    number = draft.pk
    with saving(draft, by=editor):
        draft.delete()
    subject = Subject(kultaev)
    assert subject.records == [number]

    take_out(
        kultaev, tokens={number: Record(subject, number).token}, erases_person=True
    )

    assert kept() == {}


# --- Whom it is not about ----------------------------------------------------


def test_a_namesake_elsewhere_stays_and_is_found(told, untold, kultaev, take_out):
    take_out(kultaev, told, erases_person=True)

    section = untold.event.sections.get()
    assert section.body_kk == "<p>Бекзат Құлтаевтың сөзі.</p>"
    assert untold.event.participations.get().person == untold.person
    assert people.named("Құлтаев") == [untold.person.pk]
    assert untold.event.pk in engine.records()


def test_a_namesake_in_the_same_record_is_left_unless_told_otherwise(
    told, untold, kultaev, take_out
):
    other = ParticipationFactory(
        event=told, person=untold.person, printed_name_kk="Құлтаев Б."
    )
    SectionFactory(
        event=told, body_kk="<p>Б. Құлтаевқа. Бекзат Құлтаев пен Ләззат.</p>"
    )

    take_out(kultaev, told)

    other.refresh_from_db()
    assert (other.printed_name_kk, other.person) == ("Құлтаев Б.", untold.person)
    assert told.sections.last().body_kk == (
        "<p>Б. Құлтаевқа. Бекзат Құлтаев пен Ләззат.</p>"
    )


def test_what_is_left_in_one_place_is_left_in_all_its_copies(told, kultaev, take_out):
    record = Record(Subject(kultaev), told.pk)
    (title,) = [find for find in record.finds if find.after == " оқуы"]

    take_out(kultaev, told, left=frozenset({title.key}))

    told.refresh_from_db()
    versions = [
        one.field_dict["title_kk"] for one in Version.objects.get_for_object(told)
    ]
    assert {told.title_kk, *versions} == {"Құлтаев оқуы"}


def test_whoever_was_merged_away_is_the_same_person(told, kultaev, take_out):
    twin = PersonFactory(family_name_kk="Жаңаұлы", merged_into=kultaev)
    told.participations.update(person=twin)

    take_out(twin, told, erases_person=True)

    assert not Person.objects.filter(pk__in=[twin.pk, kultaev.pk]).exists()


# --- What is refused ---------------------------------------------------------


@pytest.mark.parametrize(
    "wishes",
    [
        {"reason": " "},
        {"replacement": REPLACEMENT | {"ru": ""}},
        {"replacement": REPLACEMENT | {"ru": "студент Култаев"}},
        {"reason": "Құлтаев сұрады"},
        {"tokens": {}},
        {"replacement": REPLACEMENT | {"kk": "ұ" * 300}},
    ],
)
def test_a_wish_that_cannot_be_met_changes_nothing(told, kultaev, take_out, wishes):
    before = Revision.objects.count()

    with pytest.raises(ValidationError):
        take_out(kultaev, *([] if "tokens" in wishes else [told]), **wishes)

    assert Event.objects.get(pk=told.pk).title_kk == "Құлтаев оқуы"
    assert Revision.objects.count() == before


def test_a_record_written_meanwhile_is_looked_at_again(told, kultaev, take_out):
    tokens = {told.pk: Record(Subject(kultaev), told.pk).token}
    Event.objects.filter(pk=told.pk).update(city_kk="Алматы")

    with pytest.raises(ValidationError, match="оқуы"):
        take_out(kultaev, tokens=tokens)


def test_whoever_stays_in_another_record_is_not_erased(told, kultaev, take_out):
    ParticipationFactory(person=kultaev)

    with pytest.raises(ValidationError):
        take_out(kultaev, told, erases_person=True)


def test_an_editor_may_not(told, kultaev, take_out, editor):
    with pytest.raises(PermissionDenied):
        take_out(kultaev, told, by=editor)


def test_somebody_without_records_is_erased(take_out):
    person = PersonFactory(family_name_kk="Құлтаев")

    take_out(person, erases_person=True)

    assert kept() == {}
