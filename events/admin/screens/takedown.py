"""Takedown screen: the files of a record and of its history, and their way out."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...history.takedown import files_of, take_down
from ...models import Event
from ...permissions import PUBLISH, may
from .history import show, titled


class TakedownForm(forms.Form):
    """Which file has to go, and why: the reason is all that stays of it."""

    file = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=gettext_lazy("File"),
        error_messages={"required": gettext_lazy("Choose the file to remove.")},
    )
    reason = forms.CharField(
        max_length=500,
        label=gettext_lazy("Why is it removed?"),
        help_text=gettext_lazy(
            "The history keeps this answer instead of the file. Name nobody in it who "
            "does not want to be named."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, files, *args):
        super().__init__(*args)
        self.fields["file"].choices = [(one.name, _worded(one)) for one in files]


def _worded(file):
    where = _("in the record") if file.is_shown else _("in its history only")
    name = file.name.rpartition("/")[2]
    return f"{file.caption} – {name} ({where})" if file.caption else f"{name} ({where})"


def context(request, event):
    """Offer the screen to those who may publish the record."""
    return {"may_take_down": event and may(request.user, PUBLISH, event)}


def files(request, model_admin, pk):
    """Ask which file is to be removed for good, and remove it."""
    event = get_object_or_404(Event.objects.permitted(request.user, PUBLISH), pk=pk)
    kept = files_of(event)
    form = TakedownForm(kept, *([request.POST] if request.method == "POST" else []))
    if form.is_bound and form.is_valid():
        return _taken_down(request, event, **form.cleaned_data)
    context = titled(event, _("Remove a file for good"))
    context["form"] = form if kept else None
    return show(request, model_admin, "takedown.html", context)


def _taken_down(request, event, file, reason):
    try:
        take_down(event, file, reason, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The file is gone for good."))
    return redirect("admin:events_event_takedown", event.pk)
