"""Contributors in the words of JATS: who took part, and who invited."""

from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _
from django.utils.translation import override

from languages.fallback import Localized

from ..markup import add
from ..record.record import Organisation, Participant, Record, Section, belongings


def add_participants(meta: Element, record: Record) -> None:
    if not record.people:
        return
    group = add(meta, "contrib-group", **{"content-type": "participants"})
    for places in record.people:
        _add_person(group, places, places[0] in record.authors)
    if record.has_others:
        with override(record.language):
            others = _("and others")
        add(add(group, "author-comment"), "p", others, record.language)


def add_organisers(meta: Element, record: Record) -> None:
    if not record.organisers:
        return
    group = add(meta, "contrib-group", **{"content-type": "organisers"})
    kind = {"contrib-type": "organiser" if record.authors else "author"}
    for body in record.organisers:
        one = add(group, "contrib", **kind)
        wrap = _add_wrap(add(one, "collab"), body)
        for unit in body.chain:
            add(wrap, "institution", unit.name.text, unit.name.language)


def add_translators(meta: Element, record: Record, language: str) -> None:
    for one in record.origins:
        if one.language == language and one.translator:
            group = add(meta, "contrib-group", **{"content-type": "translators"})
            person = add(group, "contrib", **{"contrib-type": "translator"})
            add(person, "string-name", one.translator, language)


def add_speaker(section: Element, of: Section) -> None:
    """Say whose words a section holds."""
    group = add(add(section, "sec-meta"), "contrib-group")
    speaker = add(group, "contrib", **{"contrib-type": "speaker"})
    if of.speaker_kind == "voice":
        add(speaker, "anonymous")
        add(speaker, "role", of.speaker)
    else:
        tag = "collab" if of.speaker_kind == "body" else "string-name"
        add(speaker, tag, of.speaker)


def _add_person(
    group: Element, places: tuple[Participant, ...], is_author: bool
) -> None:
    """Add somebody once, with whatever their places say."""
    person, roles = places[0], {place.role: place.role_label for place in places}
    kind = "author" if is_author else " ".join(roles)
    one = add(group, "contrib", **{"contrib-type": kind})
    if person.person and person.identifier:
        add(one, "contrib-id", person.identifier, **{"contrib-id-type": "orcid"})
    if person.family:
        name = add(one, "name", lang=person.name.language)
        add(name, "surname", person.family)
        add(name, "given-names", person.given)
    elif person.kind == "body":
        _add_institution(one, "collab", person.name, person.organisation)
    else:
        add(one, "string-name", person.name.text, person.name.language)
    for belonging in belongings(places):
        _add_institution(one, "aff", belonging.name, belonging.organisation)
    for code, label in roles.items():
        add(one, "role", label, **{"content-type": code})
    for post in (place.post for place in places if place.post):
        add(one, "role", post.text, post.language)
    for title in (place.talk_title for place in places if place.talk_title):
        talk = add(add(one, "author-comment"), "p")
        kind = {"content-type": "talk-title"}
        add(talk, "named-content", title.text, title.language, **kind)


def _add_institution(
    parent: Element, tag: str, name: Localized, unit: Organisation | None
) -> None:
    """Add the name of a body; one that has a number stands together with it."""
    if unit and unit.ror:
        wrap = _add_wrap(add(parent, tag), unit)
        add(wrap, "institution", name.text, name.language)
    else:
        add(parent, tag, name.text, name.language)


def _add_wrap(parent: Element, body: Organisation) -> Element:
    wrap = add(parent, "institution-wrap")
    if body.ror:
        add(wrap, "institution-id", body.ror, **{"institution-id-type": "ror"})
    return wrap
