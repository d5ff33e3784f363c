"""Memento (RFC 7089): programs find the version of a moment."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.http import http_date

from events.models import PublishedVersion

from .published import address, draft, publish, save, take

pytestmark = pytest.mark.django_db

DAYS = [datetime(2026, month, 1, 9, 30, tzinfo=UTC) for month in (3, 5, 7)]
LINK = re.compile(r'<([^>]+)>((?:; \w+="[^"]*")+)')


@pytest.fixture
def event(editor):
    """A record of three versions, of March, May and July."""
    event = publish(draft(editor), editor)
    save(event, editor, "екінші", note="Түзетілді.")
    save(event, editor, "үшінші", note="Тағы да.")
    for number, day in enumerate(DAYS, start=1):
        PublishedVersion.objects.filter(number=number).update(since=day)
    return event


def gate(client, event, asked, language="ru"):
    headers = {"accept-datetime": asked, "accept-language": language}
    return client.get(f"/e/{event.pk}", headers=headers)


def links(text):
    """Return the links of a header or a TimeMap: address, relation and the rest."""
    found = []
    for target, rest in LINK.findall(text):
        words = dict(re.findall(r'; (\w+)="([^"]*)"', rest))
        found.append((target, words.pop("rel"), words))
    return found


def about(event, settings, relation="timemap"):
    there = f"{settings.SITE_URL}/e/{event.pk}"
    return [
        (there, "original timegate", {}),
        (f"{there}/timemap", relation, {"type": "application/link-format"}),
    ]


def test_the_gate_leads_to_what_readers_had_at_a_moment(client, event, settings):
    for moment, number in [
        (DAYS[0] - timedelta(days=900), 1),
        (DAYS[0], 1),
        (DAYS[1] - timedelta(seconds=1), 1),
        (DAYS[1], 2),
        (DAYS[2], 3),
        (DAYS[2] + timedelta(days=9000), 3),
    ]:
        response = gate(client, event, http_date(moment.timestamp()))

        assert response.status_code == 302
        assert response.url == address(event, number, "ru"), moment
        assert "Accept-Datetime" in response["Vary"]
        assert "Memento-Datetime" not in response
        when = http_date(DAYS[number - 1].timestamp())
        there = f"{settings.SITE_URL}/e/{event.pk}/v{number}"
        memento = (there, "memento", {"datetime": when})
        assert links(response["Link"]) == [*about(event, settings), memento]


def test_without_a_moment_the_gate_leads_to_the_record(client, event, settings):
    response = client.get(f"/e/{event.pk}")

    assert response.url == event.get_absolute_url()
    assert {"Accept-Language", "Accept-Datetime"} <= {*response["Vary"].split(", ")}
    assert links(response["Link"]) == about(event, settings)


def test_what_is_no_moment_is_refused_with_a_sentence(client, event):
    for asked in [
        *("", "yesterday", "2026-05-01", "\x00", "Thu, 31 Foo 2007 20:35:00 GMT"),
        *("Thu, 31 Feb 2007 20:35:00 GMT", "Thu, 31 May 99999 20:35:00 GMT"),
    ]:
        response = gate(client, event, asked, "en")

        assert response.status_code == 400, asked
        assert "Name the moment" in response.content.decode()


def test_a_version_says_of_which_moment_it_is(client, event, settings):
    page = client.get(address(event, 2))
    neutral = client.get(f"/e/{event.pk}/v2")

    when = http_date(DAYS[1].timestamp())
    there = f"{settings.SITE_URL}/e/{event.pk}/v2"
    assert page["Memento-Datetime"] == when
    assert links(page["Link"]) == [
        *about(event, settings),
        (there, "memento", {"datetime": when}),
    ]
    assert "Memento-Datetime" not in neutral
    assert links(neutral["Link"]) == about(event, settings)


def test_the_page_of_the_record_names_its_gate_beside_its_formats(
    client, event, settings
):
    found = links(client.get(event.get_absolute_url())["Link"])

    (gate, _relation, _words), timemap = about(event, settings)
    assert found[-2:] == [(gate, "timegate", {}), timemap]
    assert found[0][1] == "cite-as"


def test_the_time_map_lists_every_version(client, event, settings):
    response = client.get(f"/e/{event.pk}/timemap")

    assert response["Content-Type"] == "application/link-format; charset=utf-8"
    original, own, *mementos = links(response.content.decode())
    assert original == about(event, settings)[0]
    assert own == (
        f"{settings.SITE_URL}/e/{event.pk}/timemap",
        "self",
        {"type": "application/link-format"},
    )
    assert mementos == [
        (
            f"{settings.SITE_URL}/e/{event.pk}/v{number}",
            "memento",
            {"datetime": http_date(day.timestamp())},
        )
        for number, day in enumerate(DAYS, start=1)
    ]


def test_a_record_without_kept_versions_has_no_past_to_lead_to(client, event):
    PublishedVersion.objects.all().delete()

    response = gate(client, event, http_date(DAYS[0].timestamp()), "kk")

    assert response.url == event.get_absolute_url()
    assert len(links(client.get(f"/e/{event.pk}/timemap").content.decode())) == 2


def test_of_a_hidden_record_no_moment_is_known(client, event, editor):
    moment = http_date(DAYS[0].timestamp())
    hidden = draft(editor)

    assert gate(client, hidden, moment).status_code == 404
    assert client.get(f"/e/{hidden.pk}/timemap").status_code == 404
    take("withdraw", event, editor, reason="Қате.")
    there = client.get(gate(client, event, moment).url)
    assert there.status_code == 410
    assert client.get(f"/e/{event.pk}/timemap").status_code == 404
