"""Pages of the second factor: at the door, and in one's own hands."""

from django.contrib import admin, auth, messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..authentication import remember_browser
from ..forms import CodeForm
from . import acts, codes, pending


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request):
    """Ask whoever gave the right password for a code, and only then sign them in.

    Where one is demanded and there is none yet, it is set up here.
    """
    found = pending.of(request)
    if found is None:
        return redirect("admin:login")
    user, address = found
    is_new = codes.of(user) is None
    form = CodeForm(request, user, request.POST or None)
    if not form.is_valid():
        return _page(request, "factor_step.html", form, user, is_new)
    recovery = acts.confirm(user) if is_new else None
    pending.forget(request)
    auth.login(request, user)
    response = _codes(request, recovery, address) if recovery else redirect(address)
    remember_browser(request, response, user)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def own_factor(request):
    """Let somebody set up a second factor, have new recovery codes, or remove it."""
    user = request.user
    is_new = codes.of(user) is None
    act = request.POST.get("act")
    if is_new or act is None:
        form = CodeForm(request, user, request.POST or None)
        if not (is_new and form.is_valid()):
            return _page(request, "factor_own.html", form, user, is_new)
    if act == "remove" and not codes.is_demanded(user):
        acts.remove(user)
        messages.success(request, _("The second factor is removed."))
        return redirect("admin:sessions")
    return _codes(request, acts.confirm(user), reverse("admin:sessions"))


def _page(request, template, form, user, is_new):
    context = {
        **admin.site.each_context(request),
        "title": _("Second factor"),
        "form": form,
        "demanded": codes.is_demanded(user),
        "is_new": is_new,
    }
    if is_new:
        factor = codes.begin(user)
        context |= {"factor": factor, "picture": codes.picture(factor)}
    elif user == request.user:
        context["left"] = len(user.second_factor.recovery)
    refused = request.method == "POST" and form.must_wait
    status = 429 if refused else 200
    return render(request, f"admin/accounts/{template}", context, status=status)


def _codes(request, recovery, address):
    """Show the recovery codes, this once."""
    context = {
        **admin.site.each_context(request),
        "title": _("Recovery codes"),
        "codes": recovery,
        "address": address,
    }
    return render(request, "admin/accounts/factor_codes.html", context)
