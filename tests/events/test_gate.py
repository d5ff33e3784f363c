"""Nothing unpublished leaks: every address is asked, in some state in each language."""

import json
import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.urls import URLResolver, get_resolver, resolve
from django.utils.timezone import now

from events.choices import Status
from events.history import versions
from events.models import Event
from events.saving import saving
from interop.formats import registry
from interop.oai.metadata_formats import METADATA_FORMATS
from interop.sitemaps import SECTIONS
from languages.fallback import LANGUAGES
from tests import files
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    RecordingFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)
from tests.sitemaps import part_with

pytestmark = pytest.mark.django_db

HIDDEN = {
    "draft": {"status": Status.DRAFT},
    "in review": {"status": Status.REVIEW},
    "withdrawn": {"status": Status.WITHDRAWN, "withdrawn_at": now()},
    "taken up again": {"status": Status.REVIEW, "withdrawn_at": now()},
    "scheduled": {
        "status": Status.PUBLISHED,
        "publish_at": now() + timedelta(days=1),
    },
}
SHOWN = {"status": Status.PUBLISHED, "publish_at": now()}
SECRET = "құпиябелгі"
ASKED_IN = dict(zip(HIDDEN, ["kk", "ru", "en", "kk", "ru"], strict=True))


@pytest.fixture(params=HIDDEN)
def state(request):
    return request.param


@pytest.fixture
def hidden(state):
    """A record that is not public, with the secret word in all that it consists of."""
    shared = {"series": SeriesFactory(), "topics": [TopicFactory()]}
    EventFactory(published=True, **shared)
    event = EventFactory(
        title_kk=f"{SECRET} туралы", starts_on="1991-12-16", city_kk=SECRET, **shared
    )
    event.topics.add(TopicFactory(name_kk=SECRET))
    organisation = OrganisationFactory(name_kk=SECRET)
    OrganiserFactory(event=event, organisation=organisation)
    person = PersonFactory(family_name_kk=SECRET)
    told = {"printed_name_kk": SECRET, "talk_title_kk": SECRET}
    place = ParticipationFactory(event=event, person=person, **told)
    said = f"<p>{SECRET} — бүкіл жиынның ортақ қорытындысы осындай болды.</p>"
    SectionFactory(event=event, body_kk=said, kind="conclusions", speaker=place)
    PhotoFactory(event=event, caption_kk=SECRET)
    DocumentFactory(event=event, caption_kk=SECRET)
    for number, now_it_is in enumerate([SHOWN, SHOWN, HIDDEN[state]]):
        Event.objects.filter(pk=event.pk).update(**now_it_is)
        with saving(event, by=None):
            event.refresh_from_db()
            event.save()
            if now_it_is is SHOWN:  # it had versions once, whatever it is now
                event.version = number + 1
                versions.begin(event, now())
    event.refresh_from_db()
    return event


