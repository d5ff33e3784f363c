"""Deduplication: what may be one is suggested, with reasons; others decide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from languages.columns import columns
from languages.normalise import words

from .audit_log import Act, note
from .columns import TEXTS_OF_ORGANISATION
from .matching import Printed, candidates_for_many
from .models import Organisation, Person
from .naming import full_names

LIKELY = 0.6  # from here two people are worth a look: at least the initials agree
MOST_FOR_ONE = 10
# Why two organisations may be one, the strongest first.
SAME = (_("same name"), _("same abbreviation"), _("by a former or another name"))


@dataclass(frozen=True)
class Pair:
    """Two of like names, and what speaks for their being one."""

    thing: Person | Organisation
    other: Person | Organisation
    score: float
    reasons: tuple[str | Promise, ...]


def likely_pairs(people: Iterable[Person]) -> list[Pair]:
    """Return pairs of one of ``people`` and somebody entered before, likeliest first.

    Going through everybody in slices so shows each pair once.
    """
    found = [pair for pair in _pairs(people) if pair.other.pk < pair.thing.pk]
    return sorted(found, key=lambda pair: -pair.score)


def likely_same(thing: Person | Organisation) -> list[Pair]:
    """Return who or what may be ``thing``, the likeliest first."""
    if isinstance(thing, Organisation):
        pairs = like_organisations()
        return [pair for pair in pairs if thing in (pair.thing, pair.other)]
    return sorted(_pairs([thing]), key=lambda pair: -pair.score)


def set_apart(one, other, *, by) -> str:
    """Remember that somebody looked and found two; return what the log says of it."""
    one.apart_from.add(other)
    said = _("%(one)s and %(other)s are not the same.") % {"one": one, "other": other}
    note(Act.MATCHED, [one, other], by=by, said=said)
    return said


def _pairs(people: Iterable[Person]) -> Iterator[Pair]:
    people = list(people)
    asked = [(person, name) for person in people for name in full_names(person)]
    printed = [Printed(name.text, name.language) for _person, name in asked]
    apart = _known_apart(Person)
    best: dict[tuple[int, int], Pair] = {}
    for (person, _name), found in zip(
        asked, candidates_for_many(printed, limit=MOST_FOR_ONE), strict=True
    ):
        for each in found:
            key = (person.pk, each.thing.pk)
            weak = each.score < LIKELY or key[0] == key[1] or key in apart
            if not weak and (key not in best or each.score > best[key].score):
                best[key] = Pair(person, each.thing, each.score, each.reasons)
    yield from best.values()


def _known_apart(model):
    """Return the pairs of whom somebody said that they are two, either first."""
    columns = [f"{way}_{model._meta.model_name}" for way in ("from", "to")]
    return set(model.apart_from.through.objects.values_list(*columns))


def like_organisations() -> list[Pair]:
    """Return pairs of organisations that have a name in common, the latest first.

    Two bodies may each have a unit of that name.
    """
    called: dict[str, dict] = defaultdict(dict)
    standing = Organisation.objects.filter(merged_into=None).for_matching()
    for unit in standing.order_by("-pk"):
        for name, reason in _folded_names(unit):
            called[name].setdefault(unit, reason)
    best: dict[tuple, int] = {}
    for units in called.values():
        for (one, why), (other, too) in combinations(units.items(), 2):
            if len({one.parent_id, other.parent_id} - {None}) < 2:
                best[one, other] = min(max(why, too), best.get((one, other), 2))
    apart = _known_apart(Organisation)
    return [
        Pair(*pair, 1.0, (SAME[reason],))
        for pair, reason in best.items()
        if (pair[0].pk, pair[1].pk) not in apart
    ]


def _folded_names(unit):
    """Yield each name of a unit without case and signs, and its place in ``SAME``."""
    for called in (unit, *unit.names.all()):
        for place, field in enumerate(TEXTS_OF_ORGANISATION):
            for text in columns(field):
                told = words(getattr(called, text) or "")
                if folded := " ".join(word.text for word in told):
                    yield folded, place if called is unit else 2
