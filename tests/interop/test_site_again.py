"""A copy made again: what reads as before is taken along, all else is made anew."""

import re
import shutil
from datetime import date

import pytest
from django.core.management import CommandError
from django.utils import timezone

from events.models import Event, Photo, Topic
from interop.site import addresses, static_export
from interop.site.earlier import Earlier
from languages.fallback import LANGUAGES
from participants.models import Organisation, Person
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

from . import copies
from .copies import bytes_of, copied, dead_links

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_site_of_few_pages(settings, nothing_but):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    nothing_but("home", "events:detail", "interop:export", "interop:cite", "sitemap")


@pytest.fixture
def asked(settings):
    """The addresses that are rendered from now on."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.interop.copies.witness"]
    copies.ASKED.clear()
    return copies.ASKED


@pytest.fixture
def events():
    person = PersonFactory(family_name_kk="Қожа")
    events = EventFactory.create_batch(2, published=True)
    ParticipationFactory(event=events[1], person=person, talk_title_kk="Баяндама")
    SectionFactory.create_batch(2, event=events[1])
    return events


def dear(asked):
    """The numbers of records whose formats and references were rendered."""
    return {
        path.split("/")[3].split(".")[0] for path in asked if "/events/" in path
    } - {event.get_absolute_url().split("/")[3] for event in Event.objects.all()}


def test_nothing_dear_is_made_again_of_what_reads_as_before(tmp_path, events, asked):
    folder = copied(tmp_path / "site")
    before = bytes_of(folder)
    assert dear(asked) == {str(event.pk) for event in events}
    asked.clear()

    copied(folder)

    assert dear(asked) == set()
    assert bytes_of(folder) == before


def test_what_reads_otherwise_is_made_anew_whoever_changed_it(tmp_path, events, asked):
    folder = copied(tmp_path / "site")
    asked.clear()
    # Past all that moves the date of a record.
    Person.objects.update(family_name_kk="Есім")

    copied(folder)

    assert dear(asked) == {str(events[1].pk)}
    assert bytes_of(folder) == bytes_of(copied(tmp_path / "another"))
    assert list(dead_links(folder)) == []


def test_a_run_that_failed_is_gone_on_with(tmp_path, events, asked, settings):
    site, unfinished = tmp_path / "site", tmp_path / ".site.unfinished"
    whole = settings.MIDDLEWARE
    settings.MIDDLEWARE = [*whole, "tests.interop.copies.broken_sitemap"]
    with pytest.raises(CommandError, match="500"):
        copied(site)
    (unfinished / f"kk/events/{events[0].pk}/.copied").write_text(
        '{"cut'
    )  # killed there
    settings.MIDDLEWARE = whole
    asked.clear()

    copied(site)

    assert dear(asked) == {str(events[0].pk)}
    assert not unfinished.exists()
    assert bytes_of(site) == bytes_of(copied(tmp_path / "another"))


def test_a_file_that_somebody_took_out_of_the_copy_is_made_again(tmp_path, events):
    folder = copied(tmp_path / "site")
    before = bytes_of(folder)
    (folder / f"kk/events/{events[0].pk}.bib").unlink()
    shutil.rmtree(folder / "ru")

    assert bytes_of(copied(folder)) == before


def test_a_copy_has_no_limit_of_questions_in_a_minute(tmp_path, events, settings):
    settings.RATE_LIMITS = {"interop:cite": 1}

    folder = copied(tmp_path / "site")

    cited = [f"{code}/events/{one.pk}/cite" for code in LANGUAGES for one in events]
    assert all((folder / path / "index.html").exists() for path in cited)


def test_it_is_told_how_far_a_long_copy_is(tmp_path, events, capsys):
    copied(tmp_path / "site")

    records, *lists = capsys.readouterr().err.splitlines()
    assert records == "2 of 2 records copied"
    assert re.fullmatch(r"(\d+) of \1 lists copied", lists[-1])


def test_a_record_withdrawn_since_is_gone_from_the_next_copy(tmp_path):
    event = EventFactory(published=True)
    folder = copied(tmp_path / "site")
    assert (folder / f"kk/events/{event.pk}.bib").exists()
    Event.objects.update(status="withdrawn", withdrawn_at=timezone.now())

    copied(folder)

    assert not (folder / f"kk/events/{event.pk}.bib").exists()
    assert list(dead_links(folder)) == []


def acts(event, other):
    """What may happen to an archive between two copies; none moves a record's date."""
    series, person = event.series, event.participations.get().person
    yield "nothing happens", lambda: None
    yield "a unit is renamed", lambda: Organisation.objects.update(name_kk="Тарих")
    yield "a neighbour is renamed", lambda: published(other).update(title_kk="Жиын")
    yield "a neighbour comes", lambda: EventFactory(published=True, series=series)
    yield "a photo is refused", lambda: Photo.objects.update(consent="refused")
    yield (
        "a record is corrected",
        lambda: event.corrections.create(
            version=2, made_on=date(2026, 1, 2), kind="correction", note_kk="Түзетілді"
        ),
    )
    yield (
        "somebody is told of more",
        lambda: ParticipationFactory(event=EventFactory(published=True), person=person),
    )


def published(event):
    return Event.objects.filter(pk=event.pk)


def test_a_copy_made_again_has_the_bytes_of_a_new_one(
    tmp_path, events, asked, nothing_but
):
    few = {*addresses.KEPT, "home", "events:topic", "events:series"}
    few |= {"participants:person", "participants:organisation"}
    nothing_but(*few - {"interop:paper", "interop:card", "interop:cite"})
    other, event = events
    Event.objects.update(series=SeriesFactory())
    for one in events:
        one.topics.add(Topic.objects.first() or TopicFactory())
    OrganiserFactory(event=event)
    PhotoFactory(event=event)
    site, made = copied(tmp_path / "site"), {}

    for number, (name, act) in enumerate(acts(Event.objects.get(pk=event.pk), other)):
        act()
        asked.clear()
        again = bytes_of(copied(site))
        made[name] = {path for path in asked if of_a_record_or_a_feed(path)}
        assert again == bytes_of(copied(tmp_path / str(number))), name

    assert made["nothing happens"] == set()
    assert f"/kk/events/{event.pk}.bib" in made["a unit is renamed"]
    assert f"/kk/events/{event.pk}.bib" not in made["somebody is told of more"]


def of_a_record_or_a_feed(path):
    is_feed = path.endswith((".rss", ".ics")) and path.count("/") > 2
    return path.startswith("/kk/events/") or is_feed


def test_a_thing_without_lists_stops_no_copy(tmp_path, asked, nothing_but):
    nothing_but("home", "participants:person", "interop:person_rss")
    copy = static_export._Copy(tmp_path, Earlier([], tmp_path, True), True)

    _waiting, missing = copy.write_thing(("people/99", {"/kk/people/99/": None}))

    assert asked == ["/kk/people/99/"]
    assert missing == {"/kk/people/99/": False}
