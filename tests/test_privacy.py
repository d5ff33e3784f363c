"""The page on privacy: each of its claims is one that the code keeps."""

import re

import pytest

from events.models.reports import ReportQuerySet
from intake.models import SourceFileQuerySet
from roundtable import rate_limits
from roundtable.accounts import authentication, known_browser
from roundtable.accounts.invitations.acts import VALID_FOR
from roundtable.accounts.models import InvitationQuerySet
from roundtable.backups.rotation import Policy
from tests.factories import ParticipationFactory

pytestmark = pytest.mark.django_db

ADDRESS = {"kk": "/kk/privacy/", "ru": "/ru/privacy/", "en": "/en/privacy/"}


def words_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode().partition("<main")[2])
    return " ".join(text.split())


def test_ten_pages_give_a_reader_no_cookie_and_ask_nothing_of_others(client):
    event = ParticipationFactory(event__published=True).event
    person = event.participations.get().person
    paths = ["", "about/", "privacy/", "events/", "people/", "search/?q=үстел"]
    pages = [f"/kk/{path}" for path in [*paths, "reading-list/", "feed/"]]

    for page in [*pages, event.get_absolute_url(), person.get_absolute_url()]:
        response = client.get(page)
        loaded = re.findall(r'(?:src|stylesheet" href)="(\w+:)?//', str(response))
        assert (response.status_code, dict(response.cookies), loaded) == (200, {}, [])
        assert "default-src 'self'" in response["Content-Security-Policy"]


def test_the_desk_sets_the_cookies_that_are_named_and_no_other(client, editor):
    editor.set_password("a long enough password")
    editor.save()
    client.get("/admin/login/")

    given = {"username": "editor", "password": "a long enough password"}
    client.post("/admin/login/", given)
    client.get("/admin/")

    said = words_of(client.get(ADDRESS["en"]))
    assert set(client.cookies) >= {"sessionid", "csrftoken", known_browser.COOKIE}
    assert [name for name in client.cookies if name not in said] == []


@pytest.mark.parametrize("language", ADDRESS)
def test_each_number_on_the_page_is_the_one_that_is_obeyed(client, settings, language):
    settings.SESSION_COOKIE_AGE = 5 * 3600
    settings.AUDIT_DAYS = 77

    said = words_of(client.get(ADDRESS[language]))

    assert [int(number) for number in re.findall(r"\b\d+\b", said)] == [
        rate_limits.MINUTE,
        ReportQuerySet.KEPT.days,
        5,
        known_browser.YEAR // (24 * 3600),
        authentication.KEPT.days,
        VALID_FOR.days,
        InvitationQuerySet.KEPT.days,
        77,
        SourceFileQuerySet.KEPT_WAITING.days,
        Policy().weekly,
    ]


def test_what_is_switched_on_is_said_and_nothing_else(client, settings):
    plain = words_of(client.get(ADDRESS["en"]))
    settings.SENTRY_DSN = settings.METRICS_TOKEN = settings.DATACITE_REPOSITORY = "x"
    settings.SECURITY_CONTACT = "mailto:help@univ.example"

    response = client.get(ADDRESS["en"])

    for word in ("a service for errors", "Answers are counted", "DataCite"):
        assert (word in plain, word in words_of(response)) == (False, True)
    assert 'href="mailto:help@univ.example">help@univ.example<' in str(response.content)
