"""Search results: from places in the index to what is shown, through the one gate."""

from dataclasses import dataclass, replace

from django.utils.translation import get_language, override

from languages.columns import column
from languages.fallback import localized
from languages.names.display import keep_together
from search.excerpts import Piece, marked, read

from .. import public
from ..models import Event, Section
from ..paragraphs import by_label
from ..portal.reading import nearest
from ..rich_text import plain_text
from .documents import body_of
from .reasons import Reason, by_term, reasons

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
    reason: Reason | None  # where none of the words stands in what is shown


def titles(hits, query):
    """Yield the title of each of ``hits`` as a heading, for whoever is still typing."""
    records = [hit.record for hit in hits]
    events = Event.objects.published().for_linking().in_bulk(records)
    for hit in hits:
        if event := events.get(hit.record):
            address = _address(event, None, hit.best.language)
            title, language = _title(event, query)
            yield FoundText(language, title, [], address)


def found(hits, query, asked=""):
    """Return what to show of ``hits``; what is not public has dropped out.

    With what was ``asked``, the query string of a search, its words are marked there.
    """
    records = [hit.record for hit in hits]
    anchors = {place.anchor for hit in hits for place in hit.places}
    events = public.found(records)
    sections = {
        (section.event_id, section.anchor): section
        for section in Section.objects.filter(event__in=events, anchor__in=anchors)
    }
    shown = [
        _found(events[hit.record], hit, sections, query, asked)
        for hit in hits
        if hit.record in events
    ]
    unexplained = [one.event for one in shown if not _is_marked(one)]
    told = reasons(unexplained, query) if unexplained else {}
    told |= {
        one.event.pk: by_term(_texts(one), query) for one in shown if _is_marked(one)
    }
    return [replace(one, reason=told.get(one.event.pk)) for one in shown]


def _found(event, hit, sections, query, asked):
    texts = []
    for place in _distinct(hit.places):
        section = sections.get((event.pk, place.anchor))
        text = _of_section if section else _of_header
        texts.append(text(event, section, place.language, query, asked))
    # A record found by its title still shows the best sentence of its text.
    best = max(texts, key=lambda text: _has_mark(text.snippet))
    more = [text for text in texts if text is not best and text.heading]
    return Found(event, *_title(event, query), best, more, reason=None)


def _texts(found):
    """Return what is shown of a record, each text with its language."""
    title, best = (found.title, found.title_language), found.best
    shown = [title, (best.heading, best.language), (best.snippet, best.language)]
    return [("".join(piece.text for piece in text), code) for text, code in shown]


def _is_marked(found):
    pieces = (found.title, found.best.heading, found.best.snippet)
    return any(map(_has_mark, pieces))


def _has_mark(pieces):
    return any(piece.is_found for piece in pieces)


def _title(event, query):
    title = localized(event, "title", get_language(), event.original_language)
    return marked(title.text, title.language, query), title.language


def _distinct(places):
    """Drop the other translations of a text that is shown already."""
    kept = {places[0].anchor: places[0]}
    for place in places:
        if place.language == places[0].language:
            kept.setdefault(place.anchor, place)
    return [*kept.values()][:MOST_SECTIONS]


def _of_header(event, _section, language, query, asked):
    best = _fullest(_header_texts(event, language), language, query)
    address = f"{_address(event, None, language)}{asked}"
    return FoundText(language, [], best.excerpt, address)


def _of_section(event, section, language, query, asked):
    """Lead to the paragraph that answers best; its lines are those that are shown."""
    heading = getattr(section, column("heading", language)) or section.heading
    html = getattr(section, column("body", language)) or ""
    texts = by_label(section.paragraphs, language, html)
    texts = {plain_text(text): f"p{label}" for label, text in texts.items()}
    best = _fullest(texts, language, query)
    place = texts.get(best.text, "") if best.count else ""
    if not place:  # it stands in the heading, or between paragraphs
        best = read(body_of(section, language), language, query)
    return FoundText(
        language,
        marked(heading, language, query),
        best.excerpt,
        f"{_address(event, section, language)}{asked}#s{section.anchor}{place}",
    )


def _fullest(texts, language, query):
    """Return the text with most different words of the query, or the first of them."""
    readings = (read(text, language, query) for text in texts)
    return max(readings, key=lambda one: one.count, default=read("", language, query))


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
    is_here = shown.language == language
    with override(get_language() if is_here else nearest(language)):
        return event.get_absolute_url()
