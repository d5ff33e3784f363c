"""Kept pages: who gets them, and who neither gets nor leaves one."""

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from interop.site import client as copied
from roundtable.running.page_cache import PageCache

from .pages import moved, of_each_view, told, words

pytestmark = pytest.mark.django_db

# Of what answers at all; what is drawn is asked for nowhere here.
NEVER_KEPT = {
    "api:export_json_lines",
    "api:export_table",
    "healthz",
    "livez",
}


# --- The same answers -------------------------------------------------------


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


def test_a_browser_shows_no_page_again_to_somebody_who_signed_in(event, reader):
    page = reader.get(event.get_absolute_url())

    assert "stale-while-revalidate" in page["Cache-Control"]
    assert "Cookie" in page["Vary"].split(", ")


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


def test_an_address_without_a_language_has_a_page_for_each(reader):
    made = []
    cache = PageCache(lambda request: made.append(1) or answer(Vary="Accept-Language"))

    for asked in ("ru, en;q=0.5", "ru", "en", "ru"):
        cache(RequestFactory().get("/oai", HTTP_ACCEPT_LANGUAGE=asked))

    assert len(made) == 2


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


class Overtaken(LocMemCache):
    """A cache in which somebody else is quicker, once."""

    quicker = None

    def add(self, *args, **named):
        quicker, Overtaken.quicker = Overtaken.quicker, None
        if quicker:
            quicker()
        return super().add(*args, **named)


def test_who_is_overtaken_gets_the_page_that_was_made_meanwhile(reader, settings):
    kept = {"BACKEND": f"{__name__}.Overtaken", "LOCATION": "overtaken"}
    settings.CACHES = settings.CACHES | {"pages": kept}
    made = []
    cache = PageCache(lambda request: made.append(1) or answer())
    Overtaken.quicker = lambda: cache(RequestFactory().get("/kk/"))

    cache(RequestFactory().get("/kk/"))

    assert len(made) == 1


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
        for name in ("ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin"):
            assert again.get(name) == other.get(name)


def test_a_kept_page_is_logged_as_what_it_is(event, reader, caplog):
    for _time in range(2):
        reader.get(event.get_absolute_url())

    made, kept = (line.event for line in caplog.records if hasattr(line, "event"))
    assert kept["queries"] == 1 < made["queries"]
    assert (kept["view"], kept["path"]) == ("events:detail", event.get_absolute_url())
