"""Workflow buttons: what they ask, and what still stands in a record's way.

A step that goes with the form is one of its submit buttons, named ``_step``: what was
typed is saved first. The others have an address of their own.
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from ... import emails, readiness, workflow
from ...models import Event

MOMENT = "%Y-%m-%dT%H:%M"
NAMED = 5  # of those who get an email


class StepForm(forms.Form):
    """What a step may ask for; which of it, the table of steps decides."""

    prefix = "step"

    reason = forms.CharField(required=False, max_length=2000)
    told = forms.CharField(required=False, max_length=2000)
    publish_at = forms.DateTimeField(
        required=False,
        input_formats=[MOMENT, "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"],
        error_messages={
            "invalid": gettext_lazy(
                "Give the time of publication as a day and an hour: 01.09.2026 10:00."
            )
        },
    )


@require_POST
def step(request, model_admin, pk, name):
    """Take the step whose button was pressed, and say what became of it."""
    event = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    return take(request, event, name)


def take(request, event, name, saved=False):
    """Take a step; one that goes with the form is taken once that is ``saved``."""
    if name not in workflow.STEPS:
        raise Http404
    form, step = StepForm(request.POST), workflow.STEPS[name]
    try:
        if not form.is_valid():
            raise ValidationError([*form.errors.as_data().values()][0])
        event = workflow.transition(step, event, by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        if saved:
            messages.success(request, _("What you typed is saved."))
        for sentence in refusal.messages:
            messages.error(request, sentence)
    else:
        done = _("The record is now: %(status)s.")
        messages.success(request, done % {"status": event.standing})
    return redirect("admin:events_event_change", event.pk)


def context(request, event):
    """What the template shows of steps; ``event`` is None on the blank form."""
    steps = workflow.open_steps(event or Event(), request.user)
    watched = event and event.status in (
        workflow.SUBMIT.source,
        workflow.PUBLISH.source,
    )
    missing = readiness.problems(event) if watched else []
    told = {one.tells: one for one in steps}
    told = {tells: _told(one, event, request) for tells, one in told.items()}
    return {
        "steps": [{"step": one, "told": told[one.tells]} for one in steps],
        "missing": missing,
        "blocking": [problem for problem in missing if problem.blocks],
        "last_step": event and _last_step(event),
        "answers": {
            "step": request.POST.get("_step", ""),
            "reason": request.POST.get("step-reason", ""),
            "told": request.POST.get("step-told", ""),
            "publish_at": request.POST.get("step-publish_at", ""),
        },
    }


def _told(step, event, request):
    """Say who gets an email of a step, by name; of many, the first of them."""
    if event is None:  # its organisers are not known yet
        return _("An email tells the editors.")
    people = list(emails.recipients(step, event, by=request.user))
    if not people:
        return _("Nobody gets an email.")
    names = [one.get_full_name() or one.get_username() for one in people[:NAMED]]
    said = ngettext(
        "An email tells %(number)d person: %(names)s.",
        "Emails tell %(number)d people: %(names)s.",
        len(people),
    )
    more = ["…"] if len(people) > NAMED else []
    return said % {"number": len(people), "names": ", ".join(names + more)}


def _last_step(event):
    """The step that brought the record where it is, with what was said then."""
    taken = event.transitions.select_related("by").first()
    done = taken and workflow.told_of(taken)
    return {"taken": taken, "done": done} if done else None
