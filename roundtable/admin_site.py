from functools import wraps

from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.exceptions import DisallowedModelAdminToField
from django.contrib.admin.options import (
    FORMFIELD_FOR_DBFIELD_DEFAULTS,
    TO_FIELD_VAR,
)
from django.db import models
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from events.concerned import still_to_hear
from events.media.storage import nothing_left_behind
from events.models import Deputy
from events.portal.reading import portal
from participants.typed import DayField, HourField

from .accounts.confirming import confirmed
from .accounts.own_account.views import own_account, own_address, own_address_confirm
from .accounts.second_factor.views import own_factor, second_step
from .accounts.sessions import kept_awake
from .accounts.views import PasswordChange, SignIn, own_sessions
from .dashboard import panels
from .desk_language import asked, choose, keep
from .handbook import handbook, section_about
from .places import groups
from .refused import kept_when_refused

# Every day and hour of the desk is typed as people write them.
FORMFIELD_FOR_DBFIELD_DEFAULTS[models.DateField]["form_class"] = DayField
FORMFIELD_FOR_DBFIELD_DEFAULTS[models.TimeField]["form_class"] = HourField


def named(view):
    """Refuse to look a row up by a column without a name, which breaks the admin."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        if "" in (request.GET.get(TO_FIELD_VAR), request.POST.get(TO_FIELD_VAR)):
            raise DisallowedModelAdminToField("A column needs a name.")
        return view(request, *args, **kwargs)

    return asked


def never_blank(view):
    """Show a page to whoever asks for the address of an act, as one does going back."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if isinstance(response, HttpResponseNotAllowed):
            response.content = render(request, "404.html").content
        return response

    return asked


class RoundtableAdminSite(admin.AdminSite):
    """The stock admin under the portal's name, with what its editor needs allowed."""

    index_title = _("Desk")
    empty_value_display = "–"

    @property
    def site_header(self):
        return _("%(portal)s: authors and editors") % {"portal": portal().brief_name}

    @property
    def site_title(self):
        return portal().brief_name

    def get_urls(self):
        own = [
            path("account/", self.admin_view(own_account), name="own_account"),
            path("account/address/", self.admin_view(own_address), name="own_address"),
            path(
                "account/address/<str:token>/",
                self.admin_view(own_address_confirm),
                name="own_address_confirm",
            ),
            path("sessions/", self.admin_view(own_sessions), name="sessions"),
            path("second-factor/", self.admin_view(own_factor), name="own_factor"),
            path("help/", self.admin_view(handbook), name="help"),
            path(
                "help/<slug:section>/", self.admin_view(handbook), name="help_section"
            ),
            path("language/", self.admin_view(choose), name="language"),
            path("login/second-step/", second_step, name="second_step"),
        ]
        return [*own, *super().get_urls()]

    def admin_view(self, view, cacheable=False):
        """Guard an act, and let the text editor's import map through the policy."""
        allow = csp_update({"script-src": [SELF, NONCE]})
        guarded = kept_when_refused(nothing_left_behind()(never_blank(view)))
        guarded = kept_awake(confirmed(named(guarded)))
        return allow(super().admin_view(guarded, cacheable))

    def each_context(self, request):
        """Add which part of the handbook is about the screen that is asked for."""
        about = section_about(request.resolver_match.url_name or "")
        return super().each_context(request) | {"help_section": about}

    def get_app_list(self, request, app_label=None):
        """Group all lists by what people do there."""
        models = {
            model["model"]._meta.label_lower: model
            for app in self._build_app_dict(request).values()
            for model in app["models"]
        }
        return groups(request.user, models, request.path)

    def index(self, request, extra_context=None):
        """Show first what waits for this user."""
        waiting = [panel for panel in panels(request.user) if panel.count]
        context = {"panels": waiting, "still_to_hear": still_to_hear()}
        context["deputies"] = Deputy.objects.to_come().of(request.user)
        context |= extra_context or {}
        return super().index(request, context)

    def app_index(self, request, app_label, extra_context=None):
        """Lead to the desk, which lists all of it by what people do there."""
        return redirect("admin:index")

    def login(self, request, extra_context=None):
        """Show the stock page, behind which a second factor may be asked for."""
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = self.each_context(request) | {
            "title": _("Log in"),
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            "single_sign_on": settings.SINGLE_SIGN_ON.get("name"),
        }
        request.current_app = self.name
        response = SignIn.as_view(extra_context=context)(request)
        if request.user.is_authenticated and (language := asked(request)):
            keep(request.user, language)
        return response

    def password_change(self, request, extra_context=None):
        context = self.each_context(request) | (extra_context or {})
        request.current_app = self.name
        return PasswordChange.as_view(extra_context=context)(request)
