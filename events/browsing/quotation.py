"""Quotation of the day: one sentence of what the newest records concluded."""

from datetime import date
from typing import NamedTuple

from languages.columns import column
from languages.fallback import Localized, localized
from languages.sentences import sentences

from .. import paragraphs
from ..choices import Making, SectionKind
from ..models import Event, Origin, Section
from ..rich_text import plain_text

NEWEST = 50  # records
SHORTEST, LONGEST = 60, 220  # letters
# Where there are several, the first of these.
KINDS = (SectionKind.CONCLUSIONS, SectionKind.RECOMMENDATIONS, SectionKind.STATEMENT)


class Quotation(NamedTuple):
    text: str
    address: str
    event: Event
    speaker: Localized | str


def of_day(language: str, day: date) -> Quotation | None:
    """Return words written in ``language`` itself; the same ones for all of a day."""
    newest = Event.objects.published().in_language(language).for_linking()
    events = {event.pk: event for event in newest[:NEWEST]}
    found = {kind: [] for kind in KINDS}
    for section in _sections(events, language):
        html = getattr(section, column("body", language))
        for label, text in _quotable(section, language, html):
            found[section.kind].append((section, label, text))
    candidates = next(filter(None, found.values()), None)
    if candidates is None:
        return None
    section, label, text = candidates[day.toordinal() % len(candidates)]
    section.event = event = events[section.event_id]
    address = f"{section.get_absolute_url()}p{label}"
    who = section.speaker and localized(section.speaker, "printed_name", language)
    return Quotation(text, address, event, who or "")


def _sections(events, language):
    """What is written in ``language``, and not by a machine alone."""
    written = {f"{column('body', language)}__gt": ""}
    sections = Section.objects.filter(event__in=events, kind__in=KINDS, **written)
    machines = Origin.objects.filter(language=language, made=Making.MACHINE)
    sections = sections.exclude(event__in=machines.values("event"))
    return sections.select_related("speaker").order_by("pk")


def _quotable(section, language, html):
    """Yield paragraphs, of long ones the first sentence, each with its number."""
    for label, inner in paragraphs.by_label(section.paragraphs, language, html).items():
        text = " ".join(plain_text(inner).split())
        begin, end = sentences(text)[0] if text else (0, 0)
        text = text if len(text) <= LONGEST else text[begin:end].strip()
        if SHORTEST <= len(text) <= LONGEST and "~~" not in text:  # nothing crossed out
            yield label, text
