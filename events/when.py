"""Days and hours of an event in words, and what became of it.

An ``Event`` is read here, or a ``Record`` of it: both call their days alike.
"""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from languages.dates.formatting import format_span

from . import time_zones
from .choices import Outcome


def days_and_hours(event, zone, language):
    """Return «6 December 2011, 11:00–13:00 (Tashkent time)», as far as it is known."""
    first, last = event.starts_on, event.ends_on
    if event.end_time and last and last != first:
        ends = (first, event.start_time), (last, event.end_time)
        said = [
            f"{format_span(day, None, language)}, {hour:%H:%M}" for day, hour in ends
        ]
        words = " – ".join(said)
    else:
        words = _listed(format_span(first, last, language), hours(event))
    return f"{words} ({zone})" if zone else words


def of_sitting(sitting, language):
    return _listed(format_span(sitting.day, None, language), hours(sitting))


def hours(part):
    known = filter(None, [part.start_time, part.end_time])
    return "–".join(f"{hour:%H:%M}" for hour in known)


def zone(event):
    """Return whose clocks the hours are of, where these are not the portal's own."""
    if event.timezone == settings.TIME_ZONE:
        return ""
    return _("%(place)s time") % {"place": time_zones.label(event.timezone)}


def outcome(event, language):
    """Return what became of an event that did not take place on its day."""
    if event.outcome == Outcome.HELD:
        return ""
    if event.postponed_to:
        day = format_span(event.postponed_to, None, language)
        return _("Postponed to %(day)s") % {"day": day}
    return capfirst(str(dict(Outcome.choices).get(event.outcome, event.outcome)))


def _listed(*words):
    return ", ".join(filter(None, words))


def moment(at):
    """Return the day and hour of what happens to a record, not to its event."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")
