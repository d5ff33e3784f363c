"""From an event and all that hangs on it to its frozen ``Record``."""

import mimetypes

from django.urls import reverse
from django.utils.translation import gettext, override

from events.choices import EventKind, Role
from events.models import Event
from languages.fallback import Localized
from languages.names.display import family_and_rest

from . import record as out
from .entities import EntityBuilder, absolute


def build_record(event: Event, language: str) -> out.Record:
    """Return what leaves the house of ``event`` for a reader of ``language``.

    The event comes from ``Event.objects.published().for_reading()``: nothing here
    asks the database again.
    """
    with override(language):
        return _Reader(event, language).record()


def modified(event: Event):
    """Return when the public last saw the event change: not before it was public."""
    return max(event.modified_at, event.publish_at)


class _Reader(EntityBuilder):
    """One event in one language; every method reads one part of it."""

    def __init__(self, event: Event, language: str):
        super().__init__(language, event.original_language)
        self.event = event
        self.url = self.address(event)
        self.own = self.text(event, "title").language

    def record(self) -> out.Record:
        return out.Record(
            **self._identity(), **self._texts(), **self._parts(), **self._plain()
        )

    def _identity(self) -> dict:
        event = self.event
        home = absolute(reverse("home"))
        rest = self.url.removeprefix(home)
        return {
            "id": event.pk,
            "language": self.language,
            "url": self.url,
            "permanent_url": absolute(reverse("permanent", args=[event.pk])),
            "files_url": absolute(f"/{self.language}/events/{event.pk}"),
            "kind_label": str(EventKind(event.kind).label),
            "portal": gettext("Roundtable"),
            "portal_url": home,
            "urls": {code: absolute(f"/{code}/{rest}") for code in event.languages},
        }

    def _texts(self) -> dict:
        event = self.event
        fields = ["title", "subtitle", "occasion", "abstract", "venue", "city"]
        return {field: self.text(event, field) for field in fields} | {
            "titles": self.every(event, "title"),
            "abstracts": self.every(event, "abstract"),
        }

    def _parts(self) -> dict:
        event = self.event
        places = event.participations.all()
        organisers = [place.organisation for place in event.organisers.all()]
        return {
            "organisers": tuple(self.organisation(one) for one in organisers),
            "participants": tuple(self._participant(place) for place in places),
            "series": self.series(event.series) if event.series else None,
            "topics": tuple(self.topic(topic) for topic in event.topics.all()),
            "sections": tuple(self._section(part) for part in event.sections.all()),
            "photos": tuple(self._photo(photo) for photo in event.photos.all()),
            "documents": tuple(self._document(one) for one in event.documents.all()),
            "corrections": tuple(
                out.Correction(one.made_on, self.text(one, "note"))
                for one in event.corrections.all()
            ),
        }

    def _plain(self) -> dict:
        event = self.event
        same = (
            "original_language kind mode starts_on ends_on start_time timezone "
            "has_others udc irsti doi licence source_url recording_url version"
        )
        return {field: getattr(event, field) for field in same.split()} | {
            "spoken_languages": tuple(event.spoken_languages),
            "published": event.publish_at,
            "modified": modified(event),
        }

    def _participant(self, place) -> out.Participant:
        name = self.text(place, "printed_name")
        person = self.person(place.person, name.language) if place.person else None
        known = person.family_name if person else ""
        family, given = family_and_rest(name.text, known)
        return out.Participant(
            id=place.pk,
            name=name,
            family=family,
            given=given,
            role=place.role,
            role_label=str(Role(place.role).label),
            post=self.text(place, "post"),
            affiliation=self.text(place, "affiliation"),
            talk_title=self.text(place, "talk_title"),
            person=person,
        )

    def _section(self, section) -> out.Section:
        speaker = section.speaker
        return out.Section(
            anchor=section.anchor,
            url=f"{self.url}#s{section.anchor}",
            kind=section.kind,
            heading=self.text(section, "heading"),
            html=self.text(section, "body"),
            headings=self.every(section, "heading"),
            texts=self.every(section, "body"),
            speaker=self.text(speaker, "printed_name").text if speaker else "",
            speaker_id=section.speaker_id,
        )

    def _photo(self, photo) -> out.Medium:
        return self._medium(photo, photo.image, self.text(photo, "alt"), "")

    def _document(self, document) -> out.Medium:
        nothing = Localized("", self.language, False)
        return self._medium(document, document.file, nothing, document.language)

    def _medium(self, medium, file, alt: Localized, language: str) -> out.Medium:
        return out.Medium(
            url=absolute(file.url),
            media_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream",
            caption=self.text(medium, "caption"),
            alt=alt,
            author=medium.author,
            language=language,
            sha256=medium.sha256,
        )
