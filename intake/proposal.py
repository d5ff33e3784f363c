"""Extraction result: every value with its place in the source and a confidence.

A proposal knows no database. Who the people and organisations are is asked later, of
``participants.matching``; until a person has answered the open questions and agreed,
it is only a proposal. It goes to JSON and back unchanged, so it can wait for days.
"""

import functools
import hashlib
import json
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Generic, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.choices import EventKind, Mode, Role, SectionKind
from events.columns import TEXTS as RECORD_TEXTS
from participants.choices import OrganisationKind

from .readers.blocks import Block

MOST_TITLES = 3  # to choose from

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """The characters from ``start`` to before ``end`` of one block's text."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extracted(Generic[T]):
    """A value, where it was read and how sure that is, from 0 to 1.

    Without spans it stands nowhere in the source: it is a suggestion of ours.
    """

    value: T
    spans: tuple[Span, ...] = ()
    confidence: float = 1.0


# A text in each language in which the source has it; never an empty one.
Texts = dict[str, Extracted[str]]


@dataclass(frozen=True, slots=True)
class ProposedPerson:
    """Somebody who took part, named in the nominative whatever case the text used."""

    name: Texts
    role: Extracted[Role]
    degree: Texts
    post: Texts
    affiliation: Texts
    talk_title: Texts


@dataclass(frozen=True, slots=True)
class ProposedUnit:
    """One link of an organiser's chain."""

    kind: OrganisationKind
    name: Texts


@dataclass(frozen=True, slots=True)
class ProposedOrganiser:
    """Who held the event: the units from the largest to the smallest.

    Only the last one held it; those above say whose it is.
    """

    chain: tuple[ProposedUnit, ...]


@dataclass(frozen=True, slots=True)
class ProposedSection:
    """A part of the record; ``body`` is HTML, ``speaker`` counts in the people."""

    kind: Extracted[SectionKind]
    heading: Texts
    body: Texts
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class ProposedImage:
    """A picture: its number among the source's images, and what stands beneath it."""

    number: int
    block: int
    caption: Texts


class QuestionKind(models.TextChoices):
    """What a person is asked; the label is the question."""

    TWO_EVENTS = "two_events", _("Does this file tell of two events?")
    TITLE = "title", _("What is the title of the event?")
    WHETHER_TITLE = "whether_title", _("Is this the title of the event?")
    KIND = "kind", _("What kind of event was it?")
    MODE = "mode", _("How did people meet?")
    TIME = "time", _("At which hour did it begin?")
    CITY = "city", _("In which city was it?")
    DAY = "day", _("On which day did it take place?")
    WHETHER_DAY = "whether_day", _("Was it on this day?")
    YEAR = "year", _("In which year did it take place?")
    ORGANISER = "organiser", _("Who held the event?")
    PEOPLE = "people", _("Who took part?")
    PERSON = "person", _("Is this the name of a participant?")
    ROLE = "role", _("In which role did this person take part?")
    POST = "post", _("Is all of this said of this person?")
    ROLE_AND_POST = "role_and_post", _("Are role and post this person’s?")
    LANGUAGE = "language", _("In which language was the record written?")
    STRUCK = "struck", _("Does what is struck through belong to the record?")
    RECOGNISED = "recognised", _("Is every name, number and word right?")


# A draft cannot be made without a title, and a year is never guessed silently.
_MUST_BE_ANSWERED = {QuestionKind.TITLE, QuestionKind.YEAR}

# What was read and is not sure is marked where it stands: look at it, or do not.
_MARKED_IN_PLACE = {
    QuestionKind.WHETHER_TITLE,
    QuestionKind.WHETHER_DAY,
    QuestionKind.KIND,
    QuestionKind.MODE,
    QuestionKind.TIME,
    QuestionKind.CITY,
    QuestionKind.ORGANISER,
    QuestionKind.PERSON,
    QuestionKind.ROLE,
    QuestionKind.POST,
    QuestionKind.ROLE_AND_POST,
}


