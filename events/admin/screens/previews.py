"""Preview links: a draft shown to somebody without a login, until that is ended."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ... import previewing
from ...choices import Status
from ...models import Event


@require_POST
def end(request, model_admin, pk):
    event = get_object_or_404(Event.objects.managed_by(request.user), pk=pk)
    previewing.end(event)
    messages.success(request, _("Links sent so far no longer open the record."))
    return redirect("admin:events_event_change", pk)


def context(request, event):
    """Offer a link to those who answer for a record that readers do not see."""
    if event is None or event.is_public or event.status == Status.WITHDRAWN:
        return {}
    if not Event.objects.managed_by(request.user).filter(pk=event.pk).exists():
        return {}
    return {"preview_link": f"{settings.SITE_URL}{previewing.link_to(event)}"}
