"""Publication checks: what a record lacks, in words and with the place to go."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

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


# What readers cannot do without, of a record and of each of its sections. The form
# marks these fields; texts are needed in the original language.
NEEDED = {
    "title": _("The title is missing in the original language."),
    "starts_on": _("The day of the event is missing."),
}
NEEDED_OF_SECTIONS = {
    "heading": _("Section %(number)s has no heading in the original language."),
    "body": _("Section %(number)s has no text in the original language."),
}
MOST_NAMED = 3  # people in one sentence


def columns_of(needed: Iterable[str], language: str) -> list[str]:
    """Return the columns of what is needed in a record written in ``language``."""
    return [column(one, language) if one != "starts_on" else one for one in needed]


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
    columns = columns_of(NEEDED, event.original_language)
    for name, message in zip(columns, NEEDED.values(), strict=True):
        if not getattr(event, name):
            yield Problem(message, f"id_{name}", blocks=True)
    if not event.organisers.all():
        message = _("No organiser is named.")
        yield Problem(message, "organisers-group", blocks=False)


def _of_sections(event: Event) -> Iterator[Problem]:
    sections = event.sections.all()
    if not sections:
        yield Problem(_("There is no section yet."), "sections-group", blocks=True)
    heading, body = columns_of(NEEDED_OF_SECTIONS, event.original_language)
    for place, section in enumerate(sections):
        if not getattr(section, heading):
            message = NEEDED_OF_SECTIONS["heading"]
            yield _in_row(message, f"id_sections-{place}-{heading}", place)
        if not getattr(section, body):
            yield _in_row(NEEDED_OF_SECTIONS["body"], f"sections-{place}", place)


def _of_people(event: Event) -> Iterator[Problem]:
    participations = event.participations.all()
    if not participations:
        message = _("No participant is named.")
        yield Problem(message, "participations-group", blocks=False)
    unknown = [
        (place, str(one))
        for place, one in enumerate(participations)
        if one.kind == "person" and one.person_id is None
    ]
    if unknown:
        place, names = unknown[0][0], [name for _place, name in unknown]
        yield Problem(_who(names), f"participations-{place}", blocks=False)


def _who(names: list[str]) -> str:
    """Ask whose names these are, in one line however many they are."""
    sentence = ngettext(
        "Who is “%(names)s”? No person has been chosen yet.",
        "For %(count)s names no person has been chosen yet: %(names)s.",
        len(names),
    )
    rest = "…" if len(names) > MOST_NAMED else ""
    told = ", ".join(names[:MOST_NAMED]) + rest
    return sentence % {"count": len(names), "names": told}


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
