"""Publication checks: what a record lacks, in words and with the place to go."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from languages.columns import column
from languages.fallback import languages_present

from .choices import ANSWERED
from .models import Event


@dataclass(frozen=True)
class Problem:
    """One thing that is missing; ``anchor`` is its field in the form of the record."""

    message: str | Promise
    anchor: str
    blocks: bool  # else it is advice, and the record may be published without it


def problems(event: Event) -> list[Problem]:
    """Return what is missing, what blocks publication first."""
    found = [
        *_of_facts(event),
        *_of_sections(event),
        *_of_people(event),
        *_of_media(event),
    ]
    return sorted(found, key=lambda problem: not problem.blocks)


def blocking(event: Event) -> list[Problem]:
    """Return what must be there before the record is published."""
    return [problem for problem in problems(event) if problem.blocks]


def _of_facts(event: Event) -> Iterator[Problem]:
    title = column("title", event.original_language)
    if not getattr(event, title):
        message = _("The title is missing in the original language.")
        yield Problem(message, f"id_{title}", blocks=True)
    if event.starts_on is None:
        yield Problem(_("The day of the event is missing."), "id_starts_on", True)
    if not event.organisers.all():
        message = _("No organiser is named.")
        yield Problem(message, "organisers-group", blocks=False)


def _of_sections(event: Event) -> Iterator[Problem]:
    sections = event.sections.all()
    if not sections:
        yield Problem(_("There is no section yet."), "sections-group", blocks=True)
    heading, body = (
        column(part, event.original_language) for part in ("heading", "body")
    )
    for place, section in enumerate(sections):
        if not getattr(section, heading):
            message = _("Section %(number)s has no heading in the original language.")
            yield _in_row(message, f"id_sections-{place}-{heading}", place)
        if not getattr(section, body):
            message = _("Section %(number)s has no text in the original language.")
            yield _in_row(message, f"sections-{place}", place)


def _of_people(event: Event) -> Iterator[Problem]:
    participations = event.participations.all()
    if not participations:
        message = _("No participant is named.")
        yield Problem(message, "participations-group", blocks=False)
    for place, participation in enumerate(participations):
        if participation.kind == "person" and participation.person_id is None:
            message = _("Who is “%(name)s”? No person has been chosen yet.")
            named = message % {"name": participation.printed_name}
            yield Problem(named, f"participations-{place}", blocks=False)


def _of_media(event: Event) -> Iterator[Problem]:
    """Ask for words about photos, and for answers: without these nobody is shown."""
    for place, photo in enumerate(event.photos.all()):
        if not languages_present(photo, "alt"):
            message = _("Photo %(number)s has no description for those who cannot see.")
            alt = column("alt", event.original_language)
            yield _in_row(message, f"id_photos-{place}-{alt}", place)
        if photo.consent not in ANSWERED:
            message = _("Did those to be seen on photo %(number)s agree?")
            yield _in_row(message, f"id_photos-{place}-consent", place, blocks=False)
    for place, one in enumerate(event.recordings.all()):
        if one.consent not in ANSWERED:
            message = _("Did those to be heard in recording %(number)s agree?")
            anchor = f"id_recordings-{place}-consent"
            yield _in_row(message, anchor, place, blocks=False)


def _in_row(message: Promise, anchor: str, place: int, blocks=True) -> Problem:
    return Problem(message % {"number": place + 1}, anchor, blocks)
