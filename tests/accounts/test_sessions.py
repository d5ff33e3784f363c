"""Sessions end of themselves, and are ended by their owner or an admin."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

INDEX = "/admin/"


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def is_in(client):
    return client.get(INDEX).status_code == 200


def let_it_idle(seconds):
    """Make every session as old as if nothing had been done for so long."""
    for session in Session.objects.all():
        kept = session.get_decoded()
        kept["seen_at"] -= seconds
        session.session_data = Session.objects.encode(kept)
        session.expire_date -= timedelta(seconds=seconds)
        session.save()


def test_a_session_ends_after_hours_without_a_page(author, settings):
    client = signed_in(author)

    let_it_idle(settings.SESSION_COOKIE_AGE + 1)

    assert not is_in(client)


def test_each_page_of_the_desk_keeps_it_awake(author, settings):
    client = signed_in(author)
    for _page in range(3):
        let_it_idle(settings.SESSION_COOKIE_AGE - 60)

        assert is_in(client)


def test_a_page_for_readers_writes_no_session(author):
    EventFactory(published=True)
    client = signed_in(author)
    let_it_idle(3600)
    before = Session.objects.values().get()

    answer = client.get("/kk/events/")

    assert Session.objects.values().get() == before
    assert not answer.cookies


def test_one_signs_out_everywhere(author, editor):
    here, there, other = signed_in(author), signed_in(author), signed_in(editor)

    here.post(reverse("admin:sessions"))

    assert [is_in(client) for client in (here, there, other)] == [False, False, True]


def test_an_admin_ends_the_sessions_of_somebody_else(user_in_role, author):
    desk, other = signed_in(user_in_role("admin")), signed_in(author)

    desk.post(reverse("admin:auth_user_sessions", args=[author.pk]))

    assert [is_in(client) for client in (desk, other)] == [True, False]


def test_to_look_at_the_page_ends_nothing(author):
    client = signed_in(author)

    assert client.get(reverse("admin:sessions")).status_code == 200
    assert is_in(client)
