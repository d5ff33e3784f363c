"""Hidden languages: what answers readers at addresses in a language that is not shown.

The desk speaks all languages, whichever its portal shows.
"""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.utils import translation

from events.portal.reading import nearest, portal

from .running.page_cache import OUTSIDE


class ShownLanguages(LocaleMiddleware):
    """Chooses among the shown languages, and says of an address where to read it."""

    def process_request(self, request):
        super().process_request(request)
        if request.path_info.startswith(OUTSIDE):
            return None
        wanted = translation.get_language()
        if (code := nearest(wanted)) == wanted:
            return None
        translation.activate(code)
        request.LANGUAGE_CODE = code
        if not translation.get_language_from_path(request.path_info):
            return None
        rest = request.path_info.removeprefix(f"/{wanted}/")
        context = {
            "language": dict(settings.LANGUAGES)[wanted],
            "places": [(one, f"/{one}/{rest}") for one in portal().shown_languages],
        }
        return render(request, "not_shown.html", context, status=404)
