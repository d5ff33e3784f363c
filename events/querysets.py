from datetime import time
from functools import reduce
from operator import or_

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from languages.columns import column, columns
from participants.models import Organisation

from .choices import SHOWN, Status
from .columns import TEXTS_OF_PARTS
from .ordering import LATEST_FIRST
from .permissions import PermittedQuerySet, of_all


def published(of=""):
    """Whether the public may read a record, or that ``of`` which something is told."""
    moment = {f"{of}publish_at__lte": timezone.now()}
    return Q(**{f"{of}status": Status.PUBLISHED}, **moment)


def contains(names, word):
    """Whether ``word`` stands in any of these columns, in capitals or not."""
    return reduce(or_, (Q(**{f"{name}__icontains": word}) for name in names))


class EventQuerySet(PermittedQuerySet):
    """The vocabulary of the archive; ``published()`` is the one gate to the public."""

    def published(self):
        """Records the public may read: published, and their time has come."""
        return self.filter(published())

    def to_index(self):
        """Records that are public, or will be when their time has come."""
        return self.filter(status=Status.PUBLISHED)

    def withdrawn(self):
        """Records that were public once and are no longer.

        One that was withdrawn and taken up again stays among them until readers see
        it again: its address answered them once and goes on explaining itself.
        """
        gone = Q(status=Status.WITHDRAWN) | Q(withdrawn_at__isnull=False)
        return self.filter(gone).exclude(published())

    def visible_to(self, user):
        """What ``user`` may read: what is public, and what they keep."""
        if of_all(user):
            return self
        return self.filter(published() | self.kept_by(user))

    def locked(self, number):
        """Return the record as it is now, locked until the transaction ends.

        Raises ``PermissionDenied`` where it is not one of these.
        """
        event = self.select_for_update(of=["self"]).filter(pk=number).first()
        if event is None:
            raise PermissionDenied
        return event

    def answered_for_by(self, user):
        """Records in which ``user`` is named as responsible."""
        return self.filter(responsible=user)

    def begun_by(self, user):
        """Drafts for which ``user`` is responsible, but for those that came back."""
        drafts = self.answered_for_by(user).filter(status=Status.DRAFT)
        return drafts.exclude(pk__in=self.returned().values("pk"))

    def returned(self):
        """Drafts that came back from the editors, with what is to change in them."""
        steps = self.model._meta.get_field("transitions").related_model
        last = steps.objects.filter(event=OuterRef("pk"))
        return (
            self.filter(status=Status.DRAFT)
            .alias(last_step=Subquery(last.values("name")[:1]))
            .filter(last_step="return")
            .annotate(to_change=Subquery(last.values("reason")[:1]))
        )

    def scheduled(self):
        """Records that are published, but whose time has not come."""
        return self.filter(status=Status.PUBLISHED, publish_at__gt=timezone.now())

    def in_language(self, code):
        """Records with a title of their own in ``code``, not a borrowed one."""
        title = column("title", code)
        return self.filter(**{f"{title}__gt": ""})  # neither NULL nor ""

    def lacking(self, code):
        """Records of which some text has not been translated into ``code``."""
        return self.filter(
            coverage__language=code, coverage__filled__lt=F("coverage__wanted")
        )

    def outdated_in(self, code):
        """Records whose original has changed since it was translated into ``code``."""
        return self.filter(coverage__language=code, coverage__outdated__gt=0)

    def to_translate(self):
        """Records with something to do for a translator, in whatever language."""
        coverage = self.model._meta.get_field("coverage").related_model
        waiting = coverage.objects.waiting().filter(event=OuterRef("pk"))
        return self.filter(Exists(waiting))

    def mentioning(self, typed):
        """Records in whose texts or names each word of ``typed`` stands as it is."""
        found, related = self, self.model._meta.get_field
        parts = {"sections": ("heading", "body"), "participations": ("printed_name",)}
        for word in typed.split():
            said = contains(columns("title", "subtitle", "abstract", "venue"), word)
            for name, texts in parts.items():
                rows = related(name).related_model.objects.filter(event=OuterRef("pk"))
                said |= Q(Exists(rows.filter(contains(columns(*texts), word))))
            found = found.filter(said)
        return found

    def organised_by(self, organisations):
        """Records of any of ``organisations``, each of them once."""
        organisers = self.model.organised_by.through.objects.filter(
            event=OuterRef("pk"), organisation__in=organisations
        )
        return self.filter(Exists(organisers))

    def naming(self, organisations):
        """Records in which somebody belonged to any of ``organisations``, or was it."""
        places = self.model._meta.get_field("participations").related_model
        named = places.objects.filter(organisations__in=organisations)
        return self.filter(pk__in=named.values("event"))

    def with_person(self, person):
        """Records in which ``person``, or somebody merged into them, took part."""
        participations = self.model._meta.get_field("participations").related_model
        return self.filter(
            pk__in=participations.objects.of_person(person).values("event")
        )

    def matching(
        self, year=None, kind=None, organisation=None, topic=None, language=None
    ):
        """Records that answer all of it: a body by its number, a topic by its slug."""
        events = self
        if year:
            events = events.in_year(year)
        if kind:
            events = events.filter(kind=kind)
        if organisation:
            within = Organisation.objects.below([organisation])
            events = events.organised_by(list(within.values_list("pk", flat=True)))
        if topic:  # its number first: by that a database knows how many it has
            topics = self.model._meta.get_field("topics").related_model.objects
            events = events.filter(topics__in=list(topics.filter(slug=topic)))
        if language:
            events = events.in_language(language)
        return events

    def in_year(self, year):
        """Records of which some day lies in ``year``, the first or a later one."""
        reaches = Q(starts_on__year=year) | Q(ends_on__year__gte=year)
        return self.filter(reaches, starts_on__year__lte=year)

    def in_series_of(self, event):
        """Records of the series ``event`` belongs to; none when it has no series."""
        return self.filter(series=event.series_id) if event.series_id else self.none()

    def before(self, event):
        """Records of before ``event``, the nearest first."""
        return self._beside(event, "lt").order_by(*LATEST_FIRST)

    def after(self, event):
        """Records of after ``event``, the nearest first."""
        return self._beside(event, "gt").order_by(*LATEST_FIRST).reverse()

    def _beside(self, event, side):
        """Records on one side of ``event``; an unknown hour comes first in its day."""
        if event.starts_on is None:  # a draft whose day is not known yet
            return self.none()
        hour, same, found = event.start_time or time.min, {}, Q()
        place = {"starts_on": event.starts_on, "hour": hour, "pk": event.pk}
        for name, value in place.items():
            found |= Q(**same, **{f"{name}__{side}": value})
            same[name] = value
        nearby = self.filter(**{f"starts_on__{side}e": event.starts_on})
        return nearby.alias(hour=Coalesce("start_time", time.min)).filter(found)

    def organising_bodies(self):
        """Return the organisations that held these events, and those above them."""
        held = Exists(self.filter(organised_by=OuterRef("pk")))
        return Organisation.objects.above(Organisation.objects.filter(held))

    def named_bodies(self):
        """Return those organisations, and all that participants belonged to or were."""
        held = Exists(self.filter(organised_by=OuterRef("pk")))
        named = Exists(self.filter(participations__organisations=OuterRef("pk")))
        return Organisation.objects.above(Organisation.objects.filter(held | named))

    def for_reading(self):
        """Fetch all that the page of a record shows, whatever its length."""
        return self._with_parts()

    def for_calendar(self):
        """Fetch what a calendar tells: nobody who was there, nothing that was said."""
        untold = ("participations", "sections", "photos", "documents", "recordings")
        untold = [self.model._meta.get_field(name) for name in (*untold, "corrections")]
        nothing = (
            Prefetch(one.name, one.related_model.objects.none()) for one in untold
        )
        told = ("topics", "sittings", "places", "origins", self._organisers(), *nothing)
        return self.select_related("series").prefetch_related(*told)

    def for_translating(self):
        """Fetch every text that can be translated (``events.translating.texts``)."""
        return self.prefetch_related(*TEXTS_OF_PARTS)

    def for_linking(self):
        """Fetch no more than a link to a record shows: its title and its days."""
        days = ("starts_on", "ends_on")
        return self.only(*columns("title"), *days, "original_language")

    def for_indexing(self):
        """Fetch all that can be searched in a record, other spellings included."""
        return self._with_parts().prefetch_related(
            "participations__person__names",
            "participations__person__merged_into__names",
            "sections__speaker__person__names",
            "sections__speaker__person__merged_into__names",
        )

    def for_listing(self):
        """Fetch what a card shows: what happened, when, and ``held_by`` whom."""
        facts = ("kind", "series", "starts_on", "ends_on", "outcome", "postponed_to")
        cards = self.only(*columns("title"), *facts, "original_language")
        return cards.prefetch_related("held_by")

    def with_photos(self):
        """Fetch as ``shown_photos`` what readers may see, the leading one first."""
        photos = self.model._meta.get_field("photos").related_model.objects
        shown = photos.filter(consent__in=SHOWN).order_by("-leads", "position", "pk")
        return self.prefetch_related(Prefetch("photos", shown, "shown_photos"))

    def _with_parts(self):
        return self.select_related("series").prefetch_related("parts")

    def _organisers(self):
        """The organisers; each organisation is read once, however many it held."""
        units = Prefetch("organisation", Organisation.objects.for_telling().order_by())
        organisers = self.model.organised_by.through.objects
        return Prefetch("organisers", organisers.prefetch_related(units))
