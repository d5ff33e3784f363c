"""Draft: what is to be written, once a person has looked at a proposal and agreed.

Values are kept as columns of the models they go to, so the writer only writes. The
screen starts from the draft ``as_proposed`` and ends with one of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import override

from events.choices import SectionKind
from languages.columns import column, split
from languages.fallback import LANGUAGES
from search.documents import Name

from ..proposal import (
    TEXTS,
    Extracted,
    Proposal,
    ProposedPerson,
    ProposedSection,
    QuestionKind,
    Texts,
)

Columns = Mapping[str, Any]

# What a person must know and did not say stays empty: an empty day is seen, a
# wrong one is not.
_OF_DAYS = {QuestionKind.YEAR, QuestionKind.DAY}
_FACTS = ("kind", "mode", "starts_on", "ends_on", "start_time", "has_others")


@dataclass(frozen=True, slots=True)
class DraftPerson:
    """A place among the participants; ``person`` is the number of whom was chosen.

    ``is_new`` asks for a new person of the name as printed, because nobody known fits.
    With neither, the place waits in the queue of those to be recognised.
    """

    columns: Columns
    person: int | None = None
    is_new: bool = False

    @property
    def printed_names(self) -> list[Name]:
        names = (
            (self.columns.get(column("printed_name", code)), code) for code in LANGUAGES
        )
        return [Name(text, code) for text, code in names if text]


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """One link of an organiser's chain: one that is known, or one to be entered."""

    columns: Columns
    organisation: int | None = None


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section; ``speaker`` counts in the draft's people."""

    columns: Columns
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class DraftPhoto:
    """A picture to be kept: its number among the images of the source."""

    number: int
    columns: Columns


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a new record will consist of; a chain runs from the largest unit."""

    columns: Columns
    organisers: tuple[tuple[DraftUnit, ...], ...] = ()
    people: tuple[DraftPerson, ...] = ()
    sections: tuple[DraftSection, ...] = ()
    photos: tuple[DraftPhoto, ...] = ()


def as_proposed(proposal: Proposal) -> Draft:
    """Return what was understood, with whatever only a person can know left empty."""
    in_doubt = any(question.kind in _OF_DAYS for question in proposal.questions)
    columns = _values(columns_of_event(proposal)) | {
        "original_language": proposal.original_language.value,
        "spoken_languages": list(proposal.spoken_languages.value),
        "source_url": proposal.address,
    }
    for name in ("starts_on", "ends_on") if in_doubt else ():
        columns.pop(name, None)
    return Draft(
        columns=columns,
        organisers=tuple(
            tuple(
                DraftUnit({"kind": unit.kind} | _values(in_columns(name=unit.name)))
                for unit in organiser.chain
            )
            for organiser in proposal.organisers
        ),
        people=tuple(map(draft_person, proposal.people)),
        sections=tuple(map(_section, proposal.sections)),
        photos=tuple(
            DraftPhoto(image.number, _values(in_columns(caption=image.caption)))
            for image in proposal.images
        ),
    )


def languages_of(draft: Draft) -> list[str]:
    """Return the languages in which the source says anything at all."""
    parts = [draft, *draft.people, *draft.sections, *sum(draft.organisers, ())]
    used = {
        split(name)[1] for part in parts for name, text in part.columns.items() if text
    }
    return [code for code in LANGUAGES if code in used] or list(LANGUAGES)


def columns_of_event(proposal: Proposal) -> dict[str, Extracted]:
    """Return what was read of the event as a whole, by the columns it goes to."""
    facts = {name: one for name in _FACTS if (one := getattr(proposal, name))}
    return facts | in_columns(**{name: getattr(proposal, name) for name in TEXTS})


def draft_person(person: ProposedPerson) -> DraftPerson:
    return DraftPerson(_values(columns_of_person(person)))


def columns_of_person(person: ProposedPerson) -> dict[str, Extracted]:
    """A degree has no column of its own on the day: it is said before the post."""
    post = {
        code: _together([t[code] for t in (person.degree, person.post) if code in t])
        for code in {**person.degree, **person.post}
    }
    return {"role": person.role} | in_columns(
        printed_name=person.name,
        post=post,
        affiliation=person.affiliation,
        talk_title=person.talk_title,
    )


def _together(texts: list[Extracted[str]]) -> Extracted[str]:
    words = ", ".join(text.value for text in texts)
    return Extracted(words, tuple(span for text in texts for span in text.spans))


def _section(section: ProposedSection) -> DraftSection:
    texts = in_columns(heading=section.heading, body=section.body)
    return DraftSection(_values({"kind": section.kind} | texts), section.speaker)


def in_columns(**texts: Texts) -> dict[str, Extracted[str]]:
    return {
        column(name, code): extracted
        for name, in_languages in texts.items()
        for code, extracted in in_languages.items()
    }


def _values(columns: Mapping[str, Extracted]) -> dict[str, Any]:
    return {name: extracted.value for name, extracted in columns.items()}


def with_heading(columns: Columns) -> Columns:
    """Return a section's ``columns``; without a heading it is named after its kind."""
    if any(columns.get(column("heading", code)) for code in LANGUAGES):
        return columns
    named = dict(columns)
    for code in LANGUAGES:
        if columns.get(column("body", code)):
            with override(code):
                label = SectionKind(columns["kind"]).label
                named[column("heading", code)] = capfirst(str(label))
    return named


def joined(section: DraftSection, rest: DraftSection) -> DraftSection:
    """Return ``section`` with the text of ``rest`` at its end, its heading included."""
    columns = dict(section.columns)
    for code in LANGUAGES:
        body = rest.columns.get(column("body", code)) or ""
        if heading := rest.columns.get(column("heading", code)):
            body = f"<h3>{escape(heading)}</h3>{body}"
        columns[column("body", code)] = (columns.get(column("body", code)) or "") + body
    return DraftSection(columns, section.speaker)
