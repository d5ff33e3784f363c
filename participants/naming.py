"""Name variants: a person made from a printed name, and spellings learned."""

from collections.abc import Iterable, Iterator
from itertools import permutations

from languages.columns import column, columns
from languages.fallback import LANGUAGES, localized
from languages.homoglyphs import mended
from languages.names.printed import as_printed
from languages.normalise import normalise
from languages.romanise import romanise
from search import stamp
from search.documents import Name

from .columns import NAME
from .models import Person, PersonName


def person_from_print(
    printed: Iterable[Name], namesake: Person | None = None
) -> Person:
    """Return somebody new, not yet saved, with the names that were ``printed``.

    Which word is the family name may be a guess, so whoever makes a person of it
    should look at it. A ``namesake``, for whom the name was taken, says which.
    """
    person = Person()
    for name in printed:
        family = getattr(namesake, column("family_name", name.language), "") or ""
        parts = as_printed(name.text, family)
        for part, text in zip(NAME, parts, strict=True):
            longest = Person._meta.get_field(part).max_length
            setattr(person, column(part, name.language), text[:longest])
    return person


def full_names(person: Person) -> Iterator[Name]:
    """Yield how a person is called in full, in each language that has a name."""
    for language in LANGUAGES:
        if getattr(person, column("family_name", language)):
            yield Name(person.name_in(language).text, language)


def spellings(person: Person) -> Iterator[Name]:
    """Yield every known spelling of a name: the full names, then the variants."""
    yield from full_names(person)
    for variant in person.names.all():
        yield Name(variant.name, variant.language)


def learn_spellings(person: Person, printed: Iterable[Name]) -> list[PersonName]:
    """Make names variants of a person's name, unless they are known already."""
    known = {mended(name.text) for name in spellings(person)}
    longest = PersonName._meta.get_field("name").max_length
    learned = []
    for text, language in printed:
        if (text := mended(text)) and text not in known and len(text) <= longest:
            known.add(text)
            learned.append(person.names.create(name=text, language=language))
    if learned:
        stamp.renew()
    return learned


def keep_former_spelling(person: Person) -> None:
    """Make a variant of what a person was called before what was just saved.

    What is part of a known spelling says nothing new: «Есім Ғ.» beside «Есім Ғ. Қ.»
    """
    as_read = getattr(person, "as_read", {})
    was = Person(**{name: as_read.get(name) for name in columns(*NAME)})
    known = [_folded(name) for name in spellings(person)]
    for name in full_names(was):
        if not any(_folded(name) <= spelling for spelling in known):
            learn_spellings(person, [name])


def _folded(name: Name) -> set[str]:
    return set(normalise(name.text).replace(".", " ").split())


def missing_parts(person: Person) -> list[str]:
    """Return the columns of what one language lacks of a name it has a part of."""
    return [
        column(part, language)
        for language in LANGUAGES
        for part, other in permutations(NAME[:2])
        if not getattr(person, column(part, language))
        and getattr(person, column(other, language))
        and localized(person, part, language)
    ]


def suggested_spellings(person: Person, printed: Iterable[Name]) -> list[Name]:
    """Return spellings worth adding: those printed in records, then the Latin one."""
    known = {mended(name.text) for name in spellings(person)}
    wanted = {mended(name.text): name for name in [*printed, *_romanised(person)]}
    return [name for text, name in wanted.items() if text not in known]


def _romanised(person: Person) -> Iterator[Name]:
    names = {name.language: name.text for name in full_names(person)}
    for language in ("kk", "ru"):
        if "en" not in names and language in names:
            yield Name(romanise(names[language], language).title(), "en")
            return
