"""Form layout: the facts of a record, in the order in which one knows them."""

from django.utils.translation import gettext_lazy


def _facts(title, fields, *classes):
    """Return a group under the tab of the facts."""
    return title, {"classes": ["tab-facts", *classes], "fields": fields}


FIELDSETS = [
    _facts(None, ["title", "subtitle", "occasion", "abstract"]),
    _facts(
        gettext_lazy("Facts"),
        [
            ("kind", "mode"),
            ("starts_on", "start_time", "ends_on", "end_time"),
            "venue",
            "city",
            "country",
            ("original_language", "spoken_languages"),
            "has_others",
            "series",
            "topics",
        ],
    ),
    _facts(
        gettext_lazy("Elsewhere, postponed or cancelled"),
        [("timezone", "outcome", "postponed_to"), "online_url"],
        "collapse",
    ),
    _facts(
        gettext_lazy("Sources and identifiers"),
        [
            "source_url",
            ("udc", "irsti"),
            ("doi", "licence"),
            "responsible",
        ],
    ),
]
