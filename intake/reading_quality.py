"""Quality of reading: what the benchmark measured, as a table for the desk."""

import json
from pathlib import Path

from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

FIGURES = Path(__file__).with_name("reading_quality.json")

SETS = {
    "development": _("files that rules were written for"),
    "test": _("files that no rule was written for"),
}
FIELDS = {
    "title": _("title"),
    "kind": _("kind"),
    "mode": _("held"),
    "day": _("day"),
    "organisers": _("organisers"),
    "people": _("participants"),
    "roles": _("roles"),
    "posts": _("posts"),
    "sections": _("sections"),
    "sentences": _("sentences kept"),
}
MEASURES = ("precision", "recall", "f1")


def figures():
    """Return the heads and rows of a table; None before anything was measured."""
    try:
        told = json.loads(FIGURES.read_text("utf-8"))
    except FileNotFoundError:
        return None
    sets, languages = told["sets"], told.get("by_language", {})
    agreement = told.get("agreement", {})
    names = dict.fromkeys(name for one in sets.values() for name in one["fields"])
    return {
        "measured_on": parse_date(told["measured_on"]),
        "sets": [
            (SETS.get(name, name), one["documents"]) for name, one in sets.items()
        ],
        "languages": list(languages),
        "has_agreement": bool(agreement),
        "rows": [
            {
                "name": FIELDS.get(name, name),
                "sets": [
                    one["fields"].get(name, {}).get(measure)
                    for one in sets.values()
                    for measure in MEASURES
                ],
                "languages": [one.get(name) for one in languages.values()],
                "agreement": agreement.get(name),
            }
            for name in names
        ],
    }
