"""What the pages about who is who have in common."""

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme

from languages.row_numbers import row_number

from ..models import Person

may_change_people = permission_required(
    "participants.change_person", raise_exception=True
)


def page(request, template, title, *, model=Person, **context):
    """Answer with a page about people, or one that both registers share."""
    shared = admin.site.each_context(request)
    own = {"title": title, "opts": model._meta, "about": context.get("person")}
    places = [f"admin/participants/{kind}{template}" for kind in ("", "person/")]
    return render(request, places, shared | own | context)


def thing_or_404(model, number):
    """Find a row by what a form or an address says; nonsense is nothing."""
    rows = model.objects.select_related("merged_into")
    return get_object_or_404(rows, pk=row_number(number))


def person_or_404(number):
    return thing_or_404(Person, number)


def to_form(thing):
    return redirect(admin_urlname(thing._meta, "change"), thing.pk)


def back(request, name, model=Person):
    """Return to where a button was pressed, or to the page called ``name``."""
    address = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return HttpResponseRedirect(address)  # `redirect` looks names up as well
    return redirect(admin_urlname(model._meta, name))


def tell(request, sentence, thing):
    """Say what was done, with a link to whom or what it concerns."""
    address = reverse(admin_urlname(thing._meta, "change"), args=[thing.pk])
    link = format_html('<a href="{}">{}</a>', address, thing)
    messages.success(request, format_html("{} {}", sentence, link))


def refuse(request, refusal):
    """Say why something could not be done."""
    for sentence in refusal.messages:
        messages.error(request, sentence)
