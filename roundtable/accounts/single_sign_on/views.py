"""The two addresses of single sign-on: to the provider, and back from it."""

import logging

from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..authentication import note_single_sign_on
from ..second_factor import pending
from . import matching
from .adapter import Conversation

log = logging.getLogger(__name__)
_NEXT = "after_single_sign_on"


@never_cache
@require_GET
def to_provider(request):
    """Send somebody to the provider, and remember where they want to go then."""
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    request.session[_NEXT] = wanted if is_ours else reverse("admin:index")
    provider = Conversation(request).get_provider()
    provider.oauth2_adapter_class = Conversation
    answer = _asked(provider.redirect, request, process=AuthProcess.LOGIN)
    return answer if answer and answer.status_code == 302 else _refused(request)


@never_cache
@require_GET
def from_provider(request):
    """Let in whom the provider names and an account has; a second factor holds."""
    talk = Conversation(request)
    _asked(OAuth2CallbackView.adapter_view(talk), request)
    if talk.login is None:
        return _refused(request)
    try:
        user = matching.user_of(talk.login)
    except ValidationError as error:
        return _refused(request, *error.messages)
    note_single_sign_on(request, user)
    address = request.session.get(_NEXT, reverse("admin:index"))
    return pending.enter(request, user, address)


def _asked(ask, *args, **kwargs):
    """Return what came of asking the provider, or None: its answers may be anything."""
    try:
        return ask(*args, **kwargs)
    except Exception as error:  # no connection, no JSON, no such key in it
        log.warning("Single sign-on failed: %s", type(error).__name__)
        return None


def _refused(request, sentence=""):
    told = _("%(name)s did not sign you in. Try again, or give your password.")
    messages.error(request, sentence or told % settings.SINGLE_SIGN_ON)
    return redirect("admin:login")
