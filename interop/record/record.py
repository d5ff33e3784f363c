"""Data transfer object: the one description of a record that all formats render.

A format sees no model, no request and no database. That is why page metadata,
citations, feeds and OAI cannot disagree, and why a format is tested with a literal.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from languages.fallback import Localized

from .medium import Medium
from .parts import Origin, Place, Sitting

# Who speaks at an event has a share in its record; the others only helped or greeted.
AUTHORS = {"moderator", "panelist", "speaker", "discussant"}
_BY_MACHINE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a page of their own; names are in the language of the mention."""

    id: int
    url: str
    permanent_url: str
    name: Localized
    family_name: str
    orcid: str
    wikidata: str


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What somebody belonged to, as printed, and who that is in the register."""

    name: Localized
    organisation: "Organisation | None"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person, a body or a voice in one role; name as printed, post as of that day.

    ``id`` numbers this place in this record: it is the address of the talk.

    ``family`` is empty when nobody can tell which word of the name it is: formats
    then keep the name whole, as that of a body.
    """

    id: int
    kind: str
    name: Localized
    family: str
    given: str
    role: str
    role_label: str
    post: Localized
    affiliation: Localized
    affiliations: tuple[Affiliation, ...]
    talk_title: Localized
    person: Person | None
    organisation: "Organisation | None"  # that a body is

    @property
    def identifier(self) -> str:
        """The address by which programs know the person or the body."""
        if self.organisation:
            return self.organisation.ror
        orcid = self.person.orcid if self.person else ""
        return f"https://orcid.org/{orcid}" if orcid else ""

    @property
    def who(self) -> tuple[str, int]:
        """By what participants are told apart: never by the words that are printed.

        Two places that nobody has matched are two people even if printed alike.
        """
        if known := self.person or self.organisation:
            return type(known).__name__, known.id
        return "place", self.id

    @property
    def inverted(self) -> str:
        """The name as reference lists sort it: «Есім, Ғ.»."""
        return f"{self.family}, {self.given}" if self.family else self.name.text


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body by its name of the record's day; ``parent`` is the unit above it."""

    id: int
    url: str
    permanent_url: str
    name: Localized
    kind: str
    ror_id: str
    parent: "Organisation | None"
    name_today: Localized | None = None  # where it is called otherwise by now

    @property
    def ror(self) -> str:
        return f"https://ror.org/{self.ror_id}" if self.ror_id else ""

    @property
    def chain(self) -> tuple["Organisation", ...]:
        """This organisation and those above it, the smallest unit first."""
        return (self, *(self.parent.chain if self.parent else ()))


@dataclass(frozen=True, slots=True)
class Section:
    """One titled part of the summary, with the address people cite."""

    anchor: int
    url: str
    kind: str
    heading: Localized
    html: Localized
    headings: tuple[Localized, ...]
    texts: tuple[Localized, ...]  # HTML as well, in each language it exists in
    speaker: str
    speaker_id: int | None  # the participant of this ``id``
    speaker_kind: str
    starts_at: str  # the moment in the recording, as «12:40»
    moment_url: str  # which leads there; empty where readers have no recording


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic or a series, named in the reader's language and in all it exists in.

    ``key`` is by which addresses name it: the slug of a topic, the number of a series.
    """

    key: str
    url: str
    name: Localized
    names: tuple[Localized, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated public note on what was put right."""

    made_on: date
    kind: str
    version: int | None  # of the record, as this correction made it
    note: Localized


