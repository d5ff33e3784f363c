"""Readers report mistakes without an account; the desk answers."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from events.models import Event, Report
from events.reports.answering import close
from tests.factories import EventFactory, SectionFactory

pytestmark = pytest.mark.django_db

WORDS = "Жылы қате: 1991 болуы керек."
LIST = reverse("admin:events_report_changelist")


@pytest.fixture
def event():
    cache.clear()
    event = EventFactory(published=True, title_kk="Жиын", title_ru="Встреча")
    SectionFactory(event=event)
    return event


@pytest.fixture
def sent(event):
    told = {"anchor": 1, "paragraph": "2", "language": "ru", "email": "a@b.kz"}
    return Report.objects.create(event=event, text=WORDS, **told)


def address(event, query="?section=1&paragraph=2", language="ru"):
    return f"/{language}/events/{event.pk}/report/{query}"


def send(client, event, text=WORDS, headers=None, where=None, follow=False, **more):
    told = {"text": text, **more}
    return client.post(where or address(event), told, headers=headers, follow=follow)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_form_needs_no_cookie_and_no_search_engine(client, event, language):
    response = client.get(address(event, language=language))

    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert response["X-Robots-Tag"] == "noindex"
    assert "§ 2" in response.content.decode()


def test_a_report_arrives_with_its_place_and_language(client, event):
    response = send(client, event, email="a@b.kz")

    assert (response.status_code, response.url) == (302, f"{address(event, '?sent=1')}")
    report = Report.objects.get()
    assert (report.event, report.place, report.language) == (event, "s1p2", "ru")
    assert (report.text, report.email, report.status) == (WORDS, "a@b.kz", "open")
    assert not client.get(response.url).context["form"].is_bound


def test_a_whole_record_can_be_meant(client, event):
    send(client, event, where=address(event, ""))

    assert Report.objects.get().place == ""


@pytest.mark.parametrize(
    ("text", "more"), [("", {}), ("а" * 2_001, {}), (WORDS, {"email": "nobody"})]
)
def test_what_cannot_be_sent_is_said_and_stays_typed(client, event, text, more):
    response = send(client, event, text, **more)

    assert (response.status_code, Report.objects.count()) == (200, 0)
    html = response.content.decode()
    assert 'role="alert"' in html
    assert text in html


def test_a_program_that_fills_in_every_field_is_not_heard(client, event):
    response = send(client, event, website="https://spam.example")

    assert (response.status_code, Report.objects.count()) == (302, 0)


@pytest.mark.parametrize("header", ["Origin", "Referer"])
def test_another_site_cannot_send_the_form(client, event, header):
    foreign = send(client, event, headers={header: "https://evil.example/kk/"})
    own = send(client, event, headers={header: "http://testserver/kk/"})

    assert (foreign.status_code, own.status_code) == (403, 302)


def test_who_writes_too_often_waits(client, event):
    with override_settings(RATE_LIMITS={"events:report": 2}):
        answers = [send(client, event).status_code for _time in range(3)]

    assert answers == [302, 302, 429]


@pytest.mark.parametrize(
    "query", ["?section=9", "?section=x", "?section=", "?section=1&paragraph=9"]
)
def test_an_unknown_place_is_not_found(client, event, query):
    assert client.get(address(event, query)).status_code == 404


def test_nothing_is_reported_of_what_readers_cannot_see(client, event):
    Event.objects.update(status="withdrawn", withdrawn_at=timezone.now())
    gone = send(client, event, follow=True).status_code
    Event.objects.update(status="draft", withdrawn_at=None)

    assert (gone, send(client, event, follow=True).status_code) == (410, 404)
    assert Report.objects.count() == 0


def test_authors_see_reports_on_their_records_and_editors_all(
    client, sent, author, editor
):
    def seen(user):
        client.force_login(user)
        page, desk = client.get(LIST), client.get(reverse("admin:index"))
        panels = {one.name: one.count for one in desk.context["panels"]}
        return page.context["cl"].result_count, panels.get("reports", 0)

    assert seen(author) == (0, 0)
    change = reverse("admin:events_report_change", args=[sent.pk])
    assert client.get(change).status_code == 302  # not there for them
    sent.event.responsible.add(author)
    assert seen(author) == seen(editor) == (1, 1)


def test_an_answer_is_sent_once_in_the_language_of_the_page(client, sent, editor):
    client.force_login(editor)
    change = reverse("admin:events_report_change", args=[sent.pk])

    for answer in ("Рақмет, түзеттік.", "Тағы да рақмет."):
        client.post(change, {"status": "answered", "answer": answer})

    [letter] = mail.outbox
    assert (letter.to, letter.subject[-9:]) == (["a@b.kz"], "«Встреча»")
    assert "Рақмет, түзеттік." in letter.body
    assert f"/ru/events/{sent.event.pk}-" in letter.body
    sent.refresh_from_db()
    assert (sent.status, sent.text) == ("answered", WORDS)


def test_what_is_dismissed_is_answered_to_nobody(sent):
    sent.status = "dismissed"

    close(sent)

    assert (mail.outbox, Report.objects.open().count()) == ([], 0)


def test_an_address_is_erased_some_time_after_the_answer(sent):
    waiting = Report.objects.create(event=sent.event, text=WORDS, email="c@d.kz")
    Report.objects.filter(pk=sent.pk).update(
        status="answered", closed_at=timezone.now() - timedelta(days=31)
    )

    assert Report.objects.forget_addresses() == 1

    sent.refresh_from_db()
    waiting.refresh_from_db()
    assert (sent.email, waiting.email) == ("", "c@d.kz")
