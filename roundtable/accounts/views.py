from django.contrib import admin, auth, messages
from django.contrib.auth import views
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from . import sessions
from .authentication import remember_browser
from .forms import (
    PasswordChangeForm,
    PasswordResetForm,
    SetPasswordForm,
    SignInForm,
)
from .second_factor import codes, pending

LATEST = 20


class SignIn(views.LoginView):
    form_class = SignInForm
    template_name = "admin/login.html"
    next_page = "admin:index"

    def form_valid(self, form):
        """Sign somebody in, who is known here from then on, or ask for a code first."""
        return pending.enter(self.request, form.get_user(), self.get_success_url())

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 429 if form.must_wait else 200
        return response


class PasswordReset(views.PasswordResetView):
    form_class = PasswordResetForm


class PasswordResetConfirm(views.PasswordResetConfirmView):
    form_class = SetPasswordForm

    def get_user(self, uidb64):
        """Return whose link it is; a link of an account that was closed is none."""
        user = super().get_user(uidb64)
        return user if user and user.is_active else None

    def form_valid(self, form):
        """Know the browser: whoever holds the letter need not wait for a stranger."""
        response = super().form_valid(form)
        remember_browser(self.request, response, form.user)
        return response


class PasswordChange(views.PasswordChangeView):
    form_class = PasswordChangeForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.request = self.request
        return form


@require_http_methods(["GET", "HEAD", "POST"])
def own_sessions(request):
    """Show when one signed in of late, and end it everywhere."""
    if request.method == "POST":
        sessions.end_all(request.user)
        auth.logout(request)
        messages.success(request, _("You are signed out everywhere."))
        return redirect("admin:login")
    return sessions_page(request, request.user)


def sessions_page(request, user):
    context = {
        **admin.site.each_context(request),
        "title": _("Sessions: %(user)s") % {"user": user.get_username()},
        "owner": user,
        "attempts": user.attempts.all()[:LATEST],
        "factor": codes.of(user),
    }
    return render(request, "admin/accounts/sessions.html", context)