@dataclass(frozen=True, slots=True)
class Record:
    """One event and its record, as a reader of ``language`` gets it."""

    id: int
    language: str
    original_language: str
    url: str
    permanent_url: str
    files_url: str  # an extension makes it the address of the record in that format
    portal: str
    portal_url: str
    urls: dict[str, str]  # the languages the record really exists in
    kind: str
    kind_label: str
    mode: str

    title: Localized
    titles: tuple[Localized, ...]
    subtitle: Localized
    occasion: Localized
    abstract: Localized
    abstracts: tuple[Localized, ...]

    starts_on: date
    ends_on: date | None
    start_time: time | None
    end_time: time | None
    timezone: str
    zone_label: str  # whose clocks these are, where they are not the portal's own
    sittings: tuple[Sitting, ...]
    outcome: str
    outcome_label: str  # empty for what took place on its day
    postponed_to: date | None
    venue: Localized
    city: Localized
    country: str
    origins: tuple[Origin, ...]
    places: tuple[Place, ...]  # all of them, that of venue and city first
    online_url: str
    online_label: str  # empty where nobody could take part from afar
    spoken_languages: tuple[str, ...]

    organisers: tuple[Organisation, ...]
    participants: tuple[Participant, ...]
    has_others: bool
    series: Subject | None
    topics: tuple[Subject, ...]
    sections: tuple[Section, ...]
    photos: tuple[Medium, ...]
    documents: tuple[Medium, ...]
    recordings: tuple[Medium, ...]
    corrections: tuple[Correction, ...]

    udc: str
    irsti: str
    doi: str
    licence: str
    source_url: str
    version: int
    published: datetime
    modified: datetime

    @property
    def media(self) -> tuple[Medium, ...]:
        return (*self.photos, *self.documents, *self.recordings)

    @property
    def recording_url(self) -> str:
        """The address of the first recording, which once was the only one."""
        return self.recordings[0].url if self.recordings else ""

    @property
    def people(self) -> tuple[tuple[Participant, ...], ...]:
        """Everybody who took part, each with all places; a voice is in no list."""
        places: dict[tuple, list[Participant]] = {}
        for place in self.participants:
            if place.kind != "voice":
                places.setdefault(place.who, []).append(place)
        return tuple(map(tuple, places.values()))

    @property
    def authors(self) -> tuple[Participant, ...]:
        """Those who spoke, each once and by their first place."""
        return tuple(p[0] for p in self.people if AUTHORS & {one.role for one in p})

    @property
    def contributors(self) -> tuple[Participant, ...]:
        """Those who had a part without speaking: secretaries, guests, who greeted."""
        authors = self.authors
        return tuple(places[0] for places in self.people if places[0] not in authors)

    @property
    def notes_of_origin(self) -> str:
        """How the texts were made that this reader is shown."""
        return "; ".join(one.words for one in self.origins if one.is_shown)

    @property
    def translators(self) -> list[str]:
        """Who wishes to be named as translator of them."""
        return [o.translator for o in self.origins if o.is_shown and o.translator]

    @property
    def digital_source(self) -> str:
        """IPTC's term for a text that a machine has translated."""
        made = [o.made for o in self.origins if o.language == self.title.language]
        return _BY_MACHINE if any("machine" in one for one in made) else ""

    @property
    def own_subtitle(self) -> str:
        """The subtitle, unless it only stands in beside a title in another language."""
        is_own = self.subtitle.language == self.title.language
        return self.subtitle.text if is_own else ""

    @property
    def publishers(self) -> list[Localized]:
        """The universities at the head of the organisers, else the portal."""
        heads = dict.fromkeys(one.chain[-1].name for one in self.organisers)
        return list(heads) or [Localized(self.portal, self.language, False)]

    @property
    def publisher(self) -> Localized:
        return self.publishers[0]

    @property
    def cite_as(self) -> str:
        """The address that outlives the others: the DOI, else the permanent link."""
        return f"https://doi.org/{self.doi}" if self.doi else self.permanent_url

    @property
    def cities(self) -> list[str]:
        return list(dict.fromkeys(p.city.text for p in self.places if p.city))

    @property
    def where(self) -> str:
        """All places in one line; «online» is the last of them."""
        words = [*(one.words for one in self.places), self.online_label]
        return "; ".join(filter(None, words))

    @property
    def year(self) -> int:
        return self.starts_on.year


def belongings(places: tuple[Participant, ...]) -> list[Affiliation]:
    """Return what somebody belonged to, whichever of their places says so."""
    return list(dict.fromkeys(one for place in places for one in place.affiliations))