@dataclass(frozen=True, slots=True)
class Question:
    """Something only a person can know.

    ``about`` is the path of the value in the proposal, such as ``starts_on``,
    ``title.ru``, ``people.3`` or ``blocks.12``, where a second event begins. Answers
    are written as in JSON: ``2011``, ``panel``, ``2011-12-06``; ``proposal`` is empty
    when we have nothing to propose.
    """

    kind: QuestionKind
    about: str
    proposal: str = ""
    alternatives: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        """A name for form fields and answers, the same each time the file is read."""
        return f"{self.kind}-{self.about}".replace(".", "-")

    @property
    def choices(self) -> tuple[str, ...]:
        """What a person may choose from, once each: what we propose comes first."""
        offered = filter(None, (self.proposal, *self.alternatives))
        return tuple(dict.fromkeys(offered))

    @property
    def must_be_answered(self) -> bool:
        return self.kind in _MUST_BE_ANSWERED

    @property
    def is_mark(self) -> bool:
        """Whether a value is only to be looked at where it stands."""
        return self.kind in _MARKED_IN_PLACE and bool(self.proposal)

    @property
    def second_event(self) -> int | None:
        """The block with which a second event begins, where that is the question."""
        is_asked = self.kind is QuestionKind.TWO_EVENTS
        return int(self.about.rpartition(".")[2]) if is_asked else None


class Reason(models.TextChoices):
    """Why a piece of the source is not in the record."""

    LABEL = "label", _("only introduces a fact that was understood")
    UNREAD = "unread", _("was not understood: look whether the record needs it")
    REPEATED = "repeated", _("says again what stands elsewhere")
    DELETED = "deleted", _("was deleted by a tracked change")
    COMMENT = "comment", _("is a remark of a reviewer")
    MARGIN = "margin", _("is a running header or footer")
    SIGN = "sign", _("is raised or lowered, and a short text has no sign for it")
    BOILERPLATE = "boilerplate", _("belongs to the web page, not to the text")
    HIDDEN = "hidden", _("is hidden in the file")
    STRUCK = "struck", _("is struck through")
    PRIVATE = (
        "private",
        _("a private telephone number or address is not for publication"),
    )


@dataclass(frozen=True, slots=True)
class UnusedSpan:
    """A piece of the source that the record will not show, and why."""

    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything understood in one source, and what was not."""

    blocks: tuple[Block, ...]
    original_language: Extracted[str]
    title: Texts
    subtitle: Texts
    occasion: Texts
    abstract: Texts
    kind: Extracted[EventKind] | None
    mode: Extracted[Mode] | None
    starts_on: Extracted[date] | None
    ends_on: Extracted[date] | None
    start_time: Extracted[time] | None
    venue: Texts
    city: Texts
    spoken_languages: Extracted[tuple[str, ...]]
    has_others: Extracted[bool]
    organisers: tuple[ProposedOrganiser, ...]
    people: tuple[ProposedPerson, ...]
    sections: tuple[ProposedSection, ...]
    images: tuple[ProposedImage, ...]
    questions: tuple[Question, ...]
    unused_spans: tuple[UnusedSpan, ...]
    address: str = ""  # of the web page that it was
    possible_organisers: tuple[ProposedOrganiser, ...] = ()  # only named

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the record will exist, as its title does."""
        return tuple(self.title)

    def version_token(self) -> str:
        """Return what is another one as soon as the proposal says anything else."""
        said = json.dumps(self.to_json(), sort_keys=True).encode()
        return hashlib.sha256(said).hexdigest()[:16]

    def to_json(self) -> dict[str, Any]:
        """Return plain data for a JSON column or file; ``from_json`` undoes it."""
        return _adapter().dump_python(self, mode="json")

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Proposal":
        return _adapter().validate_python(stored)


# The texts that can be understood, in the order of the record.
TEXTS = tuple(name for name in RECORD_TEXTS if name in Proposal.__dataclass_fields__)


@functools.cache
def _adapter():
    from pydantic import TypeAdapter  # heavy, and most requests never need it

    return TypeAdapter(Proposal)
