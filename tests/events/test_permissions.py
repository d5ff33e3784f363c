"""Rights by organisation: whose records an editor publishes, and whose letters come."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied

from events import permissions, workflow
from events.choices import Status
from events.models import Event, Participation
from events.people import merge
from intake.models import SourceFile
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    SourceFileFactory,
)

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parent.parent.parent
WHY = "Күні қате көрсетілген."


@pytest.fixture
def faculty():
    return OrganisationFactory(parent=OrganisationFactory())


@pytest.fixture
def dean(author_of, faculty):
    """An editor of the faculty."""
    return author_of(faculty, "dean", "faculty editor")


def record_of(organisation, **facts):
    event = EventFactory(**facts)
    OrganiserFactory(event=event, organisation=organisation)
    return event


# --- Whose records -----------------------------------------------------------


def test_an_editor_of_a_faculty_edits_what_it_and_its_units_held(dean, faculty):
    unit = OrganisationFactory(parent=faculty)
    own = [record_of(body, published=True) for body in (faculty, unit)]
    record_of(faculty.parent, published=True)
    EventFactory(published=True)

    assert set(Event.objects.editable_by(dean)) == set(own)


def test_a_record_of_two_faculties_is_open_to_the_editors_of_both(dean, faculty):
    event = record_of(OrganisationFactory(), in_review=True)
    OrganiserFactory(event=event, organisation=faculty)

    moved = workflow.transition(workflow.PUBLISH, event, by=dean)

    assert moved.status == Status.PUBLISHED


def test_whoever_is_only_named_in_a_record_is_its_author_and_not_its_editor(dean):
    event = record_of(OrganisationFactory(), ready=True, title_kk="Жоба")
    event.responsible.add(dean)

    workflow.transition(workflow.SUBMIT, event, by=dean)

    event.refresh_from_db()
    assert workflow.open_steps(event, dean) == [workflow.RECALL]
    with pytest.raises(PermissionDenied):
        workflow.transition(workflow.PUBLISH, event, by=dean)


def test_an_editor_without_an_organisation_edits_nothing(user_in_role, faculty):
    event = record_of(faculty, status=Status.REVIEW)

    nobody = user_in_role("faculty editor")

    assert workflow.open_steps(event, nobody) == []
    assert list(Event.objects.editable_by(nobody)) == []


def test_names_in_records_of_others_are_matched_by_their_editors(dean, faculty):
    mine, _other = (
        ParticipationFactory(event=record_of(body, published=True), person=None)
        for body in (faculty, OrganisationFactory())
    )

    assert list(Participation.objects.unmatched().editable_by(dean)) == [mine]


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_a_merge_that_would_touch_records_of_others_is_refused(dean, faculty, kind):
    dean.user_permissions.add(Permission.objects.get(codename=f"change_{kind}"))
    place = ParticipationFactory(event=record_of(OrganisationFactory()))
    if kind == "person":
        one, other = place.person, PersonFactory()
    else:
        one, other = OrganisationFactory(), OrganisationFactory()
        place.organisations.add(one)

    with pytest.raises(PermissionDenied):
        merge.merge(one, other, by=dean, reason="Бір.")


def test_files_that_wait_are_seen_by_editors_of_all_records(dean, editor, faculty):
    waits = SourceFileFactory(used_at=None, event=None)
    used = SourceFileFactory(event=record_of(faculty))

    assert list(SourceFile.objects.visible_to(dean)) == [used]
    assert set(SourceFile.objects.visible_to(editor)) == {waits, used}


@pytest.mark.parametrize("count", [1, 3])
def test_asking_costs_the_same_for_one_record_and_many(
    dean, faculty, count, django_assert_num_queries
):
    dean.has_perm(permissions.ALL)
    for _each in range(count):
        record_of(faculty, published=True)

    with django_assert_num_queries(4):  # deputies, organisations twice, records
        assert len(Event.objects.editable_by(dean)) == count


# --- Older databases -----------------------------------------------------------


def test_whoever_published_goes_on_doing_so_for_all_and_nobody_else_does(editor):
    give = import_module("events.migrations.0032_editors_of_all_records_say_so")
    to_all = Permission.objects.get(codename="edit_all_records")
    publish = Permission.objects.get(codename="publish_event")
    Permission.objects.filter(pk=to_all.pk).delete()
    of_their_own = Group.objects.create(name="press")
    of_their_own.permissions.add(publish)
    Group.objects.filter(name="faculty editor").delete()
    alone = User.objects.create_user("alone")
    alone.user_permissions.add(publish)

    give.give_to_who_publishes(apps, None)

    groups = Group.objects.filter(permissions__codename="edit_all_records")
    users = User.objects.filter(user_permissions__codename="edit_all_records")
    assert set(groups.values_list("name", flat=True)) == {"press", "editor", "admin"}
    assert list(users) == [alone]


# --- One place that is asked -----------------------------------------------------

NAMED_IN = {  # where else the two rights may be named, and why
    "events/permissions.py",
    "events/models/event.py",  # that they exist
    "events/workflow.py",  # which step asks for which
    "roundtable/management/commands/setup_roles.py",  # who has them
    "roundtable/accounts/own_account/forms.py",  # to be asked about letters
    "roundtable/places.py",  # the way to deleted drafts
    "templates/admin/events/event/change_list.html",  # to bring deleted drafts back
}


def test_nobody_else_takes_a_right_to_publish_for_one_over_all_records():
    rooms = ["search", "participants", "events", "intake", "interop", "roundtable"]
    sources = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    sources += (ROOT / "templates").rglob("*.html")
    word = re.compile("publish_event|edit_all_records")

    found = {
        str(path.relative_to(ROOT))
        for path in sources
        if "migrations" not in path.parts and word.search(path.read_text("utf-8"))
    }

    assert found == NAMED_IN
