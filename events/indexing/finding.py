"""Search results: from places in the index to what is shown, through the one gate."""

from dataclasses import dataclass

from django.utils.translation import get_language, override

from languages.columns import column
from languages.fallback import localized
from languages.names.display import keep_together
from search.excerpts import Piece, count_found, excerpt, marked

from ..models import Event, Section
from .documents import body_of

MOST_SECTIONS = 3  # of one record


@dataclass(frozen=True)
class FoundText:
    """A section, or the header of a record, in the language in which it was found."""

    language: str
    heading: list[Piece]
    snippet: list[Piece]
    address: str


@dataclass(frozen=True)
class Found:
    """A record that answers, with its best text and links to the next ones."""

    event: Event
    title: list[Piece]
    title_language: str
    best: FoundText
    more: list[FoundText]


def titles(hits, query):
    """Yield the title of each of ``hits`` as a heading, for whoever is still typing."""
    records = [hit.record for hit in hits]
    events = Event.objects.published().for_linking().in_bulk(records)
    for hit in hits:
        if event := events.get(hit.record):
            address = _address(event, None, hit.best.language)
            title, language = _title(event, query)
            yield FoundText(language, title, [], address)


def found(hits, query):
    """Return what to show of ``hits``; what is not public has dropped out."""
    records = [hit.record for hit in hits]
    anchors = {place.anchor for hit in hits for place in hit.places}
    events = Event.objects.published().for_finding().in_bulk(records)
    sections = {
        (section.event_id, section.anchor): section
        for section in Section.objects.filter(event__in=events, anchor__in=anchors)
    }
    return [
        _found(events[hit.record], hit, sections, query)
        for hit in hits
        if hit.record in events
    ]


def _found(event, hit, sections, query):
    texts = [
        _text(event, sections.get((event.pk, place.anchor)), place.language, query)
        for place in _distinct(hit.places)
    ]
    return Found(event, *_title(event, query), texts[0], texts[1:])


def _title(event, query):
    title = localized(event, "title", get_language(), event.original_language)
    return marked(title.text, title.language, query), title.language


def _distinct(places):
    """Drop the other translations of a text that is shown already."""
    best = places[0]
    rest = {
        place.anchor: place
        for place in reversed(places)
        if place.language == best.language and place.anchor not in {0, best.anchor}
    }
    return [best, *sorted(rest.values(), key=places.index)][:MOST_SECTIONS]


def _text(event, section, language, query):
    if section is None:
        text = max(
            _header_texts(event, language),
            key=lambda one: count_found(one, language, query),
        )
        heading, anchor = "", ""
    else:
        text = body_of(section, language)
        heading = getattr(section, column("heading", language)) or section.heading
        anchor = f"#s{section.anchor}"
    return FoundText(
        language,
        marked(heading, language, query),
        excerpt(text, language, query),
        f"{_address(event, section, language)}{anchor}",
    )


def _header_texts(event, language):
    yield getattr(event, column("abstract", language)) or ""
    yield getattr(event, column("occasion", language)) or ""
    yield localized(event, "venue", language).text
    names = (localized(p, "printed_name", language) for p in event.participations.all())
    yield ", ".join(keep_together(name.text) for name in names)


def _address(event, section, language):
    """Return the page on which the found text stands in the language it was found in.

    That is the reader's own page unless the record has another version of the text
    there, in which the found words would not be.
    """
    thing, field = (section, "body") if section else (event, "title")
    shown = localized(thing, field, get_language(), event.original_language)
    with override(get_language() if shown.language == language else language):
        return event.get_absolute_url()
