"""Public glossary: terms in the order of the alphabet, and what they mean."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from languages.collation import first_letter, sort_key
from participants.paging import page_of

from ..glossary import ON_A_PAGE, glossary
from ..models import Concept


@require_safe
def page(request):
    """List the terms that have a definition in the reader's language."""
    explained, letters = glossary().explained[get_language()], {}
    for number, term in explained.items():
        letters.setdefault(first_letter(sort_key(term)), []).append(number)
    letter = request.GET.get("letter", "")
    if letter and letter not in letters:
        raise Http404(_("No term is listed under this letter."))
    listed = letters[letter] if letter else list(explained)
    shown = page_of(listed, request.GET.get("page"), ON_A_PAGE)
    concepts = Concept.objects.in_bulk(shown.object_list)
    shown.object_list = [concepts[pk] for pk in shown.object_list if pk in concepts]
    context = {"page": shown, "letters": list(filter(None, letters)), "letter": letter}
    return render(request, "search/glossary.html", context)
