"""Entity splitting: some places of a person turn out to be somebody else's."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.audit_log import Act
from participants.indexing import learn_names
from participants.naming import learn_spellings, person_from_print

from ..models import Event, Participation
from ..saving import saving
from .link import printed_names


@transaction.atomic
def split(person, places, *, by, to=None):
    """Give ``places`` of a person ``to`` somebody else, or to a new person.

    Returns whoever has them now. The first place names a new person.
    """
    places = _locked(person, places, by)
    if len(places) == person.participations.count():
        raise ValidationError(_("All of them? Then merge the two people instead."))
    with _saving(person, places, by):
        if to is None:
            to = person_from_print(printed_names(places[0]), namesake=person)
            to.full_clean()
            to.save()
        _move(places, to.merged_into or to)
    learn_names({person.pk})
    return to.merged_into or to


@transaction.atomic
def release(person, places, *, by):
    """Say that ``places`` are not this person's; who else it was stays open."""
    places = _locked(person, places, by)
    with _saving(person, places, by):
        _move(places, None)
    learn_names({person.pk})


def _locked(person, places, by):
    """Return the places as they are now, if ``by`` may change their records."""
    numbers = [place.pk for place in places]
    found = Participation.objects.filter(pk__in=numbers, person=person)
    found = found.select_related("event").select_for_update(of=["self"])
    found = list(found.order_by("pk"))
    if not found:
        raise ValidationError(
            _("Choose at least one appearance that is not this person's.")
        )
    events = {place.event_id for place in found}
    if Event.objects.editable_by(by).filter(pk__in=events).count() != len(events):
        raise PermissionDenied
    return found


def _saving(person, places, by):
    comment = ngettext(
        "%(count)d appearance was not that of %(person)s",
        "%(count)d appearances were not those of %(person)s",
        len(places),
    )
    comment %= {"count": len(places), "person": person}
    events = {place.event for place in places}
    return saving(*events, by=by, comment=comment, act=Act.MATCHED)


def _move(places, person):
    for place in places:
        place.person = person
        place.save()
        place.event.save(update_fields=["modified_at"])
        if person:
            learn_spellings(person, printed_names(place))
