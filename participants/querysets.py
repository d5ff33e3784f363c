from array import array
from itertools import groupby
from operator import itemgetter

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Substr
from django.forms.models import ModelChoiceIteratorValue

from languages.collation import first_letter
from languages.columns import column, columns
from languages.fallback import localized
from languages.normalise import words
from search.people import bearers, keys_typed

from .columns import NAME, TEXTS_OF_ORGANISATION


class AlphabeticalQuerySet(models.QuerySet):
    """Things with a name, in the order of the reader's alphabet."""

    def in_order(self, language):
        return self.order_by(column("sort_key", language), "pk")

    def choices(self, value, language):
        """Return choices of these, whose values know in which language a name is."""
        rows = self.in_order(language).only(value, *columns("name"))
        told = ((getattr(one, value), localized(one, "name", language)) for one in rows)
        return [(ModelChoiceIteratorValue(key, name), name.text) for key, name in told]

    def register(self, language):
        """Return the numbers of all in order, and where each letter begins and ends."""
        code = Substr(F(column("sort_key", language)), 1, 2)
        rows = self.in_order(language).values_list("pk", code)
        numbers, letters = array("Q"), {}
        for code, under in groupby(rows, itemgetter(1)):
            begins = len(numbers)
            numbers.extend(pk for pk, _code in under)
            if letter := first_letter(code):
                letters[letter] = begins, len(numbers)
        return numbers, letters


class PersonQuerySet(AlphabeticalQuerySet):
    def appearing_in(self, participations):
        """People with a place in ``participations``, those merged away left out."""
        named = participations.filter(person=OuterRef("pk"))
        return self.filter(Exists(named), merged_into=None)

    def called(self, typed):
        """People in whose name each word of ``typed`` stands, however it is spelt."""
        return self.filter(bearers(typed))

    def with_those_merged_into(self, numbers):
        """The people of these numbers and whoever was merged into them, with names."""
        wanted = Q(pk__in=numbers, merged_into=None) | Q(merged_into__in=numbers)
        return self.filter(wanted).prefetch_related("names")

    def for_matching(self):
        """Fetch the names in every language and spelling, and no long text."""
        texts = columns(*NAME, "degree")
        keys = columns("name_key", "sort_key")
        return self.only(*texts, *keys, "orcid").prefetch_related("names")


class OrganisationQuerySet(AlphabeticalQuerySet):
    def called(self, typed):
        """Organisations in whose names some word begins with each word of ``typed``."""
        wanted = list(words(typed[:200]))
        found = self if wanted else self.none()
        for word in wanted:
            spelt = Q(pk__in=[])  # «ъъъ» stands for nothing
            for key in keys_typed(word.text):
                spelt |= Q(skeletons__contains=f" {key}")
                spelt |= Q(names__skeletons__contains=f" {key}")
            found = found.filter(spelt)
        return found.distinct()

    def below(self, organisations):
        """``organisations``, rows or numbers, and every unit below them."""
        inside = Q(pk__in=organisations)
        for parents in self._parents():
            inside |= Q(**{f"{parents}__in": organisations})
        return self.filter(inside)

    def with_chain(self):
        """Fetch the units above as well, so that naming the chain costs no query."""
        return self.select_related(self._parents()[-1])

    def for_telling(self, *told):
        """Fetch what each unit of the chain is and was called, or what is ``told``."""
        units = ["", *(f"{unit}__" for unit in self._parents())]
        told = told or (*self.model.SHOWN, *columns(*TEXTS_OF_ORGANISATION))
        names = models.Prefetch("chain__names", to_attr="other_names")
        chains = self.with_chain().only(*(f"{u}{name}" for u in units for name in told))
        return chains.prefetch_related(names)

    def above(self, organisations):
        """``organisations`` and every unit above them."""
        parents = dict(self.values_list("pk", "parent"))
        found, reached = set(), set(organisations.values_list("pk", flat=True))
        while reached:
            found |= reached
            reached = {parents[pk] for pk in reached} - found - {None}
        return self.filter(pk__in=found)

    def _parents(self):
        """What leads to the unit above, to the one above that, up to the head."""
        return self.model.chain_of("parent")[:-1]

    def named(self, name):
        """Organisations that are or were called ``name``, in any language."""
        called = Q()
        for text in columns(*TEXTS_OF_ORGANISATION):
            called |= Q(**{text: name}) | Q(**{f"names__{text}": name})
        return self.filter(called, merged_into=None).distinct()

    def for_matching(self):
        """Fetch what each unit is or was called and where it belongs."""
        names = columns(*TEXTS_OF_ORGANISATION)
        kept = ("parent_id", "kind", "sort_key_kk", "merged_into_id")
        return self.only(*names, *kept).prefetch_related("names")
