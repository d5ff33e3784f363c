"""A draft is shown to somebody without a login, for a while and to nobody else."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from events import previewing
from events.models import Event
from tests.factories import DocumentFactory, EventFactory, PhotoFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    event = EventFactory(title_kk="Жоба", title_ru="Черновик")
    SectionFactory(event=event, body_kk="<p>Ешкім көрмеген мәтін.</p>")
    return event


def key_to(event):
    return previewing.link_to(event).rstrip("/").rpartition("/")[2]


@pytest.mark.parametrize(
    ("language", "title"), [("kk", "Жоба"), ("ru", "Черновик"), ("en", "Жоба")]
)
def test_a_link_opens_a_draft_in_every_language(client, draft, language, title):
    with override(language):
        html = client.get(previewing.link_to(draft)).content.decode()

    assert f"<title>{title} " in html
    assert "Ешкім көрмеген мәтін." in html


@pytest.mark.parametrize(
    "state",
    [
        {"status": "review"},
        {"status": "published", "publish_at": timezone.now() + timedelta(days=1)},
        {"status": "review", "withdrawn_at": timezone.now()},
    ],
    ids=["in review", "scheduled", "taken up again"],
)
def test_a_link_goes_on_opening_a_record_on_its_way(client, draft, state):
    link = previewing.link_to(draft)
    Event.objects.update(**state)

    assert client.get(link).status_code == 200


def test_a_preview_tells_nobody_where_it_is(client, draft):
    response = client.get(previewing.link_to(draft))

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert 'rel="canonical"' not in response.content.decode()


def test_a_preview_shows_the_files_of_its_record_and_of_no_other(client, draft):
    photo, other = PhotoFactory(event=draft), PhotoFactory()
    DocumentFactory(event=draft)
    key = key_to(draft)
    html = client.get(previewing.link_to(draft)).content.decode()

    for shown in (photo.small.url, draft.documents.get().file.url):
        assert f'"{shown}?preview={key}"' in html
        response = client.get(f"{shown}?preview={key}")
        assert (response.status_code, response["Referrer-Policy"]) == (
            200,
            "no-referrer",
        )
    around = photo.image.name.replace("photos/", f"../{other.event_id}/photos/")
    for hidden in (other.image.url, f"/media/{around}"):
        assert client.get(f"{hidden}?preview={key}").status_code == 404


def test_a_link_ends_after_seven_days(client, draft, monkeypatch):
    link = previewing.link_to(draft)
    in_eight_days = timezone.now().timestamp() + 8 * 24 * 60 * 60
    monkeypatch.setattr(signing.time, "time", lambda: in_eight_days)

    response = client.get(link)

    assert response.status_code == 410
    assert "Ешкім көрмеген мәтін." not in response.content.decode()


def test_a_link_to_a_withdrawn_record_has_ended(client, draft):
    link = previewing.link_to(draft)
    Event.objects.update(status="withdrawn", withdrawn_at=timezone.now())

    assert client.get(link).status_code == 410


def test_a_link_to_a_record_published_since_leads_to_it(client, draft):
    link = previewing.link_to(draft)
    Event.objects.update(status="published", publish_at=timezone.now())

    response = client.get(link)

    assert (response.status_code, response.url) == (302, draft.get_absolute_url())


@pytest.mark.parametrize("change", [lambda key: key[:-1], lambda key: f"x{key}"])
def test_a_key_that_was_tampered_with_opens_nothing(client, draft, change):
    address = reverse("events:preview", args=[change(key_to(draft))])

    assert client.get(address).status_code == 410


def test_whoever_keeps_a_record_is_offered_its_link_and_can_end_it(
    client, draft, author
):
    draft.responsible.add(author)
    client.force_login(author)
    page = client.get(reverse("admin:events_event_change", args=[draft.pk]))
    link = urlsplit(page.context["preview_link"]).path
    assert client.get(link).status_code == 200

    client.post(reverse("admin:events_event_end_previews", args=[draft.pk]))

    assert client.get(link).status_code == 410
    draft.refresh_from_db()
    assert client.get(previewing.link_to(draft)).status_code == 200


def test_nobody_else_can_end_a_link(client, draft, author):
    client.force_login(author)
    end = reverse("admin:events_event_end_previews", args=[draft.pk])

    assert client.post(end).status_code == 404
    assert client.get(end).status_code == 405
    assert client.get(previewing.link_to(draft)).status_code == 200


def test_no_link_is_offered_to_what_readers_see_or_no_longer_see(client, editor):
    client.force_login(editor)
    public = EventFactory(published=True)
    withdrawn = EventFactory(status="withdrawn", withdrawn_at=timezone.now())

    for event in (public, withdrawn):
        page = client.get(reverse("admin:events_event_change", args=[event.pk]))
        assert "preview_link" not in page.context
