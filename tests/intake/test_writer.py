"""From a draft that was agreed to, to a record: all of it or nothing."""

import signal
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from reversion.models import Version

from events.choices import Status
from events.models import Event, Organiser, Participation, Section
from intake import writer
from intake.models import SourceFile
from intake.review.draft import (
    Draft,
    DraftPerson,
    DraftPhoto,
    DraftSection,
    DraftUnit,
    as_proposed,
)
from participants.models import Organisation, Person
from tests.factories import OrganisationFactory, PersonFactory, SourceFileFactory
from tests.sites import sqlite_site

from .proposals import docx_with_pictures, proposal, source_with

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(author):
    return source_with(proposal(), given_by=author)


def test_a_draft_becomes_a_record_with_all_its_parts(source, author):
    event = writer.write(as_proposed(proposal()), source, by=author)

    assert (event.status, event.title_kk) == (Status.DRAFT, "Цифрлық білім")
    assert event.has_others
    assert [one.printed_name_kk for one in event.participations.all()] == [
        "Ғ. Есім",
        "Г. Кан",
    ]
    assert [one.heading_kk for one in event.sections.all()] == [
        "Мән-жайы",
        "Мақсаты",
    ]
    assert event.sections.last().speaker == event.participations.last()
    assert list(event.responsible.all()) == [author]


def test_a_year_nobody_confirmed_leaves_the_day_empty(source, author):
    event = writer.write(as_proposed(proposal()), source, by=author)

    assert event.starts_on is None


def test_nobody_is_recognised_who_was_not_chosen(source, author):
    PersonFactory(family_name_kk="Есім", given_name_kk="Ғ.")

    event = writer.write(as_proposed(proposal()), source, by=author)

    assert [one.person for one in event.participations.all()] == [None, None]


def test_a_person_who_was_chosen_takes_the_place(source, author):
    esim = PersonFactory(family_name_kk="Есім")
    people = (DraftPerson({"printed_name_kk": "Ғ. Есім"}, person=esim.pk),)
    draft = replace(as_proposed(proposal()), people=people, sections=())

    event = writer.write(draft, source, by=author)

    assert [one.person for one in event.participations.all()] == [esim]
    assert [variant.name for variant in esim.names.all()] == ["Ғ. Есім"]


def test_a_newcomer_is_entered_and_takes_the_place(source, author):
    people = (DraftPerson({"printed_name_kk": "Ғ. Есім"}, is_new=True),)
    draft = replace(as_proposed(proposal()), people=people, sections=())

    event = writer.write(draft, source, by=author)

    assert event.participations.get().person == Person.objects.get()
    assert str(Person.objects.get()) == "Есім Ғ."


def test_a_chain_is_entered_from_the_first_unit_nobody_knew(source, author):
    university = OrganisationFactory(kind="university")
    chain = (
        DraftUnit({"name_kk": "ҚазҰУ"}, organisation=university.pk),
        DraftUnit({"name_kk": "Тарих факультеті", "kind": "faculty"}),
        DraftUnit({"name_kk": "Археология кафедрасы", "kind": "department"}),
    )
    draft = replace(as_proposed(proposal()), organisers=(chain,))

    event = writer.write(draft, source, by=author)

    holder = event.organised_by.get()
    names = [unit.name_kk for unit in holder.chain]
    assert names[:2] == ["Археология кафедрасы", "Тарих факультеті"]
    assert holder.chain[2] == university


def test_two_units_of_a_university_nobody_knew_make_it_one_university(source, author):
    university = DraftUnit({"name_kk": "Жаңа университет", "kind": "university"})
    chains = tuple(
        (university, DraftUnit({"name_kk": name, "kind": "faculty"}))
        for name in ("Тарих факультеті", "Құқық факультеті")
    )
    draft = replace(as_proposed(proposal()), organisers=chains)

    event = writer.write(draft, source, by=author)

    assert len({unit.parent for unit in event.organised_by.all()}) == 1
    assert Organisation.objects.count() == 3


def test_nothing_is_entered_above_a_unit_that_is_known(source, author):
    known = OrganisationFactory(kind="faculty")
    chain = (DraftUnit({"name_kk": "ҚазҰУ"}), DraftUnit({}, organisation=known.pk))
    draft = replace(as_proposed(proposal()), organisers=(chain,))

    writer.write(draft, source, by=author)

    assert list(Organisation.objects.all()) == [known]


def test_the_same_organiser_is_named_once(source, author):
    known = OrganisationFactory()
    chain = (DraftUnit({}, organisation=known.pk),)
    draft = replace(as_proposed(proposal()), organisers=(chain, chain, ()))

    event = writer.write(draft, source, by=author)

    assert [one.organisation for one in event.organisers.all()] == [known]


def test_what_is_no_clean_text_is_left_out_of_a_section(source, author):
    body = '<p onclick="x()">Бірінші<script>alert(1)</script></p>'
    section = DraftSection({"kind": "other", "heading_kk": "Ә", "body_kk": body})
    draft = replace(as_proposed(proposal()), sections=(section,))

    event = writer.write(draft, source, by=author)

    assert event.sections.get().body_kk == "<p>Бірінші</p>"


