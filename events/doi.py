"""DOI registration: the only act that writes the DOI of a record readers have seen.

The form shows it closed, an import refuses another one, history leaves it alone.
"""

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .models import Event
from .saving import saving


@transaction.atomic
def assign_doi(event, doi, *, by):
    """Give a public record its ``doi``, once and for ever.

    Returns the event as it is now. Raises ``PermissionDenied`` when the user ``by`` may
    not publish, ``ValidationError`` when the record is not public or has another DOI.
    """
    if not may_assign(by):
        raise PermissionDenied
    public = Event.objects.published().select_for_update(of=["self"])
    event = public.filter(pk=event.pk).first()
    if event is None:
        raise ValidationError(_("Only a public record can be given a DOI."))
    if event.doi == doi:
        return event
    if event.doi:
        raise ValidationError(_("The record has another DOI already."))
    event.doi = doi
    event.full_clean()
    why = _("registered as DOI %(doi)s") % {"doi": doi}
    with saving(event, by=by, comment=why):
        event.save()
    LogEntry.objects.log_actions(by.pk, [event], CHANGE, why)
    return event


def may_assign(user):
    return user.is_active and user.has_perm("events.publish_event")
