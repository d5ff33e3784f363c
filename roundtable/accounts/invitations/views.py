"""The page behind the link of an invitation."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ...desk_language import asked
from ..second_factor import pending
from . import acts
from .forms import AcceptForm


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request, token):
    """Let somebody new give a name and a password, or an account have a role more.

    Whatever is wrong with a link is answered in one sentence, which tells a stranger
    nothing.
    """
    invitation = acts.behind(token)
    if invitation is None:
        return _closed(request)
    with override(asked(request) or invitation.language):
        try:
            user = acts.account_of(invitation)
            answer = _add_role if user else _make_account
            return answer(request, invitation, user)
        except ValidationError:
            return _closed(request)


def _add_role(request, invitation, user):
    if request.method != "POST":
        return _page(request, invitation, account=user)
    acts.accept(invitation, user)
    messages.success(request, _("The role is added to your account."))
    return redirect("admin:index")


def _make_account(request, invitation, _nobody):
    form = AcceptForm(invitation, request.POST or None)
    if not form.is_valid():
        return _page(request, invitation, form=form)
    user = form.save(commit=False)
    acts.accept(invitation, user)
    return pending.enter(request, user, reverse("admin:index"))


def _page(request, invitation, **more):
    context = {
        **admin.site.each_context(request),
        "title": _("You are invited"),
        "invitation": invitation,
        **more,
    }
    return render(request, "admin/accounts/invitation.html", context)


def _closed(request):
    context = {
        **admin.site.each_context(request),
        "title": _("This invitation is closed"),
    }
    return render(request, "admin/accounts/invitation.html", context, status=410)
