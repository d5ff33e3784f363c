"""Builder of the frozen ``Record`` of an event, from all that hangs on it."""

import logging
import mimetypes
from collections.abc import Iterable, Iterator
from itertools import starmap

from django.urls import reverse
from django.utils.translation import override

from events import origins, time_codes, when, where
from events.affiliations import affiliations
from events.choices import EventKind, ParticipantKind, Role
from events.columns import CODES, FACTS, TEXTS
from events.models import Event, Photo
from events.models.media import shown
from events.paragraphs import addressed, labels_of
from events.portal.reading import portal
from events.rich_text import tidy
from languages.fallback import Localized, localized
from languages.names.display import family_and_rest

from . import record as out
from .entities import EntityBuilder, absolute, printable

log = logging.getLogger(__name__)


def build_record(event: Event, language: str) -> out.Record:
    """Return what leaves the house of ``event`` for a reader of ``language``.

    The event comes from ``Event.objects.published().for_reading()``: nothing here
    asks the database again. A copy of the site keeps records beside it, ``described``.
    """
    if known := getattr(event, "described", {}).get(language):
        return known
    with override(language):
        return RecordBuilder(event, language).record()


def language_of(event: Event, language: str) -> str:
    """Return the language in which a reader of ``language`` gets ``event``.

    What leaves the house is in one language, labels and all, even where the reader's
    own has no text. One that is not shown has no pages to lead to.
    """
    found = localized(event, "title", language, event.original_language).language
    return found if found in portal().shown_languages else language


def build_records(events: Iterable[Event], language: str) -> Iterator[out.Record]:
    """Yield the records of ``events``; one that cannot be described is left out.

    A list goes to its readers whatever is wrong with one of its records, and the log
    says which one that is.
    """
    for event in events:
        try:
            yield build_record(event, language)
        except Exception:  # whatever is wrong with it, it is wrong with this one
            log.exception("Record %s cannot be described.", event.pk)


def modified(event: Event):
    """Return when the public last saw the event change: not before it was public."""
    return max(event.modified_at, event.publish_at)


