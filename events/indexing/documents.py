"""Index documents: what of a record can be searched, one for each text it has."""

from itertools import product

from django.utils.translation import gettext_lazy as _

from languages.columns import column
from languages.fallback import LANGUAGES
from participants.indexing import names_of
from search.documents import Document, Name, facet_of
from search.places import LAST_ANCHOR

from ..choices import ParticipantKind, Status
from ..columns import TEXTS
from ..rich_text import plain_text

TITLE = ("title", "subtitle")
SAID_OF_A_PLACE = ("talk_title", "post", "affiliation")
BODY = ("abstract", *(name for name in TEXTS if name not in (*TITLE, "abstract")))


def documents(event):
    """Yield the documents of ``event``: its header and sections in each language."""
    if event.status != Status.PUBLISHED:
        return
    facets = tuple(_facets(event))
    for language in LANGUAGES:
        shared = {
            "record": event.pk,
            "language": language,
            "day": event.starts_on,
            "public_from": event.publish_at,
            "facets": facets,
        }
        if getattr(event, column("title", language)):
            yield _header(event, language, shared)
        for section in event.sections.all():
            if in_language(section, language) and section.anchor <= LAST_ANCHOR:
                yield _section(section, language, shared)


def in_language(section, language):
    """Tell whether a section has anything of its own in ``language``."""
    return getattr(section, column("heading", language)) or body_of(section, language)


def body_of(section, language):
    return plain_text(getattr(section, column("body", language)) or "")


def _header(event, language, shared):
    people = dict.fromkeys(
        name for place in event.participations.all() for name in _names(place)
    )
    return Document(
        anchor=0,
        title=_joined(event, language, *TITLE),
        people=tuple(people),
        heading="\n".join(text for _label, text in parts_said(event, language)),
        names=tuple(dict.fromkeys(name for _label, name in registered(event))),
        body=_joined(event, language, *BODY),
        **shared,
    )


def _section(section, language, shared):
    people = _names(section.speaker) if section.speaker else ()
    return Document(
        anchor=section.anchor,
        people=tuple(people),
        heading=getattr(section, column("heading", language)) or "",
        body=body_of(section, language),
        **shared,
    )


def _joined(thing, language, *fields):
    texts = (getattr(thing, column(field, language)) for field in fields)
    return "\n".join(filter(None, texts))


def registered(event):
    """Yield how the organisations and topics of a record are called, in all languages.

    A reader asks for them in any, whatever the record's. With each name comes what it
    is of, for whoever wonders why the record was found.
    """
    units = [unit for one in event.organisers.all() for unit in one.organisation.chain]
    units += [
        u for place in event.participations.all() for u in place.organisations.all()
    ]
    called = [(_("organisation"), one) for u in units for one in (u, *u.other_names)]
    called += [(_("topic"), topic) for topic in event.topics.all()]
    for (label, thing), language in product(called, LANGUAGES):
        for field in ("name", "short_name"):
            if text := getattr(thing, column(field, language), None):
                yield label, Name(text, language)


def parts_said(event, language):
    """Yield what its parts are called in ``language``, talks and places, likewise."""
    for sitting in event.sittings.all():
        yield _("sitting"), getattr(sitting, column("heading", language)) or ""
    for further in event.places.all():
        yield _("place"), _joined(further, language, "venue", "city")
    for place in event.participations.all():
        for name in SAID_OF_A_PLACE:
            label = place._meta.get_field(name).verbose_name
            yield label, getattr(place, column(name, language)) or ""
        if place.kind != ParticipantKind.PERSON:
            printed = getattr(place, column("printed_name", language))
            yield _("participant"), printed or ""


def _names(place):
    """Yield every spelling of a person's name, in all languages.

    Whoever looks for a person writes the name in any script, whatever the record's.
    Bodies and voices have no such name.
    """
    if place.kind != ParticipantKind.PERSON:
        return
    for language in LANGUAGES:
        if printed := getattr(place, column("printed_name", language)):
            yield Name(printed, language)
    for person in filter(
        None, [place.person, place.person and place.person.merged_into]
    ):
        yield from names_of(person)


def people_in(event):
    """Return the numbers of the people in a record, as they are known today."""
    people = (place.person for place in event.participations.all() if place.person)
    return sorted({person.merged_into_id or person.pk for person in people})


def _facets(event):
    yield from (f"year={year}" for year in event.years)
    yield f"kind={event.kind}"
    organisations = {
        organisation.pk
        for organiser in event.organisers.all()
        for organisation in organiser.organisation.chain
    }
    yield from (f"organisation={pk}" for pk in sorted(organisations))
    yield from map(facet_of, people_in(event))
    yield from (f"topic={topic.pk}" for topic in event.topics.all())
