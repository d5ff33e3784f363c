"""Querysets of what belongs to a record: its participations, its translations."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from languages.columns import columns

from .choices import ParticipantKind
from .ordering import LATEST_EVENT_FIRST
from .permissions import PUBLISH, of_all
from .querysets import published

WAITING = Q(filled__lt=F("wanted")) | Q(outdated__gt=0)


class PartQuerySet(models.QuerySet):
    def editable_by(self, user):
        """What belongs to records that ``user`` may change."""
        if of_all(user, PUBLISH):
            return self
        events = self.model._meta.get_field("event").related_model
        return self.filter(event__in=events.objects.editable_by(user))


class CoverageQuerySet(PartQuerySet):
    def waiting(self):
        """Languages in which a record lacks something or is outdated."""
        return self.filter(WAITING)


class ParticipationQuerySet(PartQuerySet):
    def with_units(self):
        """Fetch the organisations of each as well."""
        return self.prefetch_related("organisations")

    def public(self):
        """Places in records the public may read."""
        return self.filter(published("event__"))

    def unmatched(self):
        """Places of which nobody has said yet whose they are."""
        people = self.filter(kind=ParticipantKind.PERSON)
        return people.filter(person=None, is_withheld=False)

    def with_words(self):
        """Places of those who gave a talk or speak in a section."""
        sections = self.model._meta.get_field("sections").related_model.objects
        said = Q(Exists(sections.filter(speaker=OuterRef("pk"))))
        for title in columns("talk_title"):
            said |= Q(**{f"{title}__gt": ""})
        return self.filter(said)

    def company_of(self, person):
        """Return who else was in the records of ``person``, as numbers and in how many.

        Those in most come first; whoever was merged counts for the one who stayed.
        """
        events = self.of_person(person).order_by().values("event")
        others = self.filter(event__in=events, person__isnull=False).order_by()
        others = others.annotate(who=Coalesce("person__merged_into", "person"))
        others = others.exclude(who=person.pk).values("who")
        counted = others.annotate(records=Count("event", distinct=True))
        return counted.order_by("-records", "who").values_list("who", "records")

    def organisations_of(self, person):
        """Return for whom ``person`` took part, as numbers and in how many records."""
        named = self.model.organisations.through.objects.order_by()
        named = named.filter(participation__in=self.of_person(person).order_by())
        counted = named.values("organisation").annotate(
            records=Count("participation__event", distinct=True)
        )
        ranked = counted.order_by("-records", "organisation")
        return ranked.values_list("organisation", "records")

    def by_person(self, numbers):
        """Return the places of each of these people, the latest first, with events."""
        places = self.filter(person__in=numbers).select_related("event")
        found = {number: [] for number in numbers}
        for place in places.order_by(*LATEST_EVENT_FIRST, "position"):
            found[place.person_id].append(place)
        return found

    def of_person(self, person):
        """A person's places with their events, the latest first.

        The places of people merged into this one are among them.
        """
        merged = type(person).objects.filter(merged_into=person).order_by()
        people = [person.pk, *merged.values_list("pk", flat=True)]
        return (
            self.filter(person__in=people)
            .select_related("event")
            .order_by(*LATEST_EVENT_FIRST, "position")
        )
