"""Identity panel beside a person's form: merges, like names, spellings to add."""

from django.contrib import messages
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from events.models import Participation
from events.people.link import printed_names

from .. import consents, duplicates
from ..indexing import learn_names
from ..models import Merge
from ..naming import learn_spellings, suggested_spellings
from .duplicates import with_places
from .pages import may_change_people, person_or_404, to_person


def panel(request, person):
    """Return what an editor should know of a person besides the fields."""
    if not request.user.has_perm("participants.change_person"):
        return None
    merges = Merge.objects.filter(undone_at=None).select_related("source", "made_by")
    return {
        "places": Participation.objects.by_person([person.pk])[person.pk],
        "merges": [each for each in merges.filter(target=person) if each.can_be_undone],
        "pairs": []
        if person.merged_into
        else with_places(duplicates.likely_same(person)),
        "spellings": _suggested(person),
        "consents": consents.log_of(person),
    }


@may_change_people
@require_POST
def add_spellings(request, pk):
    person = person_or_404(pk)
    chosen = request.POST.getlist("spelling")
    names = [name for name in _suggested(person) if name.text in chosen]
    added = len(learn_spellings(person, names))
    learn_names({person.pk})
    told = ngettext("%(count)d spelling added.", "%(count)d spellings added.", added)
    messages.success(request, told % {"count": added})
    return to_person(person)


def _suggested(person):
    places = Participation.objects.filter(person=person)
    printed = [name for place in places for name in printed_names(place)]
    return suggested_spellings(person, printed)
