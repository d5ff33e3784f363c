"""What the tests of a copied site share: records to copy, and a reader of the copy."""

import os
import re
import signal
from datetime import timedelta
from html.parser import HTMLParser
from io import StringIO
from multiprocessing import parent_process
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from events.models import Event
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

SECRET = "құпиябелгі"
HIDDEN = {
    "draft": {},
    "review": {},
    "withdrawn": {"withdrawn_at": timezone.now()},
    "published": {"publish_at": timezone.now() + timedelta(days=1)},  # not yet
}


def full_record():
    """Publish a record with something of everything."""
    event = EventFactory(
        published=True,
        title_kk="Алаш асылдары",
        title_en="The heirs of Alash",
        abstract_kk="Аңдатпа",
        series=SeriesFactory(),
        topics=[TopicFactory(name_kk="Тарих", slug="tarikh")],
    )
    OrganiserFactory(event=event)
    portrait = {"photo": "people/kozha.jpg", "photo_consent": False}
    person = PersonFactory(family_name_kk="Қожа", **portrait)
    default_storage.save("people/kozha.jpg", ContentFile(b"portrait"))
    SectionFactory(
        event=event,
        speaker=ParticipationFactory(
            event=event, person=person, talk_title_kk="Баяндама"
        ),
    )
    PhotoFactory(event=event)
    DocumentFactory(event=event)
    return event


def hidden_record(shown, status, **state):
    """A record nobody may see, with the secret word in all that it consists of."""
    topics = [*shown.topics.all(), TopicFactory(name_kk=SECRET)]
    event = EventFactory(title_kk=SECRET, series=shown.series, topics=topics)
    person = PersonFactory(family_name_kk=SECRET)
    ParticipationFactory(event=event, person=person, printed_name_kk=SECRET)
    SectionFactory(event=event, body_kk=f"<p>{SECRET}</p>")
    PhotoFactory(event=event, caption_kk=SECRET)
    state = {"publish_at": timezone.now()} | state
    Event.objects.filter(pk=event.pk).update(status=status, **state)
    return event


def copied(folder, *options):
    call_command("export_site", folder, *options, stdout=StringIO())
    return folder


def bytes_of(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Page(HTMLParser):
    """The links of a page and the places on it that a link can name."""

    def __init__(self, path):
        super().__init__()
        self.links, self.places = [], set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.places.add(given.get("id"))
        self.links += [given[n] for n in ("href", "src", "action") if given.get(n)]
        pictures = given.get("srcset", "").split(",")
        self.links += [one.split()[0] for one in pictures if one.strip()]


def dead_links(folder):
    """Relative links of pages and sheets that lead to no file, or no place in it."""
    pages = {path: Page(path) for path in folder.rglob("*.html")}
    for path, page in pages.items():
        for link in page.links:
            where = urlsplit(link)
            if where.scheme:
                continue
            name = os.path.normpath(path.parent / unquote(where.path))
            target = Path(name) if where.path else path
            if (
                not target.is_file()
                or where.fragment
                and where.fragment not in pages[target].places
            ):
                yield path, link
    for sheet in folder.rglob("*.css"):
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text("utf-8")):
            if not (sheet.parent / address).is_file():
                yield sheet, address


def editor_meanwhile(get_response):
    """A middleware: while the site is being read, an editor withdraws its records."""

    def middleware(request):
        if request.path == "/kk/about/":
            day = timezone.now()
            Event.objects.update(status="withdrawn", withdrawn_at=day)
        return get_response(request)

    return middleware


def never_at_rest(get_response):
    """A middleware: whenever the site is read, somebody saves a record."""

    def middleware(request):
        Event.objects.update(modified_at=timezone.now())
        return get_response(request)

    return middleware


ASKED = []


def witness(get_response):
    """A middleware that notes which addresses are rendered."""

    def middleware(request):
        ASKED.append(request.path)
        return get_response(request)

    return middleware


def broken_sitemap(get_response):
    """A middleware: the site fails when all of its records have been copied."""

    def middleware(request):
        response = get_response(request)
        if request.path == "/sitemap.xml":
            response.status_code = 500
        return response

    return middleware


def ends_itself(get_response):
    """A middleware: a process that shares the work is killed at a record's formats."""

    def middleware(request):
        if request.path.endswith(".bib") and parent_process():
            os.kill(os.getpid(), signal.SIGKILL)
        return get_response(request)

    return middleware


def ends_the_copy(get_response):
    """A middleware: there the process that shares out the work is killed."""

    def middleware(request):
        if request.path.endswith(".bib") and parent_process():
            os.kill(os.getppid(), signal.SIGKILL)
        return get_response(request)

    return middleware
