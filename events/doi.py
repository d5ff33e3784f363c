"""DOI registration: the only act that writes the DOI of a record readers have seen.

The form shows it closed, an import refuses another one, history leaves it alone.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participants.audit_log import Act

from .models import Event
from .permissions import PUBLISH, may
from .saving import saving


@transaction.atomic
def assign_doi(event, doi, *, by):
    """Give a public record its ``doi``, once and for ever.

    Returns the event as it is now. Raises ``PermissionDenied`` when the user ``by`` may
    not publish, ``ValidationError`` when the record is not public or has another DOI.
    """
    if not may_assign(by, event):
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
    with saving(event, by=by, comment=why, act=Act.CHANGED):
        event.save()
    return event


def may_assign(user, event):
    return user.is_active and may(user, PUBLISH, event)
