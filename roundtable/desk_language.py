"""Locale: the desk's language is chosen there and kept with the user.

What the browser says counts only until then. Where nobody is signed in, the address
carries the choice: a reader gets no cookie.
"""

from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate
from django.views.decorators.http import require_POST

from events.models import Member
from languages.fallback import LANGUAGES


class DeskLanguage:
    """Speaks at the desk as its user has chosen."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith("/admin/") and (chosen := _chosen(request)):
            activate(chosen)
            request.LANGUAGE_CODE = chosen
        return self.get_response(request)


def _chosen(request):
    member = getattr(request.user, "member", None)
    return member.language if member else asked(request)


def asked(request):
    """Return the language that the address names, if there is such a one."""
    code = request.GET.get("language")
    return code if code in LANGUAGES else None


def keep(user, language):
    Member.objects.update_or_create(defaults={"language": language}, user=user)


@require_POST
def choose(request):
    """Keep the language whose button was pressed, and go back to that page."""
    if (language := request.POST.get("language")) not in LANGUAGES:
        return HttpResponseBadRequest()
    keep(request.user, language)
    address = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return HttpResponseRedirect(address)
    return redirect("admin:index")
