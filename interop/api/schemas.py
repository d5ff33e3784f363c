"""Schemas of the API's answers: the dataclasses of ``interop.record``, described.

Field by field the same names: a ``Record`` is read by its attributes, so an answer
cannot say anything else than the other formats do.
"""

from datetime import date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfoNotFoundError

from ninja import Schema
from pydantic import BeforeValidator, WithJsonSchema

from ..params import Language
from ..record.moments import planned


class Text(Schema):
    """A text and the language it is really in, which may not be the one asked for."""

    text: str
    language: Language


# A text nobody has written is null; a Localized without text is false.
MaybeText = Annotated[Text | None, BeforeValidator(lambda text: text or None)]


# What a clock on the wall showed: without an offset it is no time of RFC 3339.
Hour = Annotated[time, WithJsonSchema({"type": "string", "pattern": r"^[\d:]{8}$"})]


class Person(Schema):
    id: int
    url: str
    permanent_url: str
    name: Text
    orcid: str
    wikidata: str


class Organisation(Schema):
    id: int
    url: str
    permanent_url: str
    name: Text
    kind: str
    ror_id: str
    parent: "Organisation | None"
    name_today: Text | None


class Affiliation(Schema):
    name: Text
    organisation: Organisation | None


class Participant(Schema):
    id: int
    kind: str
    name: Text
    family: str
    given: str
    role: str
    role_label: str
    post: MaybeText
    affiliation: MaybeText
    affiliations: list[Affiliation]
    talk_title: MaybeText
    person: Person | None
    organisation: Organisation | None


class Subject(Schema):
    """A topic or a series; ``key`` is what lists of records are narrowed by."""

    key: str
    url: str
    name: Text
    names: list[Text]


class Sitting(Schema):
    id: int
    day: date
    start_time: Hour | None
    end_time: Hour | None
    heading: MaybeText


class Origin(Schema):
    language: Language
    made: str
    translator: str
    words: str


class Place(Schema):
    venue: MaybeText
    city: MaybeText
    country: str


class Section(Schema):
    anchor: int
    url: str
    kind: str
    heading: Text
    html: MaybeText
    speaker: str
    speaker_id: int | None
    speaker_kind: str
    starts_at: str
    moment_url: str


class Medium(Schema):
    url: str
    media_type: str
    caption: MaybeText
    alt: MaybeText
    author: str
    licence: str
    made_on: date | None
    language: str
    sha256: str
    kind: str
    licence_url: str
    licence_label: str


class Correction(Schema):
    made_on: date
    kind: str
    version: int | None
    note: Text


class Record(Schema):
    """One event and its record in one language."""

    id: int
    language: Language
    original_language: Language
    url: str
    permanent_url: str
    cite_as: str
    urls: dict[Language, str]
    kind: str
    kind_label: str
    mode: str
    title: Text
    titles: list[Text]
    subtitle: MaybeText
    occasion: MaybeText
    abstract: MaybeText
    abstracts: list[Text]
    starts_on: date
    ends_on: date | None
    start_time: Hour | None
    end_time: Hour | None
    timezone: str
    sittings: list[Sitting]
    outcome: str
    outcome_label: str
    postponed_to: date | None
    venue: MaybeText
    city: MaybeText
    country: str
    places: list[Place]
    origins: list[Origin]
    online_url: str
    spoken_languages: list[str]
    organisers: list[Organisation]
    participants: list[Participant]
    has_others: bool
    publisher: Text
    series: Subject | None
    topics: list[Subject]
    sections: list[Section]
    photos: list[Medium]
    documents: list[Medium]
    recordings: list[Medium]
    corrections: list[Correction]
    udc: str
    irsti: str
    doi: str
    licence: str
    source_url: str
    recording_url: str
    version: int
    published: datetime
    modified: datetime
    starts_at: datetime | None
    ends_at: datetime | None

    @staticmethod
    def resolve_starts_at(record) -> datetime | None:
        return _known_hour(record, "start")

    @staticmethod
    def resolve_ends_at(record) -> datetime | None:
        return _known_hour(record, "end")


def _known_hour(record, which):
    """Return when it starts or ends, with the offset; None where no hour is known."""
    try:
        moment = getattr(planned(record), which)
    except ZoneInfoNotFoundError:  # a row that somebody wrote past the model
        return None
    return moment if isinstance(moment, datetime) else None


class Page(Schema):
    """One page of a list, with the addresses of those beside it."""

    count: int
    page: int
    pages: int
    next: str | None
    previous: str | None


class Records(Page):
    items: list[Record]


class People(Page):
    items: list[Person]


class Organisations(Page):
    items: list[Organisation]


class Subjects(Page):
    items: list[Subject]


class Problem(Schema):
    """What was wrong, in words."""

    detail: str
