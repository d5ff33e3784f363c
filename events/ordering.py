"""Order of an archive: the latest first; of one day, what began later comes first."""

from django.db.models import F, Index

LATEST_FIRST = ["-starts_on", F("start_time").desc(nulls_last=True), "-pk"]
# The same for what belongs to an event; of drafts the day may be unknown.
LATEST_EVENT_FIRST = [
    F("event__starts_on").desc(nulls_last=True),
    F("event__start_time").desc(nulls_last=True),
    "-event__pk",
]

INDEXES = [
    Index(  # with all that is asked to find a page of a list
        fields=["status", "-starts_on", "start_time", "id", "ends_on", "publish_at"],
        name="event_listed_by_day",
    ),
    Index(fields=["series", "starts_on"], name="event_in_series"),
    Index(  # lists of the desk, and what is counted beside them
        fields=["-starts_on", "status", "publish_at", "id"], name="event_at_desk_by_day"
    ),
    Index(fields=["-modified_at", "-id"], name="event_by_change"),
    # Feeds. With the status before it SQLite would begin with it where it should not.
    Index(fields=["-publish_at", "-id"], name="event_by_hour"),
]
