"""Provenance of a hit: why a record was found, if no word shown is one that was typed.

The words may stand in the name of an organiser, of a person as somebody else writes it,
in the title of a talk, or in the title in another language.
"""

from dataclasses import dataclass, replace

from django.db.models import prefetch_related_objects
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from languages.columns import column
from languages.fallback import LANGUAGES, localized
from languages.names.display import keep_together
from search.documents import facet_of
from search.excerpts import Piece, read
from search.queries import Part, Query

from ..choices import ParticipantKind
from .documents import TITLE, parts_said, registered

NAMES = [
    "participations__person__names",
    "participations__person__merged_into__names",
]


@dataclass(frozen=True)
class Reason:
    """What the text is in which the words stand, and that text."""

    label: str
    language: str
    text: list[Piece]


def reasons(events, query):
    """Return why each of ``events`` answers, where its parts tell it."""
    prefetch_related_objects(events, "named", *NAMES)
    told = {event.pk: _reason(event, query) for event in events}
    return {number: reason for number, reason in told.items() if reason}


def by_term(texts, query):
    """Return the term of the glossary that stands in ``texts`` for what was typed.

    Nothing, where the words that were typed stand there themselves: ``texts`` are what
    is shown of a record, each with its language.
    """
    for part in query.parts:
        if part.named and not _holds(texts, replace(part, kin=())):
            for phrase, term in part.named:
                if _holds(texts, Part((phrase,)), len({*phrase})):
                    text = [Piece(term.text, is_found=True)]
                    return Reason(_("Found by the term"), term.language, text)
    return None


def _holds(texts, part, count=1):
    """Tell whether so many different words of a part stand in one of the texts."""
    query = Query((part,))
    return any(read(*text, query).count >= count for text in texts)


def _reason(event, query):
    """Return the text with most of the words; of several the first that is read.

    Where there is none, it is somebody who was asked for by another name.
    """
    told = (
        (read(text, language, query), label, language)
        for label, language, text in _said_of(event)
        if text
    )
    best, label, language = max(told, key=lambda one: one[0].count)
    if best.count:
        return Reason(capfirst(label), language, best.excerpt)
    for place in event.participations.all():
        person = place.person
        if person and facet_of(person.merged_into_id or person.pk) in query.terms:
            name = localized(place, "printed_name", get_language())
            found = [Piece(keep_together(name.text), is_found=True)]
            return Reason(capfirst(_("participant")), name.language, found)
    return None


def _said_of(event):
    for language in LANGUAGES:
        for field in TITLE:
            yield _("title"), language, getattr(event, column(field, language))
    for place in event.participations.all():
        if place.kind == ParticipantKind.PERSON:
            yield from ((_("participant"), *name) for name in _called(place))
    for language in LANGUAGES:
        for label, text in parts_said(event, language):
            yield label, language, text
    for label, name in registered(event):
        yield label, name.language, name.text


def _called(place):
    """Yield how somebody is called, as printed and as known today."""
    for language in LANGUAGES:
        yield language, getattr(place, column("printed_name", language))
    for person in filter(
        None, [place.person, place.person and place.person.merged_into]
    ):
        for language in LANGUAGES:
            name = person.name_in(language)
            yield name.language, name.text
        for variant in person.names.all():
            yield variant.language, variant.name
