"""Letters that only look right are mended on each way into the database."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db.models import Value
from django.urls import reverse
from django.utils.translation import override

from events.models import Event, Participation, Section, Topic
from intake.review.draft import as_proposed
from intake.writer import write
from languages.collation import sort_key
from languages.columns import columns
from participants.models import Organisation, Person, PersonName
from participants.naming import learn_spellings
from roundtable.archives.exporting import export
from roundtable.archives.importing import import_archive
from search.documents import Name
from tests.archives.portals import emptied
from tests.desk import posted_from
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    ParticipationFactory,
    PersonFactory,
    SectionFactory,
)
from tests.intake.proposals import docx, proposal, read, source_with

pytestmark = pytest.mark.django_db

MIXED, RIGHT = "Əлем тiлi: ХХІ ғасыр", "Әлем тілі: XXI ғасыр"


def stored(model, column, **which):
    """Return what the database has, past the model."""
    return model._base_manager.filter(**which).values_list(column, flat=True).get()


@pytest.mark.parametrize("column", columns("title"))
def test_a_save_mends_and_the_instance_knows_it(column):
    event = EventFactory(**{column: MIXED})

    assert getattr(event, column) == stored(Event, column) == RIGHT


def test_rows_made_and_changed_at_once_are_mended():
    Person.objects.bulk_create([Person(family_name_kk="Əлиев", given_name_ru="Aлия")])
    person = Person.objects.get()
    assert (person.family_name_kk, person.given_name_ru) == ("Әлиев", "Алия")
    assert person.sort_key_kk == sort_key("Әлиев Алия")

    Person.objects.filter(pk=person.pk).update(family_name_kk="Cәрсен")
    assert stored(Person, "family_name_kk", pk=person.pk) == "Сәрсен"

    person.family_name_kk = "Eсім"
    Person.objects.bulk_update([person], ["family_name_kk"])
    assert stored(Person, "family_name_kk", pk=person.pk) == "Есім"


def test_a_text_is_looked_up_as_it_is_kept():
    OrganisationFactory(name_kk="Tарих кафедрасы")

    assert [one.name_kk for one in Organisation.objects.named("Tарих кафедрасы")] == [
        "Тарих кафедрасы"
    ]


def test_the_words_of_a_rich_text_are_mended_and_its_addresses_stay():
    link = '<a href="https://a.kz/қaз">{}</a>'

    section = SectionFactory(body_kk=f"<p>{MIXED} {link.format('тiл')}</p>")

    html = stored(Section, "body_kk", pk=section.pk)
    assert html.startswith(f'<p>{RIGHT} <a href="https://a.kz/қaз"')
    assert html.endswith("тіл</a></p>")


def test_a_text_of_invisible_signs_only_is_none():
    section = SectionFactory(body_ru="<p>\u200b\u00ad</p>")

    assert stored(Section, "body_ru", pk=section.pk) == ""


def test_a_stand_in_is_not_written_as_a_translation():
    event = EventFactory(title_kk=MIXED)

    with override("en"):
        Event.objects.get(pk=event.pk).save()

    assert stored(Event, "title_en", pk=event.pk) in (None, "")


def test_a_person_is_filed_under_the_right_letter(client):
    person = PersonFactory(family_name_kk="Əлия", given_name_kk="")
    ParticipationFactory(event=EventFactory(published=True), person=person)

    response = client.get("/kk/people/")

    assert response.context["letters"] == ["Ә"]


def test_a_century_in_cyrillic_makes_a_readable_address():
    assert EventFactory(title_kk="ХХІ ғасыр").slug == "xxi-gasyr"


def test_the_desk_mends_what_is_typed(client, editor):
    client.force_login(editor)
    address = reverse("admin:events_event_add")
    blank = client.get(address, follow=True)
    form = posted_from(blank, title_kk=MIXED, abstract_ru="Пpoект")

    client.post(address, form)

    event = Event.objects.get()
    assert (event.title_kk, event.abstract_ru) == (RIGHT, "Проект")


def test_a_spelling_that_only_looks_different_is_known():
    person = PersonFactory(family_name_kk="Әлиев", given_name_kk="")
    names = [Name("Әлиев Ə.", "kk"), Name("Әлиев Ә.", "kk"), Name("Əлиев", "kk")]

    learned = learn_spellings(person, names)

    assert [one.name for one in learned] == ["Әлиев Ә."]
    assert stored(PersonName, "name") == "Әлиев Ә."


def test_a_register_is_imported_mended(client, editor):
    client.force_login(editor)
    register = "/admin/participants/person/"
    file = SimpleUploadedFile("a.csv", "family_name_kk\nƏлиев\n".encode())
    shown = client.post(f"{register}import/", {"import_file": file, "resource": "0"})

    form = shown.context["confirm_form"].initial
    client.post(f"{register}process_import/", form)

    assert stored(Person, "family_name_kk") == "Әлиев"


def test_a_draft_of_a_file_is_written_mended(author):
    proposed = proposal(title=read("Цифрлық білім"))
    draft = as_proposed(proposed)
    draft.columns["title_kk"] = MIXED
    draft.people[0].columns["printed_name_kk"] = "Ғ. Eсім"

    event = write(draft, source_with(proposed), by=author)

    assert stored(Event, "title_kk", pk=event.pk) == RIGHT
    first = Participation.objects.filter(event=event).first()
    assert first.printed_name_kk == "Ғ. Есім"


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.txt"])
def test_a_file_becomes_a_mended_record(tmp_path, name):
    lines = (MIXED, "2024 жылғы 1 наурызда дөңгелек үстел өтті.")
    text = ("<p>" if name == "a.html" else "\n\n").join(lines)
    data = docx(*lines) if name == "a.docx" else text.encode()
    (tmp_path / name).write_bytes(data)

    call_command("import_record", tmp_path / name, stdout=StringIO())

    assert stored(Event, "title_kk") == RIGHT


def test_an_archive_of_an_older_portal_is_mended(tmp_path):
    person = PersonFactory(family_name_kk="Әлиев", given_name_kk="")
    EventFactory(published=True)
    Person.objects.update(family_name_kk=Value("Əлиев"))
    Event.objects.update(title_kk=Value(MIXED))
    key = stored(Person, "sort_key_kk", pk=person.pk)
    export(tmp_path / "a.zip", history=False)
    emptied()

    import_archive(tmp_path / "a.zip")

    assert stored(Person, "family_name_kk") == "Әлиев"
    assert stored(Person, "sort_key_kk") == key
    assert stored(Event, "title_kk") == RIGHT


def test_addresses_and_codes_stay_as_they_are():
    address = "https://a.kz/тiл"
    EventFactory(source_url=address, udc="Aбв")
    Topic.objects.create(name_kk="ХХІ ғасыр", slug="khkhi-gasyr")

    assert (stored(Event, "source_url"), stored(Event, "udc")) == (address, "Aбв")
    assert (stored(Topic, "slug"), stored(Topic, "name_kk")) == (
        "khkhi-gasyr",
        "XXI ғасыр",
    )


def test_mending_asks_the_database_for_nothing(django_assert_num_queries):
    event, mixed = EventFactory(), EventFactory()

    with django_assert_num_queries(1):
        event.save()
    mixed.title_kk = MIXED
    with django_assert_num_queries(1):
        mixed.save()


def test_what_was_typed_in_both_ways_is_one_text(client, editor):
    """A form that says the same in other letters changes nothing of the person."""
    person = PersonFactory(family_name_kk="Әлиев", given_name_kk="Ә.")
    client.force_login(editor)
    address = reverse("admin:participants_person_change", args=[person.pk])

    client.post(address, posted_from(client.get(address), family_name_kk="Əлиев"))

    assert not PersonName.objects.exists()
    assert stored(Person, "family_name_kk") == "Әлиев"
