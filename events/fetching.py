"""Prefetching: what is read together with records, for each way to show them."""

from django.db import models

from languages.columns import columns
from participants.models import Organisation, Person

from .columns import TEXTS_OF_PARTS
from .ordering import LATEST_FIRST


class Fetching(models.QuerySet):
    """Each of these fetches all of it at once, however many records there are."""

    def for_reading(self):
        """Fetch all that the page of a record shows, whatever its length."""
        return self._with_parts()

    def for_calendar(self):
        """Fetch what a calendar tells: nobody who was there, nothing that was said."""
        untold = ("participations", "sections", "photos", "documents", "recordings")
        fields = [self.model._meta.get_field(name) for name in (*untold, "corrections")]
        nothing = [
            models.Prefetch(field.name, field.related_model.objects.none())
            for field in fields
        ]
        told = ("topics", "sittings", "places", "origins")
        told = self.select_related("series").prefetch_related(*told, *nothing)
        return told.prefetch_related(self._organisers()).order_by(*LATEST_FIRST)

    def for_translating(self):
        """Fetch every text that can be translated (``events.translating.texts``)."""
        return self.prefetch_related(*TEXTS_OF_PARTS)

    def for_linking(self):
        """Fetch no more than a link to a record shows: its title and its days."""
        days = ("starts_on", "ends_on")
        return self.only(*columns("title"), *days, "original_language")

    def for_finding(self):
        """Fetch what a search result shows: a card, the abstract and the names."""
        return self.prefetch_related(self._organisers(), "participations")

    def for_indexing(self):
        """Fetch all that can be searched in a record, other spellings included."""
        return self._with_parts().prefetch_related(
            "participations__person__names",
            "participations__person__merged_into__names",
            "sections__speaker__person__names",
            "sections__speaker__person__merged_into__names",
        )

    def for_listing(self):
        """Fetch what a card shows: what happened, when, and who held it."""
        facts = ("kind", "starts_on", "ends_on", "outcome", "postponed_to")
        cards = self.only(*columns("title"), *facts, "original_language")
        return cards.prefetch_related(self._organisers())

    def _with_parts(self):
        return self.select_related("series").prefetch_related(
            self._organisers(),
            "topics",
            *("sittings", "places", "origins"),
            self._participations_with_people(),
            self._sections(),
            *("photos", "documents", "recordings"),
            "corrections",
        )

    def _participations_with_people(self):
        participation = self.model._meta.get_field("participations").related_model
        people = participation.objects.select_related("person__merged_into")
        paths = ("person", "person__merged_into")
        people = people.defer(*(c for path in paths for c in Person.not_shown(path)))
        units = models.Prefetch("organisations", Organisation.objects.for_telling())
        return models.Prefetch("participations", people.prefetch_related(units))

    def _sections(self):
        """The sections; who spoke, with what people in a record are called by."""
        sections = self.model._meta.get_field("sections").related_model
        return models.Prefetch("sections", sections.objects.select_related("speaker"))

    def _organisers(self):
        """The organisers; each organisation is read once, however many it held."""
        organisers = self.model.organised_by.through.objects
        units = models.Prefetch("organisation", Organisation.objects.for_telling())
        return models.Prefetch("organisers", organisers.prefetch_related(units))