def test_the_record_remembers_from_which_file_and_by_whom_it_was_made(source, author):
    event = writer.write(as_proposed(proposal()), source, by=author)

    source.refresh_from_db()
    revision = Version.objects.get_for_object(event).get().revision
    assert (source.event, revision.user) == (event, author)
    assert revision.comment == "«қорытынды.txt» файлынан оқылды"


def test_a_file_makes_one_record_only(source, author):
    writer.write(as_proposed(proposal()), source, by=author)

    with pytest.raises(ValidationError) as refused:
        writer.write(as_proposed(proposal()), source, by=author)

    assert refused.value.messages == ["Бұл файлдан жазба жасалып қойған."]
    assert Event.objects.count() == 1


def test_whoever_was_chosen_and_removed_since_is_asked_for_again(source, author):
    people = (DraftPerson({"printed_name_kk": "Ғ. Есім"}, person=999),)
    draft = replace(as_proposed(proposal()), people=people, sections=())

    with pytest.raises(ValidationError) as refused:
        writer.write(draft, source, by=author)

    assert refused.value.messages == [
        "Таңдағаныңыздың бірі осы арада өшірілген. Тағы бір рет қарап шығыңыз."
    ]
    assert Event.objects.count() == 0


TOO_LONG = "ә" * 301
WRONG_DRAFTS = {
    "an event": Draft({"title_kk": TOO_LONG}),
    "a person": Draft(
        {"title_kk": "Ә"}, people=(DraftPerson({"printed_name_kk": TOO_LONG}),)
    ),
    "an organiser": Draft(
        {"title_kk": "Ә"}, organisers=((DraftUnit({"name_kk": TOO_LONG}),),)
    ),
    "a section": Draft(
        {"title_kk": "Ә"}, sections=(DraftSection({"heading_kk": TOO_LONG}),)
    ),
    "the days": Draft(
        {
            "title_kk": "Ә",
            "starts_on": date(2011, 12, 6),
            "ends_on": date(2011, 12, 5),
        }
    ),
}


@pytest.mark.parametrize("draft", WRONG_DRAFTS.values(), ids=WRONG_DRAFTS)
def test_what_does_not_fit_leaves_nothing_behind(source, author, draft):
    complete = replace(draft, organisers=((DraftUnit({"name_kk": "Ә"}),),))
    complete = draft if draft.organisers else complete

    with pytest.raises(ValidationError):
        writer.write(complete, source, by=author)

    for model in (Event, Organisation, Organiser, Participation, Section, Version):
        assert model.objects.count() == 0
    assert SourceFile.objects.waiting().get() == source


def test_pictures_of_a_record_that_did_not_come_to_be_are_removed(author, tmp_path):
    data = docx_with_pictures("Цифрлық білім", count=2)
    source = SourceFileFactory(file__data=data, name="a.docx", given_by=author)
    photos = (DraftPhoto(0, {}), DraftPhoto(1, {"caption_kk": TOO_LONG}))

    with pytest.raises(ValidationError):
        writer.write(Draft({"title_kk": "Ә"}, photos=photos), source, by=author)

    kept = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert kept == [Path(source.file.name).name]


def test_a_picture_that_was_wanted_is_kept_with_its_caption(author):
    data = docx_with_pictures("Цифрлық білім", count=2)
    source = SourceFileFactory(file__data=data, name="a.docx", given_by=author)
    photos = (DraftPhoto(1, {"caption_kk": "Залда"}),)

    event = writer.write(Draft({"title_kk": "Ә"}, photos=photos), source, by=author)

    photo = event.photos.get()
    assert (photo.caption_kk, photo.width) == ("Залда", 41)


KILLED_HALFWAY = """
import os, signal, django
django.setup()
from django.core.files.base import ContentFile
from django.core.management import call_command
from intake import writer
from intake.review.draft import Draft, DraftPerson, DraftUnit
from intake.models import SourceFile

def people():
    yield DraftPerson({"printed_name_kk": "Есім"}, is_new=True)
    os.kill(os.getpid(), signal.SIGKILL)

call_command("migrate", verbosity=0)
source = SourceFile(file=ContentFile(b"x", name="a.txt"), name="a.txt", proposal={})
source.save()
unit = DraftUnit({"name_kk": "Кафедра"})
writer.write(Draft({"title_kk": "Жоба"}, ((unit,),), people()), source, by=None)
"""


def test_a_process_killed_halfway_leaves_nothing(tmp_path, migrated):
    with sqlite_site(tmp_path, like=migrated) as site:
        killed = site.run("-c", KILLED_HALFWAY)

    left = site.opened().execute(
        "SELECT (SELECT count(*) FROM events_event),"
        " (SELECT count(*) FROM participants_organisation),"
        " (SELECT count(*) FROM participants_person),"
        " (SELECT count(*) FROM interop_sourcefile WHERE used_at IS NULL)"
    )
    assert killed.returncode == -signal.SIGKILL
    assert left.fetchone() == (0, 0, 0, 1)
