"""Search indexing of people: by which names each is found."""

from languages.columns import column
from languages.fallback import LANGUAGES
from languages.names.phonetic_keys import Known, as_printed
from search import people
from search.documents import Name

from .columns import NAME
from .models import Person

AT_ONCE = 500


def names_of(person):
    """Yield every spelling of a person's name that we know, initials included."""
    for language in LANGUAGES:
        for part in NAME:
            if text := getattr(person, column(part, language)):
                yield Name(text, language)
                if part != "family_name":
                    yield Name(text[0], language)
    for variant in person.names.all():
        yield Name(variant.name, variant.language)


def names_known(person):
    """Yield the names of a person as they are looked up."""
    for language in LANGUAGES:
        said = [getattr(person, column(part, language)) or "" for part in NAME]
        yield Known(" ".join(said), *said)
    for variant in person.names.all():
        yield from as_printed(variant.name)


def learn_names(numbers):
    """Make people findable by all their names, and by those of people merged in.

    Whoever was merged away among ``numbers`` is no longer found by any.
    """
    batch = {number: [] for number in numbers}
    for person in Person.objects.with_those_merged_into(numbers):
        batch[person.merged_into_id or person.pk].extend(names_known(person))
    people.learn(batch)


def learn_missing():
    """Make people findable whose names are not learnt yet, as after a restore."""
    everybody = Person.objects.filter(merged_into=None).order_by("pk")
    everybody = everybody.values_list("pk", flat=True)
    after = 0
    while numbers := list(everybody.filter(pk__gt=after)[:AT_ONCE]):
        after = numbers[-1]
        learn_names(set(numbers) - people.known(numbers))
