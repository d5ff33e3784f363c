"""What people are called: a person made from a printed name, and spellings learned."""

from collections.abc import Iterable, Iterator

from languages.fallback import LANGUAGES
from languages.printed_names import as_printed
from search.documents import Name

from .models import Person, PersonName

PARTS = ("family_name", "given_name", "patronymic")


def person_from_print(printed: Iterable[Name]) -> Person:
    """Return somebody new, not yet saved, with the names that were ``printed``.

    Which word is the family name may be a guess, so whoever makes a person of it
    should look at it.
    """
    person = Person()
    for name in printed:
        for part, text in zip(PARTS, as_printed(name.text), strict=True):
            longest = Person._meta.get_field(part).max_length
            setattr(person, f"{part}_{name.language}", text[:longest])
    return person


def spellings(person: Person) -> Iterator[Name]:
    """Yield how a person is written in full: in each language, then the variants."""
    for language in LANGUAGES:
        full = [getattr(person, f"{part}_{language}") for part in PARTS]
        if full[0]:
            yield Name(" ".join(filter(None, full)), language)
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
