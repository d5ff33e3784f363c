"""Saying who somebody printed in a record is; nothing here guesses."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from languages.columns import column
from languages.fallback import LANGUAGES
from participants.naming import learn_spellings, person_from_print
from search.documents import Name

from ..history.recording import recording
from ..indexing import reindexing
from ..models import Event, Participation


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
    with recording(by, _("New person from a record")):
        person = person_from_print(printed_names(place))
        person.full_clean()
        person.save()
    return _connect(place, person, by)


def _connect(place, person, by):
    place = _locked(place, by)
    if place.person_id:
        raise ValidationError(_("Somebody has already said who this is."))
    with recording(by, _("Participant identified: %(person)s") % {"person": person}):
        place.person = person
        place.save()
        learn_spellings(person, printed_names(place))
    reindexing.reindex(place.event_id)
    return person


def _locked(place, by):
    """Return the place as it is now, if ``by`` may change its record."""
    events = Event.objects.editable_by(by).select_for_update(of=["self"])
    if not events.filter(pk=place.event_id):
        raise PermissionDenied
    return Participation.objects.get(pk=place.pk)
