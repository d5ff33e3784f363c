from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from .colours import mark_of, sheet
from .reading import portal

YEAR = 365 * 24 * 3600  # seconds


@require_safe
def colours(request, mark):
    """Hand out the portal's colour, for ever where the address is that of its sheet."""
    colour = portal().accent
    if not colour:
        raise Http404
    response = HttpResponse(sheet(colour), "text/css; charset=utf-8")
    if mark == mark_of(colour):
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return response
