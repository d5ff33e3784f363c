"""A copy made again: what reads as before is taken along, all else is made anew."""

import shutil

import pytest
from django.core.management import CommandError
from django.utils import timezone

from events.models import Event
from languages.fallback import LANGUAGES
from participants.models import Person
from tests.factories import (
    EventFactory,
    ParticipationFactory,
    PersonFactory,
    SectionFactory,
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
    (unfinished / f"e/{events[0].pk}/.copied").write_text('{"cut')  # killed there
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

    assert capsys.readouterr().err.splitlines() == ["2 of 2 records copied"]


def test_a_record_withdrawn_since_is_gone_from_the_next_copy(tmp_path):
    event = EventFactory(published=True)
    folder = copied(tmp_path / "site")
    assert (folder / f"kk/events/{event.pk}.bib").exists()
    Event.objects.update(status="withdrawn", withdrawn_at=timezone.now())

    copied(folder)

    assert not (folder / f"kk/events/{event.pk}.bib").exists()
    assert list(dead_links(folder)) == []