def public_addresses(event, languages=LANGUAGES):
    """Yield every address of the site that might show something of ``event``."""
    person = event.participations.get().person
    organisation = event.organisers.get().organisation
    for code in languages:
        for thing in (event, person, organisation, event.series, *event.topics.all()):
            yield f"/{code}{thing.get_absolute_url().removeprefix('/kk')}"
        static = ("", "events/", "people/", "about/", "privacy/", "accessibility/")
        static += ("organisations/", "topics/", "series/", "places/", "years/")
        static += ("calendar/12-16/", "places/?order=records", "glossary/")
        for path in (*static, "people/?letter=Қ"):
            yield f"/{code}/{path}"
        for query in ("year=1991", f"organisation={organisation.pk}", "language=kk"):
            yield f"/{code}/events/?{query}"
        for topic in event.topics.all():
            yield f"/{code}/events/?topic={topic.slug}"
    yield f"/kk/people/{person.pk}/with/{person.pk}/"
    # Begun, mistyped and filtered by: no query may bring the word to light.
    for query in ("q=құпия*", "q=kupiyabelgi", "q=купиябелги", "q=туралы&year=1991"):
        for part in ("", "suggestions/", "feed/"):
            yield f"/kk/search/{part}?{query}"
    for name, thing in (("organisation", organisation), ("person", person)):
        yield f"/kk/search/?q=үстел&{name}={thing.pk}"
    for topic in event.topics.all():
        yield f"/kk/search/?q=үстел&topic={topic.slug}"
    photo, document = event.photos.get(), event.documents.get()
    yield from (photo.image.url, photo.small.url, photo.large.url, document.file.url)
    for code in languages:
        yield f"/{code}/events/{event.pk}/v1/"
        yield f"/{code}/events/{event.pk}/report/?section=1"
        yield f"/{code}/events/{event.pk}/v2/changes/"
        yield f"/{code}/preview/{event.pk}:{event.preview_key}/"
        yield f"/{code}/events/{event.pk}/photos/{photo.pk}/"
        yield f"/{code}/events/{event.pk}/?with=ru"
        yield f"/{code}/events/{event.pk}/?terms=1"
        yield f"/{code}/events/{event.pk}/card.png?part=s1p1"
        yield from (f"/{code}/events/{event.pk}/{part}/" for part in ("s1", "s1p1"))
    yield f"{photo.small.url}?preview={event.pk}"
    for part in ("", "/v1", "/timemap", "/s1p1"):
        yield f"/e/{event.pk}{part}"
    yield from ("/", "/robots.txt", "/.well-known/security.txt", "/colours-a1.css")
    yield from ("/healthz", "/livez", "/metrics", "/csp-reports", "/kk/card.png")
    for thing in (event, person, organisation, event.series):  # as people type them
        yield re.sub(r"(/\d+)-.*", r"\1", thing.get_absolute_url())
    for path in ("password-reset/", "password-reset/sent/", "password-reset/MQ/key/"):
        yield f"/admin/{path}"
    yield from ("/admin/password-reset/done/", "/admin/invitation/key/")
    yield from outgoing_addresses(event, languages)
    yield from addresses_of_the_api(event)


def outgoing_addresses(event, languages):
    """Yield every address at which the border might hand out ``event``."""
    for code in languages:
        for file_format in registry.FORMATS:
            yield f"/{code}/events/{event.pk}.{file_format.EXTENSION}"
        yield f"/{code}/events/{event.pk}.pdf"
        yield f"/{code}/events/{event.pk}/cite/"
        yield f"/{code}/events/{event.pk}/card.png"
        yield f"/{code}/reading-list/?e={event.pk},{event.pk}s1"
        yield f"/{code}/reading-list.bib?e={event.pk}"
        yield f"/{code}/unapi/?id={event.pk}&format=ris"
        for ending in ("feed/", "feed.rss", "feed.json", "events.ics"):
            yield f"/{code}/{ending}"
            yield f"/{code}/{ending}?year=1991"
            yield f"/{code}/series/{event.series_id}/{ending}"
            yield f"/{code}/organisations/{event.organised_by.get().pk}/{ending}"
            yield f"/{code}/people/{event.participations.get().person_id}/{ending}"
            for topic in event.topics.all():
                yield f"/{code}/topics/{topic.slug}/{ending}"
    for verb in ("ListRecords", "ListIdentifiers"):
        for prefix in METADATA_FORMATS:
            yield f"/oai?verb={verb}&metadataPrefix={prefix}"
    yield "/oai?verb=ListSets"
    name = f"oai:127.0.0.1:event-{event.pk}"
    yield f"/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier={name}"
    yield "/sitemap.xml"
    yield "/sitemap-pages.xml"
    for section, (things, _name) in SECTIONS.items():
        for thing in things().model.objects.all():
            yield part_with(section, thing)


def addresses_of_the_api(event):
    """Yield every address at which a program might get ``event`` or what it shows."""
    person, unit = event.participations.get().person_id, event.organised_by.get().pk
    yield "/api/"
    for path in ("", "docs", "openapi.json", "records.jsonl", "records.csv"):
        yield f"/api/v1/{path}"
    for query in ("", "year=1991", f"person={person}", f"organisation={unit}"):
        yield f"/api/v1/records?{query}"
    batch = json.dumps({"q": {"query": SECRET}})
    yield from ("/api/v1/reconcile", f"/api/v1/reconcile?queries={quote(batch)}")
    for part in ("suggest/type", f"suggest/entity?prefix={SECRET}"):
        yield f"/api/v1/reconcile/{part}"
    for thing in (f"people/{person}", f"organisations/{unit}"):
        yield f"/api/v1/reconcile/preview?id={thing}"
    for kind, key in (
        ("records", event.pk),
        ("people", person),
        ("organisations", unit),
        ("series", event.series_id),
        *(("topics", topic.slug) for topic in event.topics.all()),
    ):
        yield from (f"/api/v1/{kind}", f"/api/v1/{kind}/{key}")


