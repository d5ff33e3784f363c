"""Pages of the second factor: at the door, and in one's own hands."""

from django.conf import settings
from django.contrib import admin, auth, messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..authentication import remember_browser
from . import acts, codes, passkeys, pending
from .forms import CodeForm, NewPasskeyForm, PasskeyForm


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
    form, forms = _forms(request, user, sets_up=is_new)
    if not form.is_valid():
        return _page(request, "factor_step.html", form, forms, sets_up=is_new)
    recovery = form.save() if is_new else None
    pending.forget(request)
    auth.login(request, user)
    response = _codes(request, recovery, address) if recovery else redirect(address)
    remember_browser(request, response, user)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def own_factor(request):
    """Let somebody set up second factors, have new recovery codes, or remove one."""
    user, act = request.user, request.POST.get("act")
    here = reverse("admin:own_factor")
    if act == "remove":
        return _remove(request, user)
    if act == "codes" and codes.of(user):
        return _codes(request, acts.renew(user), here)
    form, forms = _forms(request, user, sets_up=True)
    if not form.is_valid():
        return _page(request, "factor_own.html", form, forms, sets_up=True)
    if recovery := form.save():
        return _codes(request, recovery, here)
    messages.success(request, _("The passkey is added."))
    return redirect(here)


def _remove(request, user):
    """Take away the passkey that is named, or else the telephone."""
    number = request.POST.get("passkey", "")
    passkey = user.passkeys.filter(pk=number).first() if number.isdecimal() else None
    if codes.may_spare_one(user) and (passkey or not number):
        acts.remove_one(user, passkey)
        messages.success(request, _("The second factor is removed."))
    return redirect("admin:own_factor")


def _forms(request, user, sets_up):
    """Return the form that was sent, and both: that of a code, that of a passkey."""
    is_key, posted = "credential" in request.POST, request.POST or None
    kind = NewPasskeyForm if sets_up else PasskeyForm
    key = kind(request, user, posted if is_key else None)
    code = CodeForm(request, user, None if is_key else posted, sets_up=sets_up)
    return key if is_key else code, {"form": code, "key_form": key}


def _page(request, template, sent, forms, sets_up):
    user = sent.user
    factor = codes.of(user)
    context = {
        **admin.site.each_context(request),
        "title": _("Second factor"),
        "factor": factor,
        "own": user.passkeys.all(),
        "may_remove": codes.may_spare_one(user),
        "site_url": settings.SITE_URL,
        **forms,
    }
    if passkeys.are_possible() and (sets_up or user.passkeys.exists()):
        ask = passkeys.to_add if sets_up else passkeys.to_show
        context["options"] = ask(request, user)
    if sets_up and not (factor and factor.confirmed_at):
        waiting = codes.begin(user)
        context |= {"secret": waiting.secret, "picture": codes.picture(waiting)}
    status = 429 if request.method == "POST" and sent.must_wait else 200
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
