"""Schemas of the API's answers: the dataclasses of ``interop.record``, described.

Field by field the same names: a ``Record`` is read by its attributes, so an answer
cannot say anything else than the other formats do.
"""

from datetime import date, datetime, time
from typing import Annotated

from ninja import Schema
from pydantic import BeforeValidator

from ..params import Language


class Text(Schema):
    """A text and the language it is really in, which may not be the one asked for."""

    text: str
    language: Language


# A text nobody has written is null; a Localized without text is false.
MaybeText = Annotated[Text | None, BeforeValidator(lambda text: text or None)]


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
    start_time: time | None
    end_time: time | None
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
    start_time: time | None
    end_time: time | None
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
