"""The list of invitations."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from lxml import html

from roundtable.accounts.models import Invitation, InvitationQuerySet
from tests.accounts.inviting import LIST, invite
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, user_in_role):
    client.force_login(user_in_role("admin", "marat"))
    return client


def test_the_list_says_who_is_in_who_waits_and_who_is_late(desk):
    for name in "abcd":
        invite(desk, f"{name}@example.kz")
    all_of_them = Invitation.objects.all()
    all_of_them.filter(email="b@example.kz").update(accepted_at=now())
    all_of_them.filter(email="c@example.kz").update(revoked_at=now())
    all_of_them.filter(email="d@example.kz").update(expires_at=now())

    for state, email in zip(
        ("waiting", "accepted", "revoked", "expired"), "abcd", strict=True
    ):
        [shown] = desk.get(LIST, {"state": state}).context["cl"].result_list
        assert shown.email == f"{email}@example.kz"


def queries_of(desk):
    desk.get(LIST)  # content types are remembered
    with CaptureQueriesContext(connection) as asked:
        desk.get(LIST)
    return len(asked)


def test_the_list_costs_the_same_for_one_and_many(desk):
    unit = OrganisationFactory()
    invite(desk, "a@example.kz", organisations=[unit.pk])
    for_one = queries_of(desk)

    for name in "bcd":
        invite(desk, f"{name}@example.kz", organisations=[unit.pk])

    assert queries_of(desk) == for_one


def test_what_was_sent_is_looked_at_and_not_sent_again(desk):
    invite(desk, "a@example.kz")
    sent = Invitation.objects.get()
    sent.revoked_at = now()
    sent.save()

    page = html.fromstring(desk.get(f"{LIST}{sent.pk}/change/").content.decode())

    shown = [one.text_content().strip() for one in page.find_class("readonly")]
    assert [shown[5], shown[8]] == [str(sent.state), "marat"]
    assert page.xpath("//*[@id='content']//*[@type='submit']") == []


def test_one_that_nobody_accepted_is_forgotten_after_a_set_time(desk):
    for name in "abc":
        invite(desk, f"{name}@example.kz")
    old = now() - InvitationQuerySet.KEPT
    Invitation.objects.exclude(email="c@example.kz").update(expires_at=old)
    Invitation.objects.filter(email="b@example.kz").update(accepted_at=old)

    call_command("clean_media", "--delete", stdout=StringIO())

    assert set(Invitation.objects.values_list("email", flat=True)) == {
        "b@example.kz",
        "c@example.kz",
    }
