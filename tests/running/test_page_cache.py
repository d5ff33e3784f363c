"""Kept pages: who gets them, who never does, and for how long."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from events import workflow
from events.choices import Status
from events.history import versions
from events.models import Event
from events.saving import saving
from interop.site import client as copied
from roundtable.running.page_cache import PageCache
from search import stamp
from tests.events.test_gate import SECRET, public_addresses
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PhotoFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)
from tests.running.conftest import IN_EACH_CACHE
from tests.running.test_cache import NOBODY_LISTENS

pytestmark = pytest.mark.django_db

# Of what answers at all; what is drawn is asked for nowhere here.
NEVER_KEPT = {
    "api:export_json_lines",
    "api:export_table",
    "healthz",
    "livez",
}


@pytest.fixture
def event():
    """A public record that has something of everything, and is found."""
    topics = [TopicFactory()]
    shown = {"title_kk": SECRET, "series": SeriesFactory(), "topics": topics}
    event = EventFactory(published=True, **shown)
    OrganiserFactory(event=event)
    ParticipationFactory(event=event)
    SectionFactory(event=event)
    PhotoFactory(event=event)
    DocumentFactory(event=event)
    for number in (1, 2):
        with saving(event, by=None):
            event.save()
            event.version = number
            versions.begin(event, timezone.now())
    return event


def moved(event, venue):
    """Change what readers see past all acts, so that no stamp moves."""
    Event.objects.filter(pk=event.pk).update(venue_kk=venue)
    return event.get_absolute_url()


def words(response):
    return b"".join(response).decode("utf-8", "replace")


# --- The same answers -------------------------------------------------------


def of_each_view(event):
    """Return one address of each view that readers have, by its name."""
    found = {}
    for address in public_addresses(event):
        drawn = address.endswith((".pdf", ".png"))
        if not drawn and address[:4] not in ("/ru/", "/en/", "/adm"):
            match = resolve(address.partition("?")[0])
            found.setdefault((match.view_name, match.route), address)
    return [(name, address) for (name, _route), address in found.items()]


def told(response):
    """Return what a reader gets, but for what the page cache itself says of keeping."""
    own = {"X-Request-ID", "Cache-Control"}
    headers = {name: value for name, value in response.items() if name not in own}
    return response.status_code, headers, words(response)


def test_every_view_answers_the_same_from_the_cache(event, fresh, reader, clock):
    other, never = [], set()

    for view, address in of_each_view(event):
        wanted, made = told(fresh.get(address)), told(reader.get(address))
        with CaptureQueriesContext(connection) as queries:
            kept = told(reader.get(address))
        if not wanted == made == kept:
            other.append(address)
        if kept[0] == 200 and len(queries) != 1:
            never.add(view)

    assert other == []
    assert never == NEVER_KEPT


def test_a_page_is_kept_compressed_and_plain_for_who_wants_it(event, reader):
    address = event.get_absolute_url()
    packed = {"accept-encoding": "br, gzip"}

    first, plain = reader.get(address, headers=packed), reader.get(address)

    assert reader.get(address, headers=packed).content == first.content
    assert first["Content-Encoding"] == "gzip"
    assert first["ETag"] == f"W/{plain['ETag']}"
    assert not plain.has_header("Content-Encoding")


def test_head_is_answered_from_a_kept_page(event, reader):
    known = reader.get(event.get_absolute_url())

    asked = reader.head(moved(event, "Басқа"))

    assert (asked["ETag"], asked.content) == (known["ETag"], b"")
    assert asked["Content-Length"] == known["Content-Length"]


def test_each_language_has_its_own_page_where_the_address_names_none(event, reader):
    kazakh = reader.get("/api/v1/records/404", headers={"accept-language": "kk"})
    asked = {"accept-language": "ru"}

    assert words(reader.get("/api/v1/records/404", headers=asked)) != words(kazakh)
    assert reader.get("/oai?verb=Identify").status_code == 200


def test_every_host_and_query_has_its_own_page(event, reader, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    addresses = ["/kk/search/?q=a", "/kk/search/?q=b"]

    answers = {
        (host, address): reader.get(address, headers={"host": host}).content
        for host in settings.ALLOWED_HOSTS
        for address in addresses
    }

    assert len(answers) == 4
    assert len({content for (host, _a), content in answers.items()}) == 2


# --- Who never gets a kept page, and leaves none ----------------------------


@pytest.mark.parametrize(
    "sign",
    [
        {"HTTP_COOKIE": "sessionid=x"},
        {"HTTP_COOKIE": "messages=x"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"QUERY_STRING": "preview=x"},
    ],
    ids=lambda sign: next(iter(sign)),
)
def test_whoever_may_be_somebody_neither_gets_nor_leaves_a_page(event, reader, sign):
    before = words(reader.get(event.get_absolute_url()))

    own = reader.get(moved(event, "Менің залым"), **sign)
    reader.cookies.clear()  # the site ends a session that it does not know
    after = words(reader.get(event.get_absolute_url()))

    assert "Менің залым" in words(own)
    assert own["Cache-Control"] == "private, max-age=0"
    assert after == before


def test_what_an_editor_reads_is_kept_for_nobody(event, reader, fresh, editor):
    for one in (reader, fresh):
        one.force_login(editor)
    address = event.get_absolute_url()
    own = reader.get(address)
    reader.logout()
    fresh.logout()

    assert own["Cache-Control"] == "private, max-age=0"
    assert reader.get(address).content == fresh.get(address).content


def test_the_copied_site_reads_the_site_itself(event, reader, settings):
    reader.get(event.get_absolute_url())
    settings.SITE_URL = "http://testserver"

    copy = copied.Client().get(moved(event, "Жаңа зал"))

    assert "Жаңа зал" in words(copy)


def answer(**headers):
    return HttpResponse("Бет", headers=headers)


def with_cookie():
    response = answer()
    response.set_cookie("csrftoken", "x")
    return response


@pytest.mark.parametrize(
    "make",
    [
        with_cookie,
        lambda: StreamingHttpResponse(["Бет"]),
        lambda: HttpResponse("Жоқ", status=404),
        lambda: HttpResponse("Алынды", status=410),
        lambda: HttpResponse(status=301, headers={"Location": "/"}),
        lambda: answer(**{"Cache-Control": "no-store"}),
        lambda: answer(**{"Cache-Control": "private, max-age=9"}),
        lambda: answer(Vary="Accept-Encoding, Accept"),
        lambda: answer(Vary="*"),
        lambda: answer(**{"Content-Security-Policy": "style-src 'nonce-x'"}),
        lambda: HttpResponse(bytes(200 * 1024)),
    ],
)
def test_what_is_not_for_all_is_not_kept(make, reader):
    made = []
    cache = PageCache(lambda request: made.append(make()) or made[-1])

    answers = [cache(RequestFactory().get("/kk/")) for _time in range(2)]

    assert answers == made


@pytest.mark.parametrize("path", ["/static/a.css", "/media/a.jpg", "/livez", "/a.pdf"])
def test_the_database_is_not_asked_for_what_is_never_kept(
    path, reader, django_assert_num_queries
):
    cache = PageCache(lambda request: answer())

    with django_assert_num_queries(0):
        cache(RequestFactory().get(path))


# --- What caches on the way are told ----------------------------------------


def test_a_page_may_be_shared_for_a_minute_and_browsers_ask_each_time(event, reader):
    response = reader.get(event.get_absolute_url())

    said = "public, max-age=0, s-maxage=30, stale-while-revalidate=30"
    assert response["Cache-Control"] == said
    assert "Cookie" in response["Vary"]


def test_a_file_is_kept_and_others_must_ask_for_it_each_time(event, reader):
    for _time in range(2):
        response = reader.get(f"/kk/events/{event.pk}.bib")
        assert response["Cache-Control"] == "public, no-cache"


def test_who_has_a_page_is_told_so_and_the_next_reader_gets_it(event, reader, fresh):
    for address in (event.get_absolute_url(), f"/kk/events/{event.pk}.bib"):
        tag = fresh.get(address)["ETag"]

        known = reader.get(address, headers={"if-none-match": tag})
        with CaptureQueriesContext(connection) as queries:
            again = reader.get(address, headers={"if-none-match": tag})
            other = reader.get(address, headers={"if-none-match": '"other"'})

        assert [known.status_code, again.status_code, other.status_code] == [
            304,
            304,
            200,
        ]
        assert len(queries) == 2  # of the stamp
        for name in ("ETag", "Cache-Control", "Vary"):
            assert again.get(name) == other.get(name)


def test_a_kept_page_is_logged_as_what_it_is(event, reader, caplog):
    for _time in range(2):
        reader.get(event.get_absolute_url())

    made, kept = (line.event for line in caplog.records if hasattr(line, "event"))
    assert kept["queries"] == 1 < made["queries"]
    assert (kept["view"], kept["path"]) == ("events:detail", event.get_absolute_url())


# --- How long ---------------------------------------------------------------


@pytest.mark.parametrize("kind", IN_EACH_CACHE)
def test_a_page_is_kept_until_the_stamp_moves(event, reader, pages_in, at_once, kind):
    pages_in(kind)
    before = words(reader.get(event.get_absolute_url()))
    kept = words(reader.get(moved(event, "Жаңа зал")))

    with at_once():
        stamp.renew()

    assert kept == before
    assert "Жаңа зал" in words(reader.get(event.get_absolute_url()))


def test_a_page_is_kept_for_a_minute_at_most(event, reader, clock):
    reader.get(event.get_absolute_url())
    address = moved(event, "Жаңа зал")

    clock.passes(59)
    kept = words(reader.get(address))
    clock.passes(2)

    assert "Жаңа зал" not in kept
    assert "Жаңа зал" in words(reader.get(address))


def test_a_page_is_kept_until_the_next_record_is_due(reader, clock, editor, at_once):
    due = EventFactory(status=Status.REVIEW, title_kk="Ертеңгі жиын")
    SectionFactory(event=due)
    at = timezone.now() + timedelta(seconds=20)
    with at_once():
        workflow.transition(workflow.PUBLISH, due, by=editor, publish_at=at)
    before = words(reader.get("/kk/"))

    clock.passes(20)

    assert "Ертеңгі жиын" not in before
    assert "Ертеңгі жиын" in words(reader.get("/kk/"))


def test_what_came_due_while_a_page_was_made_is_not_missed(event, reader, clock):
    made = []

    def slow(request):
        clock.passes(5)
        made.append(answer())
        return made[-1]

    Event.objects.update(publish_at=timezone.now() + timedelta(seconds=3))
    with saving(event, by=None):
        event.refresh_from_db()
        event.save()
    cache = PageCache(slow)

    assert [cache(RequestFactory().get("/kk/")) for _time in range(2)] == made


def test_a_page_made_while_something_changed_is_not_kept(reader, at_once):
    made = []

    def overtaken(request):
        with at_once():
            stamp.renew()
        made.append(answer())
        return made[-1]

    cache = PageCache(overtaken)

    assert [cache(RequestFactory().get("/kk/")) for _time in range(2)] == made


def test_pages_are_made_where_the_cache_is_away(event, reader, settings, caplog):
    backend = "roundtable.running.cache.PatientRedisCache"
    pages = {"BACKEND": backend, "LOCATION": NOBODY_LISTENS}
    settings.CACHES = settings.CACHES | {"pages": pages}

    reader.get(event.get_absolute_url())

    assert "Жаңа зал" in words(reader.get(moved(event, "Жаңа зал")))


def test_a_few_hundred_pages_are_kept_in_memory(reader):
    for number in range(700):
        caches["pages"].set(str(number), b"")

    assert len(caches["pages"]._cache) <= 500
