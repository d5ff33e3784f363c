"""Script of a Kazakh page, as its address asks for it."""

from django.utils.translation import get_language_from_path

from languages.kazakh.scripts import SCRIPTS


def script_of(request):
    """Return the script; who asks for an unknown one, or not in Kazakh, gets none."""
    asked = request.GET.get("script")
    is_kazakh = get_language_from_path(request.path_info) == "kk"
    return asked if is_kazakh and asked in SCRIPTS else None
