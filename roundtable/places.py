"""Navigation: the desk's side bar, in the words of those who work there.

A place is a list of things, by the label of its model, or a screen beside one, by its
address, its name and the right that opens it.
"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

GROUPS = [
    (
        _("Records"),
        [
            "events.event",
            ("intake_sourcefile_add", _("From a Word file"), "events.add_event"),
            "intake.sourcefile",
            "events.report",
            (
                "events_event_recoverlist",
                _("Deleted drafts"),
                "events.edit_all_records",
            ),
        ],
    ),
    (
        _("People and organisations"),
        [
            "participants.person",
            (
                "participants_person_unmatched",
                _("Who is this?"),
                "events.change_participation",
            ),
            (
                "participants_person_duplicates",
                _("Possible duplicates: people"),
                "participants.change_person",
            ),
            "participants.organisation",
            (
                "participants_organisation_duplicates",
                _("Possible duplicates: organisations"),
                "participants.change_organisation",
            ),
        ],
    ),
    (_("Subjects"), ["events.topic", "events.series", "search.concept"]),
    (
        _("Site and accounts"),
        [
            "events.deputy",
            "portal.portal",
            "auth.user",
            "accounts.invitation",
            "auth.group",
            "accounts.attempt",
            "audit.entry",
            "mail_queue.queuedemail",
        ],
    ),
]


def groups(user, models, path):
    """Return the groups of places open to ``user``; ``path`` is where they are now.

    ``models`` are those of the stock list, by label. One that no group names stands
    in the last of them: a list must not vanish because nobody thought of its place.
    """
    shown = [
        (name, [place for one in places if (place := _place(one, user, models))])
        for name, places in GROUPS
    ]
    shown[-1][1].extend(models.values())
    here = max(
        (place for _name, places in shown for place in places if _holds(place, path)),
        key=lambda place: len(place["admin_url"]),
        default={},
    )
    here["current"] = True
    return [{"name": name, "models": places} for name, places in shown if places]


def _place(one, user, models):
    if isinstance(one, str):
        return models.pop(one, None)
    address, name, right = one
    if not user.has_perm(right):
        return None
    return {"name": name, "admin_url": reverse(f"admin:{address}")}


def _holds(place, path):
    return place["admin_url"] and path.startswith(place["admin_url"])
