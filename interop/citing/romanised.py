"""A record for a reference list in Latin letters, as many journals ask for it.

The names and the translation of the title are those of the English record, where it has
them: its author chose them. The rest is transliterated.
"""

import re
from dataclasses import replace

from languages.fallback import Localized
from languages.romanise import transliterate

from ..record.record import Organisation, Participant, Record, Section


def in_latin(record: Record, english: Record) -> Record:
    """Return ``record`` in Latin letters; ``english`` is the same record in English."""
    people = zip(record.participants, english.participants, strict=True)
    sections = zip(record.sections, english.sections, strict=True)
    return replace(
        english,
        title=_title(record.title, english.title),
        participants=tuple(_participant(own, known) for own, known in people),
        sections=tuple(_section(own, known) for own, known in sections),
        organisers=tuple(_organisation(one) for one in english.organisers),
        city=_name(english.city),
        venue=_name(english.venue),
    )


def _title(own: Localized, translated: Localized) -> Localized:
    """Return a title in Latin letters, and what it means in square brackets."""
    latin = transliterate(own.text, own.language)
    known = own.text and translated.language == "en" != own.language
    meaning = f" [{translated.text}]" if known else ""
    return Localized(latin + meaning, "en", is_fallback=False)


def _name(found: Localized) -> Localized:
    return Localized(transliterate(found.text, found.language), "en", is_fallback=False)


def _participant(own: Participant, known: Participant) -> Participant:
    language = known.name.language
    return replace(
        known,
        name=_name(known.name),
        family=transliterate(known.family, language),
        given=transliterate(_initials(known), language),
        talk_title=_title(own.talk_title, known.talk_title),
    )


def _initials(person: Participant) -> str:
    """Return a given name as initials, «С. Ш.», so that Ш stays «Sh.» in Latin."""
    if person.name.language == "en":
        return person.given
    return " ".join(f"{word[0]}." for word in re.findall(r"\w+", person.given))


def _section(own: Section, known: Section) -> Section:
    return replace(known, heading=_title(own.heading, known.heading))


def _organisation(unit: Organisation) -> Organisation:
    parent = _organisation(unit.parent) if unit.parent else None
    return replace(unit, name=_name(unit.name), parent=parent)
