"""Pages of one's own account."""

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.models import Member

from ..second_factor import codes
from . import address
from .forms import AddressForm, LettersForm, NameForm

SAFE_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


@SAFE_AND_POST
def own_account(request):
    """Show and change one's own name and letters, with the way to all the rest."""
    user = get_user_model().objects.get(pk=request.user.pk)
    member = Member.objects.filter(user=user).first() or Member(user=user)
    posted = request.POST or None
    name = NameForm(posted, instance=user)
    letters = LettersForm(posted, instance=member)
    if name.is_valid() and letters.is_valid():
        name.save()
        letters.save()
        messages.success(request, _("Your account is saved."))
        return redirect("admin:own_account")
    forms = {"name": name, "letters": letters}
    return _page(request, "account.html", _("My account"), **forms)


@SAFE_AND_POST
def own_address(request):
    """Ask for a new address, and send a link there."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        address.ask(request.user, form.cleaned_data["email"])
        told = _("A letter with a link was sent to %(address)s. Open it within a day.")
        messages.success(request, told % {"address": form.cleaned_data["email"]})
        return redirect("admin:own_account")
    return _page(request, "address.html", _("New email address"), form=form)


@SAFE_AND_POST
def own_address_confirm(request, token):
    """Change the address to that of the link, after a last look at it."""
    new = address.behind(token, request.user)
    if new is None:
        messages.error(request, _("This link was used, or is too old."))
        return redirect("admin:own_account")
    if request.method != "POST":
        return _page(request, "address.html", _("New email address"), new=new)
    try:
        address.change(request.user, new)
        messages.success(request, _("Your email address is changed."))
    except ValidationError as error:
        messages.error(request, *error.messages)
    return redirect("admin:own_account")


def _page(request, template, title, **more):
    context = {
        **admin.site.each_context(request),
        "title": title,
        "factor": codes.of(request.user),
        **more,
    }
    return render(request, f"admin/accounts/{template}", context)
