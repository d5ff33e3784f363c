"""Synopsis of a series: what its records concluded, which questions they answered."""

from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import get_language

from languages.fallback import Localized, localized

from ..choices import SectionKind
from ..models import Event, Section
from ..rich_text import plain_text

WORDS = 35
CONCLUDING = (SectionKind.CONCLUSIONS, SectionKind.RECOMMENDATIONS)


class Said(NamedTuple):
    section: Section
    beginning: Localized


def told(events: list[Event]) -> dict[str, list]:
    """Return ``conclusions``, by the event, and ``questions`` in their order."""
    known = {event.pk: event for event in events}
    kinds = (*CONCLUDING, SectionKind.QUESTIONS)
    sections = Section.objects.filter(event__in=known, kind__in=kinds)
    said = {pk: [] for pk in known}
    questions = {pk: [] for pk in known}
    for section in sections.select_related("speaker"):
        section.event = known[section.event_id]
        ours = said if section.kind in CONCLUDING else questions
        ours[section.event_id].append(Said(section, _beginning(section)))
    return {
        "conclusions": [(known[pk], parts) for pk, parts in said.items() if parts],
        "questions": [one for parts in questions.values() for one in parts],
    }


def _beginning(section: Section) -> Localized:
    body = localized(section, "body", get_language(), section.original_language)
    words = Truncator(plain_text(body.text)).words(WORDS, truncate="…")
    return body._replace(text=words)
