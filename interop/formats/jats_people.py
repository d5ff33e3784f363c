"""Contributors in the words of JATS: who took part, and who invited."""

from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _
from django.utils.translation import override

from ..markup import add
from ..record.record import Participant, Record, Section


def add_participants(meta: Element, record: Record) -> None:
    if not record.participants:
        return
    group = add(meta, "contrib-group", **{"content-type": "participants"})
    for person in record.participants:
        _add_person(group, person)
    if record.has_others:
        with override(record.language):
            others = _("and others")
        add(add(group, "author-comment"), "p", others, record.language)


def add_organisers(meta: Element, record: Record) -> None:
    if not record.organisers:
        return
    group = add(meta, "contrib-group", **{"content-type": "organisers"})
    for body in record.organisers:
        one = add(group, "contrib", **{"contrib-type": "organiser"})
        wrap = add(add(one, "collab"), "institution-wrap")
        if body.ror_id:
            address = f"https://ror.org/{body.ror_id}"
            add(wrap, "institution-id", address, **{"institution-id-type": "ror"})
        for unit in body.chain:
            add(wrap, "institution", unit.name.text, unit.name.language)


def add_speaker(section: Element, of: Section) -> None:
    """Say whose words a section holds."""
    group = add(add(section, "sec-meta"), "contrib-group")
    add(add(group, "contrib", **{"contrib-type": "speaker"}), "string-name", of.speaker)


def _add_person(group: Element, person: Participant) -> None:
    one = add(group, "contrib", **{"contrib-type": person.role})
    if person.person and person.person.orcid:
        address = f"https://orcid.org/{person.person.orcid}"
        add(one, "contrib-id", address, **{"contrib-id-type": "orcid"})
    language = person.name.language
    if person.family:
        name = add(one, "name", lang=language)
        add(name, "surname", person.family)
        add(name, "given-names", person.given)
    else:
        add(one, "string-name", person.name.text, language)
    if person.affiliation:
        affiliation = person.affiliation
        add(one, "aff", affiliation.text, affiliation.language)
    if person.post:
        add(one, "role", person.post.text, person.post.language)
    if person.talk_title:
        talk = add(add(one, "author-comment"), "p")
        add(talk, "named-content", person.talk_title.text, person.talk_title.language)
        talk[0].set("content-type", "talk-title")
