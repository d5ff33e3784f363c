"""Texts stored before their letters were mended are found, and mended by a command."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import Value
from reversion.models import Version

from events.history import versions
from events.history.corrections import correct
from events.indexing import reindexing
from events.models import (
    Coverage,
    Event,
    PublishedVersion,
    Section,
    Series,
    TranslatedText,
)
from events.people.merge import merge, undo
from events.saving import saving
from events.translating.files import xliff
from events.translating.files.comparison import compare
from events.translating.files.reading import read_sheet
from events.translating.files.sheet import sheet_of
from events.translating.translation_status import digest_of
from participants.models import OrganisationName, Person, PersonName
from search import engine
from search.queries import Part
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    SectionFactory,
    SeriesFactory,
)

from . import published
from .test_exchange import export, upload

pytestmark = pytest.mark.django_db

OLD = "<p>Қaзaқ тiлi ɵнep.</p><p>Екінші бөлiк.</p><p>Yшiншi бөлiк.</p>"
SAID = "Сырт көзге ғана дұрыс көрінген әріптер түзетілді."
NEW = "<p>Қазақ тілі өнер.</p><p>Екінші бөлік.</p><p>Үшінші бөлік.</p>"


def mend(*options):
    said = StringIO()
    call_command("mend_texts", *options, stdout=said)
    return said.getvalue().splitlines()


def past_its_field(model, pk, **texts):
    """Write texts as rows had them before columns were mended."""
    values = {name: Value(text) for name, text in texts.items()}
    model._base_manager.filter(pk=pk).update(**values)


@pytest.fixture
def event(editor):
    """A public record, translated, whose Kazakh texts are of before."""
    with saving(by=editor) as written:
        event = EventFactory(title_kk="Əлем", title_ru="Mир", published=True)
        SectionFactory(event=event, body_kk=OLD, body_ru="<p>Раз.</p>")
        OrganiserFactory(event=event)
        written.append(event)
    section = event.sections.get()
    past_its_field(Event, event.pk, title_kk="Əлем", title_ru="Mир")
    past_its_field(Section, section.pk, body_kk=OLD)
    for version in Version.objects.all():  # as they were written then, too
        version.serialized_data = version.serialized_data.replace("Әлем", "Əлем")
        version.save()
    return event


def test_what_would_be_mended_is_told_and_nothing_written(event):
    section = event.sections.get()

    said = mend()

    assert said[:2] == [
        f"events.event {event.pk}: events.event {event.pk}, title_kk (U+018F → U+04D8)",
        "    «Əлем» → «Әлем»",
    ]
    assert f"events.section {section.pk}, body_kk (" in said[4]
    assert "    «Қaзaқ тiлi ɵнep» → «Қазақ тілі өнер»" in said
    assert said[-1] == "3 texts would be mended; --write does it."
    assert Event.objects.get().title_kk == "Əлем"


def test_texts_are_mended_once(event):
    assert mend("--write")[-1] == "3 texts were mended."

    event.refresh_from_db()
    assert (event.title_kk, event.title_ru) == ("Әлем", "Мир")
    assert Section.objects.get().body_kk == NEW
    assert mend("--write") == ["0 texts were mended."]


def test_the_record_gets_a_revision_and_readers_no_version(event):
    moment, count = event.modified_at, PublishedVersion.objects.count()

    mend("--write")

    latest, first = Version.objects.get_for_object(event)
    assert latest.revision.comment == SAID
    assert "Әлем" in latest.serialized_data
    assert "Əлем" in first.serialized_data  # what was kept is evidence
    assert Event.objects.get().version == event.version
    assert PublishedVersion.objects.count() == count
    assert Event.objects.get().modified_at > moment


def test_paragraphs_keep_their_numbers_though_every_word_changes(event):
    section = event.sections.get()
    section.body_kk = OLD.replace("<p>Екінші", "<p>Жаңа.</p><p>Екінші")
    section.save()
    before = Section.objects.get().paragraphs["labels"]["kk"]
    past_its_field(Section, section.pk, body_kk=section.body_kk)

    mend("--write")

    assert before == ["1", "1-1", "2", "3"]
    assert Section.objects.get().paragraphs["labels"]["kk"] == before


def test_no_paragraph_counts_as_corrected_by_it(client, editor):
    event = published.draft(editor, "тіл")
    published.publish(event, editor)
    row = event.sections.first()
    old = row.body_kk.replace("тіл", "тiл")
    for version in Version.objects.all():
        kept = version.serialized_data.replace("тіл", "тiл")
        Version.objects.filter(pk=version.pk).update(serialized_data=kept)
    past_its_field(Section, row.pk, body_kk=old)
    mend("--write")

    with saving(Event.objects.get(pk=event.pk), by=editor):
        correct(Event.objects.get(pk=event.pk), "metadata", {"kk": "Күні."}, by=editor)

    page = client.get(event.get_absolute_url(), follow=True).content.decode()
    assert "тіл" in page
    assert 'class="corrected"' not in page
    newer, older = event.published_versions.all()
    assert {change.key[0] for change in versions.changes(older, newer)} == set()


def test_a_mended_letter_is_no_edit_of_original_or_translation(event):
    body = TranslatedText.objects.filter(key__endswith="body")
    body.update(outdated=True, made_from="Бұрынғы.")
    title = TranslatedText.objects.get(key="title")
    known = {"made_from": "Əлем", "digest": digest_of("Mир")}
    TranslatedText.objects.filter(pk=title.pk).update(**known)

    mend("--write")

    rows = TranslatedText.objects.exclude(key__endswith="heading")
    assert sorted(rows.values_list("key", "outdated")) == [
        (f"sections.{event.sections.get().pk}.body", True),
        ("title", False),
    ]
    assert rows.get(key="title").made_at == title.made_at
    assert Coverage.objects.get(language="ru").outdated == 1


def test_search_follows(event):
    mend("--write")

    assert list(reindexing.drifted()) == []
    assert engine.holds(Part((("өнер",),)))


def test_a_person_moves_to_the_right_letter_and_is_kept_in_history(client):
    person = PersonFactory(family_name_kk="Әлия", given_name_kk="")
    ParticipationFactory(event=EventFactory(published=True), person=person)
    past_its_field(
        Person, person.pk, family_name_kk="Əлия", sort_key_kk="", name_key_kk=""
    )

    said = mend("--write")

    person.refresh_from_db()
    again = PersonFactory(family_name_kk="Әлия", given_name_kk="")
    assert said[0].startswith(f"participants.person {person.pk}: ")
    assert (person.family_name_kk, person.sort_key_kk) == ("Әлия", again.sort_key_kk)
    assert person.name_key_kk == again.name_key_kk
    assert Version.objects.get_for_object(person).count() == 1
    assert not PersonName.objects.exists()  # the same name is no former one
    assert client.get("/kk/people/").context["letters"] == ["Ә"]


def test_a_spelling_that_is_there_already_is_not_kept_twice():
    person = PersonFactory()
    right = person.names.create(name="Әлиев Ә.", language="kk")
    other = person.names.create(name="Әлиев", language="kk")
    past_its_field(PersonName, other.pk, name="Əлиев Ә.")

    mend("--write")

    assert list(person.names.all()) == [right]


def test_a_merge_of_before_is_undone(editor):
    stays = PersonFactory(family_name_kk="Есім", given_name_kk="Ғ.")
    goes = PersonFactory(family_name_kk="Есімов", given_name_kk="Ғарифолла")
    past_its_field(Person, goes.pk, given_name_kk="Ғapифoллa")
    done = merge(goes, stays, by=editor, chosen=["given_name_kk"])
    mend("--write")

    undo(done, by=editor)

    assert Person.objects.get(pk=stays.pk).given_name_kk == "Ғ."


def test_a_former_name_of_an_organisation_and_a_series_are_mended():
    organiser = OrganiserFactory(event=EventFactory(published=True))
    former = OrganisationName.objects.create(
        organisation=organiser.organisation, name_kk="Тарих"
    )
    series = SeriesFactory()
    past_its_field(OrganisationName, former.pk, name_kk="Tарих", skeletons="")
    past_its_field(Series, series.pk, name_kk="ХХІ ғасыр")

    mend("--write")

    former.refresh_from_db()
    assert (former.name_kk, former.skeletons) == ("Тарих", " tarih")
    assert Series.objects.get().name_kk == "XXI ғасыр"


def test_the_old_address_of_a_mended_record_leads_to_the_new(client):
    event = EventFactory(title_kk="Тарих", published=True)
    past_its_field(Event, event.pk, title_kk="ХХІ ғасыр")
    old = Event.objects.get().get_absolute_url()

    mend("--write")

    response = client.get(old)
    assert response.url == Event.objects.get().get_absolute_url()
    assert response.url.endswith("xxi-gasyr/")


def test_a_file_of_before_says_the_same_as_the_record_of_today(client, editor):
    client.force_login(editor)
    event = EventFactory()
    SectionFactory(event=event, body_kk=OLD)
    past_its_field(Section, event.sections.get().pk, body_kk=OLD)
    before = json.loads(export(client, "json"))
    mend("--write")

    shown = upload(client, [before[0] | {"venue_kk": "Зал"}])

    assert shown.context["counts"].items() >= {"new": 0, "update": 1}.items()


def test_an_xliff_of_before_changes_nothing(event):
    taken = xliff.write(sheet_of(event, "ru"))
    mend("--write")

    found = compare(read_sheet(taken), Event.objects.get(), "ru")

    assert (found.changes, found.strangers, found.unchanged) == ({}, (), 2)


def test_a_language_of_one_alphabet_is_left_alone():
    EventFactory(title_kk="Өнер", title_ru="Ёлка и 10⁶ ½", title_en="Oxford, Əliyev")

    assert mend() == ["0 texts would be mended; --write does it."]
