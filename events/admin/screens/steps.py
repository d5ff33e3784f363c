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
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ... import readiness, workflow
from ...models import Event

MOMENT = "%Y-%m-%dT%H:%M"


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


def take(request, event, name):
    """Take a step; one that goes with the form is taken once that is saved."""
    if name not in workflow.STEPS:
        raise Http404
    form, step = StepForm(request.POST), workflow.STEPS[name]
    try:
        if not form.is_valid():
            raise ValidationError([*form.errors.as_data().values()][0])
        event = workflow.transition(step, event, by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
    else:
        done = _("The record is now: %(status)s.")
        messages.success(request, done % {"status": event.get_status_display()})
    return redirect("admin:events_event_change", event.pk)


def context(request, event):
    """What the template shows of steps; ``event`` is None on the blank form."""
    steps = workflow.open_steps(event or Event(), request.user)
    watched = event and event.status in (
        workflow.SUBMIT.source,
        workflow.PUBLISH.source,
    )
    return {
        "steps": steps,
        "missing": readiness.problems(event) if watched else [],
        "last_step": event and _last_step(event),
        "answers": {
            "reason": request.POST.get("step-reason", ""),
            "told": request.POST.get("step-told", ""),
            "publish_at": request.POST.get("step-publish_at", ""),
        },
    }


def _last_step(event):
    """The step that brought the record where it is, with what was said then."""
    taken = event.transitions.select_related("by").first()
    if taken and taken.name in workflow.STEPS:
        return {"taken": taken, "done": workflow.STEPS[taken.name].done}
    return None
