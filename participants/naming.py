"""Name variants: a person made from a printed name, and spellings learned."""

from collections.abc import Iterable, Iterator

from languages.columns import column
from languages.fallback import LANGUAGES
from languages.names.printed import as_printed
from languages.romanise import romanise
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
        family, *rest = [getattr(person, column(part, language)) for part in NAME]
        if family:
            yield Name(" ".join(filter(None, [family, *rest])), language)


def spellings(person: Person) -> Iterator[Name]:
    """Yield every known spelling of a name: the full names, then the variants."""
    yield from full_names(person)
    for variant in person.names.all():
        yield Name(variant.name, variant.language)


def learn_spellings(person: Person, printed: Iterable[Name]) -> list[PersonName]:
    """Make names variants of a person's name, unless they are known already."""
    known = {name.text for name in spellings(person)}
    learned = []
    for name in printed:
        if name.text and name.text not in known:
            known.add(name.text)
            variant = person.names.create(name=name.text, language=name.language)
            learned.append(variant)
    return learned


def suggested_spellings(person: Person, printed: Iterable[Name]) -> list[Name]:
    """Return spellings worth adding: those printed in records, then the Latin one."""
    known = {name.text for name in spellings(person)}
    wanted = [*printed, *_romanised(person)]
    return list({name.text: name for name in wanted if name.text not in known}.values())


def _romanised(person: Person) -> Iterator[Name]:
    names = {name.language: name.text for name in full_names(person)}
    for language in ("kk", "ru"):
        if "en" not in names and language in names:
            yield Name(romanise(names[language], language).title(), "en")
            return
