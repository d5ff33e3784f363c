from django.db.models import Q

from .choices import ParticipantKind
from .ordering import LATEST_EVENT_FIRST
from .querysets import PartQuerySet


class ParticipationQuerySet(PartQuerySet):
    def public(self):
        """Places in records the public may read."""
        events = self.model._meta.get_field("event").related_model
        return self.filter(event__in=events.objects.published())

    def unmatched(self):
        """Places of which nobody has said yet whose they are."""
        people = self.filter(kind=ParticipantKind.PERSON)
        return people.filter(person=None, is_withheld=False)

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
        own = Q(person=person) | Q(person__merged_into=person)
        return (
            self.filter(own)
            .select_related("event")
            .order_by(*LATEST_EVENT_FIRST, "position")
        )
