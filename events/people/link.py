"""Entity linking: somebody says who is meant by a printed name; nothing guesses."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from languages.columns import column
from languages.fallback import LANGUAGES
from participants.audit_log import Act
from participants.naming import learn_spellings, person_from_print
from search.documents import Name

from ..models import Event, Participation
from ..saving import saving


def printed_names(place):
    """Return the names of a participation, in the languages that have one."""
    names = ((getattr(place, column("printed_name", code)), code) for code in LANGUAGES)
    return [Name(text, code) for text, code in names if text]


@transaction.atomic
def identify(place, person, *, by):
    """Say that ``person`` is meant by the name printed at ``place``.

    The spelling is remembered, so that next time it speaks for this person. Whoever
    was merged away stands for the one who stayed.
    """
    if not by.has_perm("participants.view_person"):
        raise PermissionDenied
    return _connect(place, person.merged_into or person, by)


@transaction.atomic
def identify_as_new(place, *, by):
    """Make a new person of the name printed at ``place``; return that person."""
    if not by.has_perm("participants.add_person"):
        raise PermissionDenied
    with saving(by=by, comment=_("New person from a record")):
        person = person_from_print(printed_names(place))
        person.full_clean()
        person.save()
    return _connect(place, person, by)


def _connect(place, person, by):
    event = Event.objects.editable_by(by).locked(place.event_id)
    place = Participation.objects.get(pk=place.pk)
    if place.person_id:
        raise ValidationError(_("Somebody has already said who this is."))
    comment = _("Participant identified: %(person)s") % {"person": person}
    with saving(event, by=by, comment=comment, act=Act.MATCHED):
        place.person = person
        place.validate_constraints()
        place.save()
        learn_spellings(person, printed_names(place))
        event.save(update_fields=["modified_at"])
    return person
