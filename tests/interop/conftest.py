import dataclasses
import pickle
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from events.models import Event
from interop.record.build import build_record
from interop.record.record import Correction, Medium, Origin
from interop.site import addresses
from languages.fallback import LANGUAGES, Localized
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    SeriesFactory,
    TopicFactory,
)
from tests.shared import made_once

from . import people

PUBLISHED = datetime(2026, 11, 1, 9, tzinfo=UTC)
NOTHING = Localized("", "kk", False)


@pytest.fixture(scope="session")
def records(django_db_setup, django_db_blocker, tmp_path_factory):
    """Every demo record in every language, published on a day that never changes.

    A ``Record`` needs no database, so the demo is set up once and rolled back.
    """
    folder = tmp_path_factory.mktemp("media")
    site = {"SITE_URL": "https://roundtable.example", "MEDIA_ROOT": folder}

    def make(file):
        with (
            django_db_blocker.unblock(),
            override_settings(DEBUG=True, **site),
            transaction.atomic(),
        ):
            call_command("demo", stdout=StringIO())
            Event.objects.update(publish_at=PUBLISHED, modified_at=PUBLISHED)
            events = list(Event.objects.published().for_reading().order_by("pk"))
            told = [build_record(event, code) for event in events for code in LANGUAGES]
            file.write_bytes(pickle.dumps(told))
            transaction.set_rollback(True)

    return pickle.loads(made_once(tmp_path_factory, "records", make).read_bytes())


@pytest.fixture
def first_in(records):
    """Record 1, in the language one asks for."""
    day = date(2011, 12, 6)
    return {one.language: one for one in records if one.starts_on == day}.__getitem__


@pytest.fixture
def first(first_in):
    """Record 1, in Kazakh."""
    return first_in("kk")


@pytest.fixture
def shapes(first_in):
    """Record 1 with participants of every shape, in every language."""
    return [one for code in LANGUAGES for one in people.shapes_of(first_in(code))]


@pytest.fixture
def full(first):
    """Record 1, as if everything were known of it."""
    organiser = dataclasses.replace(first.organisers[0], ror_id="05a28rw58")
    note = Localized("Есім түзетілді.", "kk", False)
    of_medium = {"author": "А. Смағұлов", "licence": "CC-BY-4.0"}
    of_medium |= {"made_on": date(2011, 12, 6), "licence_label": "CC BY 4.0"}
    untitled = dataclasses.replace(first.sections[0], heading=NOTHING, headings=())
    return dataclasses.replace(
        first,
        ends_on=date(2011, 12, 8),
        doi="10.5555/roundtable.1",
        origins=(
            Origin("kk", "scan", "", "Қазақша: машина оқыған", True),
            Origin("ru", "person", "Б. Ульгиева", "Русский: перевод", True),
            Origin("en", "machine_checked", "", "English: машина аударған", True),
        ),
        udc="323.2",
        irsti="11.15.25",
        licence="CC0-1.0",
        organisers=(organiser, *first.organisers[1:]),
        sections=(untitled, *first.sections[1:]),
        documents=(_medium("a.pdf", "Бағдарлама"), _medium("b.pdf")),
        photos=(
            _medium("a.jpg", "Зал", alt=first.title, author="А. Смағұлов"),
            _medium("b.jpg"),
        ),
        recordings=(
            _medium("https://youtu.be/a1", "Бейнежазба", kind="video", **of_medium),
            _medium("https://a.kz/b.mp3", kind="audio", licence="reserved"),
            _medium("https://a.kz/c", kind=""),
        ),
        corrections=(Correction(date(2012, 1, 9), "text", 2, note),),
    )


@pytest.fixture
def bare(first):
    """Record 1, as if next to nothing were known of it."""
    return dataclasses.replace(
        first, organisers=(), participants=(), sections=(), topics=(), abstracts=(),
        abstract=NOTHING, subtitle=NOTHING, occasion=NOTHING, series=None, photos=(),
        documents=(), recordings=(), venue=NOTHING, city=NOTHING, places=(), udc="",
        irsti="", licence="",
    )  # fmt: skip


def _medium(name, caption="", **known):
    given = {
        "media_type": "application/pdf",
        "caption": Localized(caption, "kk", False),
        "alt": NOTHING,
        "author": "",
        "licence": "",
        "made_on": None,
        "language": "kk",
        "sha256": "",
    }
    return Medium(url=name, **given | known)


@pytest.fixture
def event(settings):
    """A public record with a person, a stranger and an organiser."""
    settings.SITE_URL = "https://roundtable.example"
    event = EventFactory(
        published=True,
        title_kk="Алаш «асылдары»",
        title_ru="Сокровища Алаш",
        abstract_kk="Жиын туралы",
        licence="CC-BY-SA-4.0",
        topics=[TopicFactory(name_kk="Тарих")],
    )
    OrganiserFactory(event=event, organisation__name_kk="Тарих кафедрасы")
    person = PersonFactory(family_name_kk="Есім", orcid="0000-0002-1825-0097")
    ParticipationFactory(event=event, person=person, printed_name_kk="Ғ. Есім")
    ParticipationFactory(event=event, person=None, printed_name_kk="Ерлан Кенже")
    return event


@pytest.fixture
def archive_of():
    """Publish as many records of one series and topic as one asks for."""

    def archive_of(count):
        series, topic = SeriesFactory(), TopicFactory()
        for _row in range(count):
            event = EventFactory(published=True, series=series, topics=[topic])
            OrganiserFactory(event=event)
            ParticipationFactory(event=event)

    return archive_of


@pytest.fixture
def nothing_but(monkeypatch):
    """Let copies take along only addresses of these names; a whole one takes long."""
    every = addresses.CARRIED

    def nothing_but(*names):
        few = {name: every[name] for name in names}
        monkeypatch.setattr(addresses, "CARRIED", few)

    return nothing_but
