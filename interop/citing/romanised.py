"""Romanisation of a record for a reference list, as many journals ask for it.

The names and the translation of the title are those of the English record, where it has
them: its author chose them. The rest is transliterated.
"""

import re
from dataclasses import replace

from languages.fallback import Localized
from languages.names.printed import is_initial
from languages.romanise import transliterate

from ..record.record import Organisation, Participant, Record, Section


def in_latin(record: Record, english: Record) -> Record:
    """Return ``record`` in Latin letters; ``english`` is the same record in English."""
    people = zip(record.participants, english.participants, strict=True)
    sections = zip(record.sections, english.sections, strict=True)
    return replace(
        english,
        title=_title(record.title, english.title),
        participants=tuple(_participant(*pair) for pair in people),
        sections=tuple(_section(*pair) for pair in sections),
        origins=(),  # whose names and words are in other letters
        organisers=tuple(_organisation(one) for one in english.organisers),
        places=tuple(
            replace(one, venue=_name(one.venue), city=_name(one.city))
            for one in english.places
        ),
    )


def _title(title: Localized, translated: Localized) -> Localized:
    """Return a title in Latin letters, and what it means in square brackets."""
    latin = transliterate(title.text, title.language)
    has_meaning = title.text and translated.language == "en" != title.language
    meaning = f" [{translated.text}]" if has_meaning else ""
    return Localized(latin + meaning, "en", is_fallback=False)


def _name(name: Localized) -> Localized:
    return Localized(transliterate(name.text, name.language), "en", is_fallback=False)


def _participant(person: Participant, english: Participant) -> Participant:
    language = english.name.language  # Ш is cut before it becomes «Sh.»
    return replace(
        english,
        name=_name(english.name),
        family=transliterate(english.family, language),
        given=transliterate(initials(english.given), language),
        talk_title=_title(person.talk_title, english.talk_title),
    )


def initials(given: str) -> str:
    """Return a given name as initials: «С. Ш.», «Дж.»."""
    words = re.findall(r"\w+", given)
    cut = (word if is_initial(word.lower()) else word[0] for word in words)
    return " ".join(f"{initial}." for initial in cut)


def _section(section: Section, english: Section) -> Section:
    return replace(english, heading=_title(section.heading, english.heading))


def _organisation(unit: Organisation) -> Organisation:
    parent = _organisation(unit.parent) if unit.parent else None
    return replace(unit, name=_name(unit.name), parent=parent)
