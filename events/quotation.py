"""Quotation of the day: one sentence of what the newest records concluded."""

from datetime import date
from typing import NamedTuple

from languages.columns import column
from languages.fallback import Localized, localized
from languages.sentences import sentences

from . import paragraphs
from .choices import SectionKind
from .models import Event, Section
from .rich_text import plain_text

NEWEST = 50  # records
SHORTEST, LONGEST = 60, 220  # letters
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
    body = column("body", language)
    sections = Section.objects.filter(event__in=events, kind__in=KINDS)
    sections = sections.filter(**{f"{body}__gt": ""}).select_related("speaker")
    found = [
        (section, label, text)
        for section in sections.order_by("-event__starts_on", "pk")
        for label, text in _quotable(section, language, getattr(section, body))
    ]
    if not found:
        return None
    section, label, text = found[day.toordinal() % len(found)]
    section.event = event = events[section.event_id]
    who = section.speaker and localized(
        section.speaker, "printed_name", language, event.original_language
    )
    return Quotation(text, f"{section.get_absolute_url()}p{label}", event, who or "")


def _quotable(section, language, html):
    """Yield the number and the first sentence of each paragraph that is neither short nor long."""
    for label, inner in paragraphs.by_label(section.paragraphs, language, html).items():
        text = " ".join(plain_text(inner).split())
        begin, end = sentences(text)[0] if text else (0, 0)
        text = text if len(text) <= LONGEST else text[begin:end].strip()
        if SHORTEST <= len(text) <= LONGEST:
            yield label, text
