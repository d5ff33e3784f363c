"""Form layout: the facts of a record, in the order in which one knows them."""

from django.utils.translation import gettext_lazy


def _facts(title, fields, *classes, **options):
    """Return a group under the tab of the facts."""
    return title, {"classes": ["tab-facts", *classes], "fields": fields, **options}


FIELDSETS = [
    _facts(
        None,
        [
            "title",
            ("starts_on", "start_time", "ends_on", "end_time"),
            "venue",
            "city",
            "country",
            ("kind", "mode"),
        ],
        description=gettext_lazy("What is marked ✱ is needed to publish."),
    ),
    _facts(
        gettext_lazy("About the event"),
        [
            "subtitle",
            "occasion",
            "abstract",
            "topics",
            "series",
            ("original_language", "spoken_languages"),
            "has_others",
            "responsible",
        ],
    ),
    _facts(
        gettext_lazy("Elsewhere, postponed or cancelled"),
        [("timezone", "outcome", "postponed_to"), "online_url"],
        "collapse",
    ),
    _facts(
        gettext_lazy("Sources and identifiers"),
        ["source_url", ("udc", "irsti"), ("doi", "licence")],
        "collapse",
    ),
]
