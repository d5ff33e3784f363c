"""Query relaxation: what to try where nothing was found, and how much that finds."""

from django.utils.translation import gettext_lazy as _

from participants.paging import asking

from .. import queries, retrieval
from ..understanding import understand

SHORTEST_BEGINNING = 4  # letters; of a longer word two thirds


def to_try(filters, asked):
    """Yield each looser query that finds something, with its address and its count."""
    pieces = [one for one in queries.pieces(filters.typed) if not one.is_unwanted]
    words = [word for one in pieces for word in one.words]
    chosen, none = filters.values, dict.fromkeys(filters.fields, "")
    for label, typed, exact, kept in (
        (_("Without the filters:"), filters.typed, filters.exact, {}),
        (_("In any form and order:"), " ".join(words), False, chosen),
        (_("Words that begin alike:"), " ".join(map(_beginning, words)), False, chosen),
    ):
        changes = {"q": typed, "exact": exact and "1"} | ({} if kept else none)
        if count := _count(typed, exact, kept):
            address = asking(asked, **changes)
            yield {"label": label, "typed": typed, "address": address, "count": count}


def _beginning(word):
    return f"{word[: max(SHORTEST_BEGINNING, len(word) * 2 // 3)]}*"


def _count(typed, exact, chosen):
    """Return how many records the search would list, those with some words as well."""
    facets = [f"{name}={value}" for name, value in chosen.items()]
    language = chosen.get("language", "")
    query = understand(typed, facets=facets, language=language, exact=exact).query
    return retrieval.survey(query).count or retrieval.survey(query.any_part()).count
