"""Builder of the entities of a record: people, organisations, topics and series."""

import re
from datetime import date

from django.conf import settings
from django.utils.translation import override

from events.portal.reading import nearest
from languages import fallback
from languages.columns import column
from languages.fallback import Localized

from . import record as out

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def absolute(path: str) -> str:
    """Return the full address of a path on this site."""
    return path if "://" in path else f"{settings.SITE_URL}{path}"


def printable(text: str) -> str:
    """Return a text without the control characters that no XML may hold."""
    return _UNPRINTABLE.sub("", text)


class EntityBuilder:
    """Builds whatever has a name for a reader of ``language``.

    ``original`` is the language that stands in first, and ``first_language`` the one
    that leads a list of all: those of a record, when the entity is part of one. Then
    ``day`` is that of the record, by which names are told.
    """

    day: date | None = None

    def __init__(self, language: str, original: str | None = None):
        self.language, self.original = language, original
        self.read_in = nearest(language)  # in whose addresses readers find it
        self.first_language = language

    def text(self, thing: object, field: str) -> Localized:
        shown = fallback.localized(thing, field, self.language, self.original)
        text = printable(shown.text)
        return shown if text == shown.text else shown._replace(text=text)

    def every(self, thing: object, field: str) -> tuple[Localized, ...]:
        """Return a text in each language it exists in, the one shown first."""
        present = fallback.languages_present(thing, field)
        codes = sorted(present, key=lambda code: code != self.first_language)
        return tuple(
            Localized(printable(getattr(thing, column(field, code))), code, False)
            for code in codes
        )

    def organisation(self, unit) -> out.Organisation | None:
        if unit is None:
            return None
        today = self.text(unit, "name")
        name = self.text(unit.called_on(self.day), "name")
        return out.Organisation(
            id=unit.pk,
            url=self.address(unit),
            permanent_url=absolute(f"/kk/organisations/{unit.pk}"),
            name=name,
            kind=unit.kind,
            ror_id=unit.ror_id,
            parent=self.organisation(unit.parent),
            name_today=today if today != name else None,
        )

    def person(self, person, mentioned_in: str = "") -> out.Person:
        """Return a person, named in the language of the mention."""
        language = mentioned_in or self.language
        return out.Person(
            id=person.pk,
            url=self.address(person),
            permanent_url=absolute(f"/kk/people/{person.pk}"),
            name=person.name_in(language),
            family_name=getattr(person, column("family_name", language)) or "",
            orcid=person.orcid,
            wikidata=person.wikidata,
        )

    def topic(self, topic) -> out.Subject:
        return self._subject(topic, topic.slug)

    def series(self, series) -> out.Subject:
        return self._subject(series, str(series.pk))

    def address(self, thing) -> str:
        with override(self.read_in):
            return absolute(thing.get_absolute_url())

    def _subject(self, subject, key: str) -> out.Subject:
        return out.Subject(
            key=key,
            url=self.address(subject),
            name=self.text(subject, "name"),
            names=self.every(subject, "name"),
        )
