"""Identity panel beside a form of the registers: merges, like names, spellings."""

from django.contrib import messages
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from events.models import Participation
from events.people.link import printed_names
from events.people.merge import MERGES

from .. import consents, duplicates
from ..indexing import learn_names
from ..models import Person
from ..naming import learn_spellings, suggested_spellings
from .duplicates import ON_A_CARD, places_of, with_places
from .pages import may_change_people, person_or_404, to_form


def panel(request, thing):
    """Return what an editor should know of a row besides the fields."""
    if not request.user.has_perm(f"participants.change_{thing._meta.model_name}"):
        return None
    merges = MERGES[type(thing)].objects.filter(target=thing, undone_at=None)
    merges = merges.select_related("source", "made_by")
    pairs = [] if thing.merged_into_id else duplicates.likely_same(thing)
    known = {
        "places": places_of([thing], ON_A_CARD)[thing.pk],
        "merges": [each for each in merges if each.can_be_undone],
        "pairs": with_places(pairs),
    }
    if isinstance(thing, Person):
        known["spellings"] = _suggested(thing)
        known["consents"] = consents.log_of(thing)
    return known


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
    return to_form(person)


def _suggested(person):
    places = Participation.objects.filter(person=person)
    printed = [name for place in places for name in printed_names(place)]
    return suggested_spellings(person, printed)
