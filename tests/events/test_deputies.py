"""Somebody stands for another for a time: with their rights, and with no others."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from events import emails, workflow
from events.choices import Status
from events.models import Deputy, Event
from events.permissions import PUBLISH, of_all
from intake.models import SourceFile
from participants.audit_log import Act
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    PersonFactory,
    SourceFileFactory,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:events_deputy_changelist")
ADD = reverse("admin:events_deputy_add")


def day(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def stand(aigul):
    """Let Aigul stand for somebody; returns her as she signs in after that."""

    def make(principal, first=0, last=0):
        Deputy.objects.create(
            principal=principal, deputy=aigul, first_day=day(first), last_day=day(last)
        )
        return User.objects.get(pk=aigul.pk)

    return make


def record_of(organisation, **facts):
    event = EventFactory(**facts)
    OrganiserFactory(event=event, organisation=organisation)
    return event


# --- What passes to a deputy, and what does not -------------------------------


def test_a_deputy_of_a_faculty_editor_edits_and_publishes_what_that_one_may(
    dean, faculty, stand
):
    event = record_of(faculty, in_review=True)
    other = record_of(OrganisationFactory(), in_review=True)

    deputy = stand(dean)

    assert list(Event.objects.editable_by(deputy)) == [event]
    steps = [workflow.RETURN, workflow.PUBLISH, workflow.SCHEDULE]
    assert workflow.open_steps(event, deputy) == steps
    assert workflow.open_steps(other, deputy) == []
    moved = workflow.transition(workflow.PUBLISH, event, by=deputy)
    assert (moved.status, moved.transitions.get().by) == (Status.PUBLISHED, deputy)


def test_a_deputy_of_an_author_keeps_the_drafts_of_that_author(author, stand):
    event = EventFactory()
    event.responsible.add(author)

    deputy = stand(author)

    assert list(Event.objects.editable_by(deputy)) == [event]
    assert workflow.open_steps(event, deputy) == [workflow.SUBMIT]


def test_a_deputy_of_an_editor_of_the_portal_edits_all(editor, stand):
    waits, event = SourceFileFactory(used_at=None, event=None), EventFactory()

    deputy = stand(editor)

    assert of_all(deputy, PUBLISH)
    assert event in Event.objects.editable_by(deputy)
    assert waits in SourceFile.objects.visible_to(deputy)


@pytest.mark.parametrize(("first", "last"), [(-3, -1), (1, 3)])
def test_it_ends_by_itself_and_begins_on_its_day(dean, faculty, stand, first, last):
    record_of(faculty)

    deputy = stand(dean, first, last)

    assert list(Event.objects.managed_by(deputy)) == []


@pytest.mark.parametrize("loss", ["role", "organisation", "account"])
def test_a_deputy_loses_at_once_what_the_other_loses(dean, faculty, stand, loss):
    event = record_of(faculty, in_review=True)
    deputy = stand(dean)

    if loss == "role":
        dean.groups.set([Group.objects.get(name="author")])
    elif loss == "organisation":
        dean.member.organisations.clear()
    else:
        User.objects.filter(pk=dean.pk).update(is_active=False)

    deputy = User.objects.get(pk=deputy.pk)
    assert workflow.open_steps(event, deputy) == []


def test_a_deputy_of_a_deputy_has_nothing_of_the_first(dean, faculty, stand, author):
    record_of(faculty)
    deputy = stand(dean)

    Deputy.objects.create(principal=deputy, deputy=author, last_day=day(1))

    assert list(Event.objects.managed_by(author)) == []


def test_rights_that_are_not_over_records_never_pass(client, user_in_role, stand):
    person = PersonFactory()
    client.force_login(stand(user_in_role("admin", "boss")))

    answers = [
        client.get(address).status_code
        for address in (
            reverse("admin:auth_user_changelist"),
            reverse("admin:auth_user_add"),
            f"/admin/participants/person/{person.pk}/personal-data/",
            reverse("admin:events_event_import"),
        )
    ]

    assert answers == [403] * 4


@pytest.mark.parametrize("count", [1, 3])
def test_asking_costs_the_same_for_one_record_and_many(
    dean, faculty, stand, count, django_assert_num_queries
):
    for _each in range(count):
        record_of(faculty, published=True)
    deputy = stand(dean)

    with django_assert_num_queries(8):  # rights of two people, their organisations
        assert len(Event.objects.editable_by(deputy)) == count
    with django_assert_num_queries(3):
        assert len(Event.objects.editable_by(deputy)) == count


@pytest.mark.parametrize(("days", "to_whom"), [((2, 1), "other"), ((0, 1), "self")])
def test_the_database_refuses_what_makes_no_sense(author, editor, days, to_whom):
    first, last = map(day, days)
    deputy = author if to_whom == "self" else editor

    with pytest.raises(IntegrityError), transaction.atomic():
        Deputy.objects.create(
            principal=author, deputy=deputy, first_day=first, last_day=last
        )


# --- Letters --------------------------------------------------------------------


def test_letters_to_somebody_reach_their_deputy_as_well(dean, faculty, stand, author):
    User.objects.filter(pk=dean.pk).update(email="dean@example.kz")
    stand(dean)

    emails.announce(workflow.SUBMIT, record_of(faculty), by=author)

    told = sorted(address for letter in mail.outbox for address in letter.to)
    assert told == ["aigul@example.kz", "dean@example.kz"]


# --- At the desk ------------------------------------------------------------------


def typed(colleague, first=0, last=7):
    days = {"first_day": str(day(first)), "last_day": str(day(last))}
    return {"colleague": colleague} | days


@pytest.mark.parametrize("name", ["aigul", "Aigul@example.kz"])
def test_one_names_a_deputy_who_hears_of_it(client, author, aigul, name):
    client.force_login(author)

    client.post(ADD, typed(name))

    row = Deputy.objects.get()
    assert (row.principal, row.deputy, row.last_day) == (author, aigul, day(7))
    (letter,) = mail.outbox
    assert letter.to == ["aigul@example.kz"]
    entry = LogEntry.objects.get()
    assert (entry.user, entry.action_flag) == (author, Act.RIGHTS)


@pytest.mark.parametrize(
    "wrong",
    [
        typed("aigu"),
        typed("author"),  # oneself
        typed("aigul author"),
        typed("reader"),
        typed("a\0b"),
        typed(""),
        typed("aigul", first=3, last=2),
        typed("aigul", first=-9, last=-2),
        typed("aigul") | {"last_day": "ертең"},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_in_a_sentence(client, author, aigul, wrong):
    User.objects.create_user("reader", is_staff=True)
    client.force_login(author)

    page = client.post(ADD, wrong)

    assert page.status_code == 200
    assert page.context["errors"]
    assert not Deputy.objects.exists()


def test_whoever_borrows_the_address_of_another_as_a_name_is_not_taken_for_them(
    client, author, aigul, user_in_role
):
    user_in_role("author", "aigul@example.kz")
    client.force_login(author)

    client.post(ADD, typed("aigul@example.kz"))

    assert not Deputy.objects.exists()


def test_both_see_it_and_nobody_else_does(client, author, aigul, stand, user_in_role):
    stand(author, 0, 3)
    seen = {}

    for user in (author, aigul, user_in_role("admin", "boss")):
        client.force_login(user)
        seen[user.username] = client.get(LIST).context["cl"].result_count

    assert seen == {"author": 1, "aigul": 1, "boss": 0}


@pytest.mark.parametrize(("who", "gone"), [("author", True), ("aigul", False)])
def test_only_whoever_named_a_deputy_ends_it(client, author, aigul, stand, who, gone):
    stand(author, 0, 3)
    row = Deputy.objects.get()
    client.force_login(author if who == "author" else aigul)

    client.post(reverse("admin:events_deputy_delete", args=[row.pk]), {"post": "yes"})

    assert Deputy.objects.exists() is not gone
    assert LogEntry.objects.filter(action_flag=Act.RIGHTS).exists() is gone
    assert len(mail.outbox) == gone


def test_what_is_over_stays_for_those_who_ask_later(client, author, stand):
    stand(author, -3, -1)
    row = Deputy.objects.get()
    client.force_login(author)

    client.post(reverse("admin:events_deputy_delete", args=[row.pk]), {"post": "yes"})

    assert Deputy.objects.exists()


def test_readers_and_users_without_a_role_name_nobody(client):
    client.force_login(User.objects.create_user("idle", is_staff=True))

    assert client.get(ADD).status_code == 403
    assert not Permission.objects.filter(codename__endswith="_deputy").exists()
