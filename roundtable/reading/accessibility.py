"""Statement of accessibility: how the pages meet WCAG 2.2, level AA.

``wcag.tsv`` has a line a criterion: whether it is ``met``, ``partly``, or whether what
it speaks of is ``absent`` from our pages; names and remarks in three languages.
"""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import get_language, pgettext_lazy

from events.portal.reading import portal
from languages.columns import column

STATED_ON = date(2026, 11, 29)  # whoever changes the table looks at the pages again
STATES = {
    "met": pgettext_lazy("criterion", "met"),
    "partly": pgettext_lazy("criterion", "partly met"),
    "absent": pgettext_lazy("criterion", "does not occur"),
}


def statement():
    """Return what the page says, its table in the language of the reader."""
    language = get_language()
    criteria = [
        {
            **{key: row[key] for key in ("number", "level", "state")},
            "name": row[column("name", language)],
            "remark": row[column("remark", language)],
            "met": STATES[row["state"]],
        }
        for row in criteria_of_wcag()
    ]
    contact = portal().contact
    return {"criteria": criteria, "stated_on": STATED_ON, "contact": contact}


@cache
def criteria_of_wcag():
    lines = Path(__file__).with_name("wcag.tsv").read_text("utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", restval=""))
