"""What the pages about who is who have in common."""

from django.contrib import admin, messages
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


def page(request, template, title, **context):
    shared = admin.site.each_context(request)
    own = {"title": title, "opts": Person._meta, **context}
    return render(request, f"admin/participants/person/{template}", shared | own)


def person_or_404(number):
    """Find a person by what a form or an address says; nonsense is nobody."""
    people = Person.objects.select_related("merged_into")
    return get_object_or_404(people, pk=row_number(number))


def to_person(person):
    return redirect("admin:participants_person_change", person.pk)


def back(request, name):
    """Return to where a button was pressed, or to the page called ``name``."""
    address = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return HttpResponseRedirect(address)  # `redirect` looks names up as well
    return redirect(f"admin:participants_person_{name}")


def tell(request, sentence, person):
    """Say what was done, with a link to the person it concerns."""
    address = reverse("admin:participants_person_change", args=[person.pk])
    link = format_html('<a href="{}">{}</a>', address, person)
    messages.success(request, format_html("{} {}", sentence, link))


def refuse(request, refusal):
    """Say why something could not be done."""
    for sentence in refusal.messages:
        messages.error(request, sentence)
