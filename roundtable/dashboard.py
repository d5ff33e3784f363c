"""What waits for somebody, as they find it on the first page of the desk."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, F, Prefetch, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.choices import Status
from events.models import Coverage, Event, Participation, Report
from intake.models import SourceFile
from languages.fallback import LANGUAGES

NEWEST = 5


@dataclass(frozen=True)
class Panel:
    """One thing to do: how many wait for it, the newest of them, and where all are."""

    name: str
    title: Promise
    count: int
    newest: Iterable
    address: str
    languages: Iterable = ()  # of what is to be translated


def panels(user):
    """Return what ``user`` can do something about, by urgency: people wait first.

    Nothing they may not see is counted.
    """
    if not user.has_perm("events.view_event"):
        return []
    kept = Event.objects.managed_by(user)
    in_review = kept.filter(status=Status.REVIEW)
    return [
        _records(
            "returned",
            _("Returned with a comment"),
            kept.returned(),
            {"desk": "returned"},
        ),
        _reported(Report.objects.open().managed_by(user)),
        _records(
            "review",
            _("Waiting for review"),
            in_review,
            {"status__exact": Status.REVIEW},
        ),
        _records("scheduled", _("Scheduled"), kept.scheduled(), {"desk": "scheduled"}),
        _files(SourceFile.objects.to_answer(user)),
        _records("drafts", _("My drafts"), kept.begun_by(user), {"desk": "begun"}),
        _to_translate(
            Event.objects.editable_by(user),
            Coverage.objects.waiting().editable_by(user),
        ),
        _unmatched(Participation.objects.unmatched().editable_by(user)),
    ]


def _to_translate(events, waiting):
    """Records that lack a translation, or whose translation has aged, by language."""
    asked = {"desk": "untranslated"}
    panel = _records("translation", _("To translate"), events.to_translate(), asked)
    by_record = panel.newest.prefetch_related(Prefetch("coverage", waiting))
    return replace(panel, newest=by_record, languages=_languages(waiting))


def _languages(waiting):
    """Count by language the records that lack something in it, or are outdated."""
    counted = waiting.order_by().values(code=F("language"))
    counted = counted.annotate(
        lacking=Count("pk", filter=Q(filled__lt=F("wanted"))),
        aged=Count("pk", filter=Q(outdated__gt=0)),
    )
    return sorted(counted, key=lambda row: LANGUAGES.index(row["code"]))


def _reported(reports):
    return Panel(
        "reports",
        _("Reports of mistakes"),
        reports.count(),
        reports.select_related("event")[:NEWEST],
        reverse("admin:events_report_changelist", query={"status__exact": "open"}),
    )


def _files(files):
    return Panel(
        "files",
        _("Files waiting for your answers"),
        files.count(),
        files.defer("proposal")[:NEWEST],
        reverse("admin:intake_sourcefile_changelist", query={"desk": "answer"}),
    )


def _unmatched(places):
    newest = places.select_related("event").order_by("-event", "position")[:NEWEST]
    return Panel(
        "unmatched",
        _("People to be matched"),
        places.count(),
        newest,
        reverse("admin:participants_person_unmatched"),
    )


def _records(name, title, events, asked):
    newest = events.order_by("-modified_at", "-pk")[:NEWEST]
    address = reverse("admin:events_event_changelist", query=asked)
    return Panel(name, title, events.count(), newest, address)
