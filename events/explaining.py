"""Explained terms: words of the glossary, marked on the page of a record.

A reader asks for it in the address, so it works without JavaScript.
"""

from django.utils.translation import get_language

from languages.columns import column
from languages.fallback import localized
from search.glossary import ON_A_PAGE, glossary
from search.models import Concept


def explain(event, asked):
    """Mark terms where they first stand in an event that is only shown.

    Returns their concepts in that order, each with its ``page`` of the glossary, and
    nothing where it was not ``asked`` for.
    """
    if "terms" not in asked:
        return None
    language, known, told = get_language(), glossary(), {}
    pages = {pk: 1 + n // ON_A_PAGE for n, pk in enumerate(known.explained[language])}

    def write(concepts, term):
        pk = next((one for one in concepts if one in pages), None)
        if pk is None or pk in told:
            return term
        told[pk] = pages[pk]
        return f'<a class="term" id="term-{pk}" href="#concept-{pk}">{term}</a>'

    for section in event.sections.all():
        body = localized(section, "body", language, section.original_language)
        html = known.mark(body.text, body.language, write)
        setattr(section, column("body", body.language), html)
    concepts = Concept.objects.in_bulk(told)
    for pk, concept in concepts.items():
        concept.page = told[pk]
    return [concepts[pk] for pk in told if pk in concepts]
