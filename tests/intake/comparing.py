"""One reading of a text beside another, field by field: the importer's beside that of a
person, or those of two people. A reading is what the corpus expects: a dict as in its
``*.json``."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from intake.proposal import Proposal

from .attribution import TOLD, said_of_people, wanted_of_people, words_of
from .sameness import first, same

Sides = tuple[list, list]  # what is said of a field, and what there is to say


def reading_of(proposal: Proposal) -> dict:
    """Return what the importer read, in the shape of an expected reading."""
    told = said_of_people(proposal)
    asked = {question.about for question in proposal.questions}
    kinds = {question.kind.value for question in proposal.questions}
    dated = {"day": proposal.starts_on, "last_day": proposal.ends_on}
    facts = {"kind": proposal.kind, "mode": proposal.mode, **dated}
    return {
        "title": {code: text.value for code, text in proposal.title.items()},
        **{name: str(fact.value) for name, fact in facts.items() if fact},
        **({"time": str(proposal.start_time.value)[:5]} if proposal.start_time else {}),
        **({"city": first(proposal.city)} if proposal.city else {}),
        "day_asked": "starts_on" in asked,
        "year_open": "year" in kinds,
        "organisers": [
            [first(unit.name) for unit in one.chain] for one in proposal.organisers
        ],
        "others": proposal.has_others.value,
        "people": [
            [first(one.name), one.role.value.value, told[same(first(one.name))]]
            for one in proposal.people
        ],
        "sections": [section.kind.value.value for section in proposal.sections],
    }


def compared(said: dict, wanted: dict) -> Iterator[tuple[str, *Sides]]:
    """Yield each field with what one reading says of it and what the other does."""
    yield "title", *_both(_titles, said, wanted)
    yield "kind", *_both(_given, said, wanted, "kind")
    yield "mode", *_both(_given, said, wanted, "mode")
    days, there = _both(_given, said, wanted, "day", "last_day")
    yield "day", [] if said.get("day_asked") and not there else days, there
    yield "time", *_both(_given, said, wanted, "time")
    cities, there = _both(_given, said, wanted, "city")
    yield "city", cities if there else [], there
    yield "year asked", *_both(_open_years, said, wanted)
    yield "organiser", *_both(units_of, said, wanted)
    yield "people", *_both(_names, said, wanted)
    yield "roles", *_roles(said, wanted)
    if wanted["tells"]:
        for column in TOLD:
            yield column, *_both(_column, said, wanted, column)
        yield "whole posts", *_both(_posts, said, wanted)
    yield "others", [said.get("others", False)], [wanted.get("others", False)]
    yield "sections", *_in_order(said["sections"], wanted["sections"])


def _both(part, said: dict, wanted: dict, *names: str) -> Sides:
    return part(said, *names), part(wanted, *names)


def _titles(reading: dict) -> list:
    return [(code, same(text)) for code, text in reading["title"].items()]


def _given(reading: dict, *names: str) -> list[str]:
    return [reading[name] for name in names if name in reading]


def _open_years(reading: dict) -> list[str]:
    return ["year"] * reading.get("year_open", False)


def units_of(reading: dict) -> list[str]:
    chains = reading.get("organisers", [])
    return [same(name) for chain in chains for name in chain]


def _names(reading: dict) -> list[str]:
    return [same(name) for name, *_rest in reading["people"]]


def _roles(said: dict, wanted: dict) -> Sides:
    """Compare the roles of those whom both name."""
    found, known = (
        {same(name): role for name, role, *_told in reading["people"]}
        for reading in (said, wanted)
    )
    names = [name for name in _names(wanted) if name in found]
    return [(name, found[name]) for name in names], [
        (name, known[name]) for name in names
    ]


def _column(reading: dict, column: str) -> list[tuple[str, str]]:
    people = wanted_of_people(reading).items()
    return [(name, same(told[column])) for name, told in people if column in told]


def _posts(reading: dict) -> list[tuple[str, str]]:
    """Return all that is told of each person, in whatever columns."""
    people = wanted_of_people(reading).items()
    return [(name, words_of(told)) for name, told in people if told]


def _in_order(said: list[str], there: list[str]) -> Sides:
    """Number what agrees in order, so that a kind out of its place is no hit."""
    blocks = SequenceMatcher(None, said, there, autojunk=False).get_matching_blocks()
    hits = {b.a + n: b.b + n for b in blocks for n in range(b.size)}
    numbered = [(kind, hits.get(n, f"said {n}")) for n, kind in enumerate(said)]
    return numbered, [(kind, n) for n, kind in enumerate(there)]