def body(response):
    return b"".join(response).decode("utf-8", "replace")


def test_no_address_shows_a_reader_anything_of_a_hidden_record(hidden, state, client):
    for address in public_addresses(hidden, [ASKED_IN[state]]):
        response = client.get(address, follow=True)

        assert SECRET not in body(response), address


def test_a_search_counts_nothing_of_a_hidden_record(hidden, client):
    for query in ("құпия*", "құпиябелгі", "kupiyabelgi"):
        context = client.get("/kk/search/", {"q": query}).context

        assert context["answer"].survey.count == 0
        assert [*context["facets"], *context["people"]] == []


def test_the_pages_and_files_of_a_hidden_record_do_not_answer(hidden, client):
    gone = 410 if hidden.withdrawn_at else 404
    own = [f"/e/{hidden.pk}{part}" for part in ("", "/v1", "/s1p1")]
    own.append(hidden.get_absolute_url())
    files = [hidden.photos.get().small.url, hidden.documents.get().file.url]

    pages = [client.get(address, follow=True).status_code for address in own]

    assert pages == [gone] * 4
    assert [client.get(address).status_code for address in files] == [404, 404]


def test_an_author_sees_only_what_is_public_or_their_own(hidden, author):
    assert hidden not in Event.objects.visible_to(author)

    hidden.responsible.add(author)

    assert hidden in Event.objects.visible_to(author)


def test_an_editor_reads_a_hidden_record_and_no_cache_keeps_it(hidden, client, editor):
    client.force_login(editor)

    response = client.get(hidden.get_absolute_url())

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert client.get(hidden.documents.get().file.url).status_code == 200


def routes(patterns, before=""):
    """Yield every route of the site but those of the admin, however they are named."""
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if not isinstance(pattern, URLResolver):
            yield route
        elif pattern.app_name != "admin":
            yield from routes(pattern.url_patterns, route)


def test_every_address_of_the_site_is_known_to_these_tests(hidden):
    asked = {address.partition("?")[0] for address in public_addresses(hidden)}
    ours = {path for path in asked if not path.startswith(("/ru/", "/en/"))}

    tried = {resolve(path).route.removeprefix("^") for path in ours}

    assert set(routes(get_resolver().url_patterns)) - tried == set()


@pytest.mark.parametrize(
    ("published", "consent", "status"),
    [(True, True, 200), (True, False, 404), (False, True, 404)],
)
def test_a_portrait_is_open_with_consent_and_a_public_record_only(
    client, published, consent, status
):
    person = PersonFactory(photo=files.picture(), photo_consent=consent)
    ParticipationFactory(event=EventFactory(published=published), person=person)

    assert client.get(person.photo.url).status_code == status


@pytest.mark.parametrize(("answer", "code"), [("refused", "kk"), ("", "ru")])
def test_no_address_shows_what_nobody_agreed_to(client, editor, answer, code):
    event = EventFactory(
        published=True, series=SeriesFactory(), topics=[TopicFactory()]
    )
    OrganiserFactory(event=event)
    ParticipationFactory(event=event)
    SectionFactory(event=event, starts_at="75:10")
    DocumentFactory(event=event)
    photo = PhotoFactory(event=event, caption_kk=SECRET, alt_kk=SECRET, consent=answer)
    RecordingFactory(
        event=event, caption_kk=SECRET, consent=answer, url=f"https://a.kz/{SECRET}"
    )

    for address in public_addresses(event, [code]):
        response = client.get(address, follow=True)

        assert SECRET not in body(response), address
    pictures = [photo.image.url, photo.small.url, photo.medium.url, photo.large.url]
    assert [client.get(one).status_code for one in pictures] == [404] * 4

    client.force_login(editor)  # who has to ask sees what is asked about

    assert [client.get(one).status_code for one in pictures] == [200] * 4
    assert "75:10" not in body(client.get(event.get_absolute_url()))
