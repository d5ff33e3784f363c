"""Measure every kind of page, public ones and the desk's, on one database.

    DEBUG=on DATABASE_URL=… python -m benchmarks.pages [ROUNDS] [WORDS IN THE NAME…]

One row a page: milliseconds of CPU (minimum and median), milliseconds in the database
(median), queries, milliseconds from the address to the answer (p50, p95, the first one),
kilobytes.
Each round asks every page once, so that what else the machine does meets all alike;
yardsticks have rounds of their own.
On SQLite the database works in the same process: its milliseconds are CPU as well.
The page cache is off, but in the row that says so; what the site keeps of the whole
archive and of a record is kept, and ``first`` is what a page costs when it was not.
Django's hello, with the middleware of a new project, is the yardstick.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
os.environ.setdefault("PAGES_KEPT_FOR", "600")
from roundtable.wsgi import application  # noqa: F401 – start as a server does

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse
from django.utils.translation import override

from events.models import Event, Participation, Series, Topic
from participants.models import Organisation, Person
from search.models import Facets

ROUNDS, WARM_UP = 15, 2
LANGUAGE = "kk"
# With what ``startproject`` writes, which is what others compare with.
NEW_PROJECT = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ALL_MIDDLEWARE = settings.MIDDLEWARE
urlpatterns = [path("hello", lambda request: HttpResponse("Hello"))]


@dataclass
class Page:
    name: str
    address: str
    client: Client = field(default_factory=Client)
    world: Callable = nullcontext
    cpu: list = field(default_factory=list)
    database: list = field(default_factory=list)
    wall: list = field(default_factory=list)
    queries: int = 0
    size: int = 0

    def ask(self):
        spent = []

        def watch(execute, *call):
            began = time.perf_counter()
            try:
                return execute(*call)
            finally:
                spent.append(time.perf_counter() - began)

        with self.world(), connection.execute_wrapper(watch):
            cpu, began = time.process_time(), time.perf_counter()
            response = self.client.get(self.address)
            body = response.getvalue()
            self.wall.append(time.perf_counter() - began)
            self.cpu.append(time.process_time() - cpu)
        if response.status_code != 200:
            sys.exit(f"{self.name}: {self.address} answered {response.status_code}")
        self.database.append(sum(spent))
        self.queries, self.size = len(spent), len(body)

    def told(self):
        cpu, database, wall = (
            sorted(1000 * one for one in found[WARM_UP:])
            for found in (self.cpu, self.database, self.wall)
        )
        late = wall[int(len(wall) * 0.95)]
        return (
            f"{self.name:28} {cpu[0]:8.1f} {statistics.median(cpu):8.1f} "
            f"{statistics.median(database):9.1f} {self.queries:4} "
            f"{statistics.median(wall):9.1f} {late:9.1f} {1000 * self.wall[0]:9.1f} "
            f"{self.size / 1024:6.0f}"
        )


@contextmanager
def new_project():
    with override_settings(ROOT_URLCONF="benchmarks.pages", MIDDLEWARE=NEW_PROJECT):
        yield


def shared(get_response):
    """A middleware: as the page cache does, say whose answer is for anybody."""

    def middleware(request):
        request.is_shared = not request.COOKIES
        return get_response(request)

    return middleware


@contextmanager
def page_cache():
    with override_settings(MIDDLEWARE=ALL_MIDDLEWARE):
        yield


def most_in(rows, name):
    """Return the number that most of ``rows`` have under ``name``."""
    named = rows.exclude(**{name: None}).order_by()
    return named.values_list(name).annotate(n=Count("pk")).latest("n")[0]


def public_pages():
    """Yield a name and an address of every kind of page that readers see."""
    events, places = Event.objects.published(), Participation.objects.public()
    middle = events.order_by("pk")[events.count() // 2]
    archive, people, search = (
        reverse(name) for name in ("events:list", "participants:people", "search:page")
    )
    person = Person.objects.get(pk=most_in(places, "person"))
    seldom = Person.objects.get(pk=places.exclude(person=None).last().person_id)
    body = Organisation.objects.get(pk=most_in(events, "organised_by"))
    unit = Organisation.objects.filter(
        organiser__event__in=events, parent__isnull=False
    )
    topic = Topic.objects.get(pk=most_in(events, "topics"))
    row = Series.objects.get(pk=most_in(events, "series"))
    last = max(1, events.count() // 20 - 1)
    words = words_by_frequency()
    yield "home", reverse("home")
    yield "archive", archive
    for name in ("organisations", "topics", "all_series", "places", "years"):
        room = "participants" if name == "organisations" else "events"
        yield f"list of {name}", reverse(f"{room}:{name}")
    yield "day in all years", reverse("events:day", args=["12-16"])
    yield "archive, deep", f"{archive}?page={last}"
    yield "archive, year", f"{archive}?year={middle.starts_on.year}"
    yield "archive, organisation", f"{archive}?organisation={body.pk}"
    yield "archive, topic, language", f"{archive}?topic={topic.slug}&language=ru"
    yield "record", middle.get_absolute_url()
    yield "record in a series", events.filter(series=row).first().get_absolute_url()
    yield "people", people
    yield "people, deep", f"{people}?page={max(1, Person.objects.count() // 75)}"
    yield "people, letter", f"{people}?letter=А"
    yield "person, many places", person.get_absolute_url()
    yield "person, few places", seldom.get_absolute_url()
    yield "organisation, large", body.get_absolute_url()
    yield "organisation, unit", unit.last().get_absolute_url()
    yield "topic", topic.get_absolute_url()
    yield "series", row.get_absolute_url()
    for kind, word in words.items():
        yield f"search, {kind}", f"{search}?q={word}"
    suggested = reverse("search:suggestions")
    yield "suggestions", f"{suggested}?q={words['medium'][:4]}"
    yield "suggestions, name", f"{suggested}?q={person.family_name_kk[:4]}"
    yield "sitemap index", reverse("sitemap")
    yield "sitemap, records", reverse("sitemap_section", args=["records"])
    yield "sitemap, people", reverse("sitemap_section", args=["people"])
    yield "feed", reverse("interop:feed")
    yield "feed of organisation", reverse("interop:organisation_feed", args=[body.pk])
    yield "calendar", reverse("interop:calendar")
    yield "calendar of person", reverse("interop:person_calendar", args=[person.pk])
    yield "citation", reverse("interop:cite", args=[middle.pk])
    yield "OAI, records", f"{reverse('oai')}?verb=ListRecords&metadataPrefix=oai_dc"
    yield "API, records", "/api/v1/records"
    yield "API, people", "/api/v1/people"


def words_by_frequency():
    """Return words of titles that few, some and many records have in their titles."""
    titles = Event.objects.published().order_by("?").values_list("title_kk", flat=True)
    words = {}
    for title in titles[:20_000]:
        for word in {word for word in (title or "").split() if len(word) > 4}:
            words[word] = words.get(word, 0) + 1
    ranked = sorted(words, key=words.get)
    return {"rare": ranked[0], "medium": ranked[-150:][0], "frequent": ranked[-1]}


def desk_pages(number):
    yield "records", reverse("admin:events_event_changelist")
    yield "form of a record", reverse("admin:events_event_change", args=[number])
    field = "app_label=events&model_name=participation&field_name=person"
    yield "autocomplete", f"{reverse('admin:autocomplete')}?term=алие&{field}"


def reader_of_one():
    """A reader with a cookie: nothing is kept of what such a page is made of."""
    client = Client()
    client.cookies["seen"] = "1"
    return client


def all_pages():
    yield Page("Django's hello", "/hello", world=new_project)
    with override(LANGUAGE):
        yield Page("home, from the page cache", reverse("home"), world=page_cache)
        for name, address in public_pages():
            yield Page(name, address)
            if name == "record":
                yield Page("record, not kept", address, reader_of_one())
        owned = Event.objects.filter(responsible__groups__name="author")
        drafts = owned.exclude(status="published")
        own = (drafts if drafts.exists() else owned).order_by("pk")[0]
        author = own.responsible.filter(groups__name="author")[0]
        editor = User.objects.get(username="demo-editor")
        for user, event in ((author, own), (editor, Event.objects.published()[0])):
            client = Client()
            client.force_login(user)
            role = user.groups.get().name
            for name, address in desk_pages(event.pk):
                yield Page(f"{role}: {name}", address, client)


def main(rounds, wanted):
    settings.DEBUG, settings.RATE_LIMITS, settings.ALLOWED_HOSTS = False, {}, ["*"]
    settings.MIDDLEWARE = [
        "benchmarks.pages.shared" if "page_cache" in one else one
        for one in ALL_MIDDLEWARE
    ]
    pages = [
        one for one in all_pages() if not wanted or any(w in one.name for w in wanted)
    ]
    print(f"{connection.vendor}, {Facets.objects.count()} records in the index")
    print(f"{'':28} {'CPU min':>8} {'median':>8} {'database':>9} {'q':>4} ", end="")
    print(f"{'p50':>9} {'p95':>9} {'first':>9} {'KB':>6}")
    # With other settings Django forgets its addresses: those come by themselves.
    for of_other in (True, False):
        for _round in range(WARM_UP + rounds):
            for page in pages:
                if (page.world is not nullcontext) == of_other:
                    page.ask()
    for page in pages:
        print(page.told())


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else ROUNDS
    main(rounds, sys.argv[2:])
