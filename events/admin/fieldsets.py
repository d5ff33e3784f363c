"""Form layout: the facts of a record, in the order in which one knows them."""

from django.utils.translation import gettext_lazy

FIELDSETS = [
    (
        None,
        {
            "classes": ["tab-facts"],
            "fields": ["title", "subtitle", "occasion", "abstract"],
        },
    ),
    (
        gettext_lazy("Facts"),
        {
            "classes": ["tab-facts"],
            "fields": [
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
        },
    ),
    (
        gettext_lazy("Elsewhere, postponed or cancelled"),
        {
            "classes": ["tab-facts", "collapse"],
            "fields": [("timezone", "outcome", "postponed_to"), "online_url"],
        },
    ),
    (
        gettext_lazy("Sources and identifiers"),
        {
            "classes": ["tab-facts"],
            "fields": [
                "source_url",
                "recording_url",
                ("udc", "irsti"),
                ("doi", "licence"),
                "responsible",
            ],
        },
    ),
]
