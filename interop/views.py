from hashlib import sha256

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.models import Event

from .outgoing import formats
from .outgoing.reading import record_of


@require_safe
def export(request, pk, extension):
    """Hand out a public record in one format."""
    if extension not in formats.FORMATS:
        raise Http404(_("Records are not offered in this format."))
    event = Event.objects.published().for_reading().filter(pk=pk).first()
    if event is None:
        return _withdrawn_or_unknown(request, pk)
    record = record_of(event, get_language())
    response = _file(formats.FORMATS[extension], record)
    response["Content-Disposition"] = formats.disposition(record, extension)
    return unless_known(request, response, record.modified)


def _file(module, record):
    return HttpResponse(module.render(record), f"{module.MEDIA_TYPE}; charset=utf-8")


def unless_known(request, response, modified):
    """Mark a response so that it can be asked for again, and answer who has it: 304."""
    response["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    response["Last-Modified"] = http_date(modified.timestamp())
    response["Access-Control-Allow-Origin"] = "*"  # programs in a page may read it
    patch_cache_control(response, public=True, max_age=300)
    return get_conditional_response(
        request, response["ETag"], int(modified.timestamp()), response
    )


def _withdrawn_or_unknown(request, pk):
    event = get_object_or_404(Event.objects.withdrawn(), pk=pk)
    return render(request, "410.html", {"event": event}, status=410)