class RecordBuilder(EntityBuilder):
    """Builds the record of one event in one language; a method for each part of it."""

    def __init__(self, event: Event, language: str):
        super().__init__(language, event.original_language)
        self.event, self.day = event, event.starts_on
        self.url = self.address(event)
        self.first_language = self.text(event, "title").language
        self.units: dict[int, out.Organisation] = {}

    def address(self, thing) -> str:
        """Return a full address; mostly its language is active already."""
        if self.read_in != self.language:
            return super().address(thing)
        return absolute(thing.get_absolute_url())

    def organisation(self, unit) -> out.Organisation | None:
        """Return a unit, described once: many participants belong to few."""
        if unit and unit.pk not in self.units:
            self.units[unit.pk] = super().organisation(unit)
        return unit and self.units[unit.pk]

    def record(self) -> out.Record:
        return out.Record(
            **self._identity(), **self._texts(), **self._parts(), **self._facts()
        )

    def _identity(self) -> dict:
        event = self.event
        home = absolute(f"/{self.read_in}/")
        rest = self.url.removeprefix(home)
        return {
            "id": event.pk,
            "language": self.language,
            "url": self.url,
            "permanent_url": absolute(reverse("permanent", args=[event.pk])),
            "files_url": absolute(f"{home}events/{event.pk}"),
            "kind_label": str(EventKind(event.kind).label),
            "zone_label": when.zone(event),
            "outcome_label": when.outcome(event, self.language),
            "online_label": where.online(event),
            "portal": portal().full_name.text,
            "portal_url": home,
            "urls": {code: absolute(f"/{code}/{rest}") for code in event.languages},
        }

    def _texts(self) -> dict:
        event = self.event
        return {field: self.text(event, field) for field in TEXTS} | {
            "titles": self.every(event, "title"),
            "abstracts": self.every(event, "abstract"),
        }

    def _parts(self) -> dict:
        event = self.event
        organisers = [one.organisation for one in event.organisers.all()]
        return {
            "organisers": tuple(map(self.organisation, organisers)),
            "participants": tuple(map(self._participant, event.participations.all())),
            "series": self.series(event.series) if event.series else None,
            "topics": tuple(map(self.topic, event.topics.all())),
            "sittings": tuple(map(self._sitting, event.sittings.all())),
            "origins": tuple(starmap(self._origin, origins.told(event, self.language))),
            "places": tuple(map(self._place, where.places(event))),
            "sections": tuple(map(self._section, event.sections.all())),
            "photos": tuple(map(self._medium, shown(event.photos))),
            "documents": tuple(map(self._medium, event.documents.all())),
            "recordings": tuple(map(self._medium, shown(event.recordings))),
            "corrections": tuple(
                out.Correction(
                    one.made_on, one.kind, one.version, self.text(one, "note")
                )
                for one in event.corrections.all()
            ),
        }

    def _facts(self) -> dict:
        event = self.event
        unchanged = (*FACTS, *CODES, "version")
        return {field: getattr(event, field) for field in unchanged} | {
            "spoken_languages": tuple(event.spoken_languages),
            "published": event.publish_at,
            "modified": modified(event),
        }

    def _participant(self, participation) -> out.Participant:
        name = self.text(participation, "printed_name")
        person = participation.person
        if person:  # an old version may still name somebody who was merged away
            person = self.person(person.merged_into or person, name.language)
        family = given = ""
        if participation.kind == ParticipantKind.PERSON:
            family_name = person.family_name if person else ""
            family, given = family_and_rest(name.text, family_name)
        return out.Participant(
            id=participation.pk,
            kind=participation.kind,
            name=name,
            family=family,
            given=given,
            role=participation.role,
            role_label=str(Role(participation.role).label),
            post=self.text(participation, "post"),
            affiliation=self.text(participation, "affiliation"),
            affiliations=tuple(
                out.Affiliation(name, self.organisation(unit))
                for name, unit in affiliations(participation, self.text)
            ),
            talk_title=self.text(participation, "talk_title"),
            person=person,
            organisation=self.organisation(participation.body),
        )

    def _sitting(self, sitting) -> out.Sitting:
        hours = sitting.start_time, sitting.end_time
        heading = self.text(sitting, "heading")
        return out.Sitting(sitting.pk, sitting.day, *hours, heading)

    def _origin(self, row, words: str, is_shown: bool) -> out.Origin:
        told = printable(row.translator), printable(words)
        return out.Origin(row.language, row.made, *told, is_shown)

    def _place(self, place) -> out.Place:
        country = where.country(place, self.event, self.language)
        words = self.text(place, "venue"), self.text(place, "city")
        return out.Place(*words, place.country, country)

    def _section(self, section) -> out.Section:
        speaker = section.speaker
        return out.Section(
            anchor=section.anchor,
            url=f"{self.url}#s{section.anchor}",
            kind=section.kind,
            heading=self.text(section, "heading"),
            html=_addressed(section, self.text(section, "body")),
            headings=self.every(section, "heading"),
            texts=tuple(
                _addressed(section, text) for text in self.every(section, "body")
            ),
            speaker=self.text(speaker, "printed_name").text if speaker else "",
            speaker_id=section.speaker_id,
            speaker_kind=speaker.kind if speaker else "",
            starts_at=section.starts_at,
            moment_url=time_codes.moment_of(section, self.event),
        )

    def _medium(self, part) -> out.Medium:
        url = absolute(getattr(part, part.FILE).url) if part.FILE else part.url
        unknown = "application/octet-stream" if part.FILE else ""  # or a page
        nothing = Localized("", self.language, False)
        return out.Medium(
            url=url,
            media_type=mimetypes.guess_type(url)[0] or unknown,
            caption=self.text(part, "caption"),
            alt=self.text(part, "alt") if isinstance(part, Photo) else nothing,
            author=part.author,
            licence=part.licence,
            made_on=part.made_on,
            language=getattr(part, "language", ""),
            sha256=getattr(part, "sha256", ""),
            kind=getattr(part, "kind", part._meta.model_name),
            licence_label=str(part.get_licence_display()),
        )


def _addressed(section, text: Localized) -> Localized:
    """Return a rich text that every format can bear, past whatever door it came.

    Each paragraph has the ``id`` it has on the page, the number by which it is cited.
    """
    labels = labels_of(section.paragraphs, text.language, text.text)
    return text._replace(text=addressed(tidy(text.text), section.anchor, labels))
