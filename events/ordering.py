"""Order of an archive: the latest first; of one day, what began later comes first."""

from django.db.models import F

LATEST_FIRST = ["-starts_on", F("start_time").desc(nulls_last=True), "-pk"]
# The same for what belongs to an event; of drafts the day may be unknown.
LATEST_EVENT_FIRST = [
    F("event__starts_on").desc(nulls_last=True),
    F("event__start_time").desc(nulls_last=True),
    "-event__pk",
]
