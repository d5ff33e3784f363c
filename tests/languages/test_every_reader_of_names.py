"""Whoever asks what a name is made of gets one answer: ``names.tsv``, asked of all.

Each caller says what it knows of a name in the table's own words, and the table was
written by hand, before the code. «-» stands there where nobody can tell: then a caller
leaves both ways open, and a woman's name is never made a man's.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from languages.names.cases import nominative
from languages.names.coreference import same_name
from languages.names.declension import MAN, WOMAN
from languages.names.display import family_and_rest
from languages.names.endings import EITHER, ending_of
from languages.names.extraction import find_names
from languages.names.given_names import is_undeclined
from languages.names.likeness import Likeness, family_likeness
from languages.names.printed import is_initial, parts
from languages.normalise import normalise
from languages.sentences import sentences
from languages.truecasing import in_sentence_case
from participants.naming import person_from_print
from search.documents import Name as Printed

# What the family name of a man ends in, and that of his sister.
GENDERS = [
    *[("ский", "ская"), ("цкий", "цкая"), ("sky", "skaya"), ("ов", "ова")],
    *[("ев", "ева"), ("ин", "ина"), ("цын", "цына"), ("ov", "ova"), ("ev", "eva")],
]


class Name(NamedTuple):
    """A row of the table; an empty field is what nobody can tell."""

    language: str
    before: str
    printed: str
    nominative: str
    family: str
    patronymic: str
    gender: str


def rows():
    lines = Path(__file__).with_name("names.tsv").read_text("utf-8").splitlines()
    for line in [line for line in lines if not line.startswith("#")][1:]:
        language, before, printed, straight, *known = line.split("\t")
        known = ["" if field == "-" else field for field in known]
        yield Name(language, before, printed, straight.replace("=", printed), *known)


def cases(name):
    return {"nominative": nominative(name.printed, name.language, name.before)}


def extraction(name):
    found = find_names(name.before + name.printed, name.language, expected=True)
    return {"nominative": ", ".join(one.name for one in found)}


def table(name):
    """A patronymic tells the gender, else a family name that is no father's."""
    ending = ending_of(name.patronymic or name.family)
    of_father = not name.patronymic and ending and ending.makes is EITHER
    if ending is None or (of_father and ending.gender is MAN):
        return {}
    return {"gender": {MAN: "m", WOMAN: "f", None: ""}[ending.gender]}


def full(part):
    """Return a part of a name unless it is an initial, which the table leaves out."""
    return "" if is_initial(part.rstrip(".").lower()) else part


def printed_ways(name):
    first, *others = parts(name.nominative)
    if not name.family and others:
        return {"family": "", "patronymic": full(first.patronymic)}
    return {"family": first.family, "patronymic": full(first.patronymic)}


def new_person(name):
    person = person_from_print([Printed(name.nominative, "kk")])
    patronymic = full(person.patronymic_kk)
    if not name.family and person.family_name_kk:
        return {"patronymic": patronymic}
    return {"family": person.family_name_kk, "patronymic": patronymic}


def display(name):
    return {"family": family_and_rest(name.nominative)[0]}


def turned(family, endings):
    """Return a family name, each half of it, as the other gender has it."""
    halves = family.split("-")
    for place, half in enumerate(halves):
        own = next((own for own in endings if half.endswith(own)), None)
        halves[place] = half.removesuffix(own) + endings[own] if own else half
    return "-".join(halves)


def likeness(name):
    """A family name compares with that of the other gender as somebody else's."""
    family = normalise(name.family)
    to_woman, to_man = dict(GENDERS), {woman: man for man, woman in GENDERS}
    for gender, endings in (("m", to_woman), ("f", to_man)):
        if (other := turned(family, endings)) != family:
            different = family_likeness(family, other) is Likeness.DIFFERENT
            return {"gender": gender if different else ""}
    return {}


def coreference(name):
    """The family name with its initial names the same person, another initial not."""
    others = re.sub(re.escape(name.family), "", name.nominative, count=1).split()
    if not name.family or not others or "." in name.nominative:
        return {}
    short, foreign = f"{others[0][0]}. {name.family}", f"Ч. {name.family}"
    is_same = same_name(name.nominative, short)
    return {"family": name.family * (is_same - same_name(name.nominative, foreign))}


def sentence_ends(name):
    """Behind «Зель А.В.» a sentence may end, if it begins with a family name."""
    if not name.family or not name.gender or name.family.isupper():
        return {}
    text = f"Төраға {name.family} А.В. Модератор сөйледі."
    ending = ending_of(name.family)
    said = name.family if len(sentences(text)) > 1 else ""
    return {"family": said} if ending and ending.makes.name == "FAMILY" else {}


def capitals(name):
    """A line in capitals keeps those of a given name beside a plain family name."""
    words = name.nominative.split()
    ending = ending_of(name.family)
    told = any(is_undeclined(word.lower()) for word in words)
    if len(words) > 2 or not told or not ending or name.family.endswith(("й", "я")):
        return {}
    text = in_sentence_case(f"СӨЗ {name.nominative.upper()}", [])
    return {"nominative": text.removeprefix("Сөз ")}


CALLERS = [
    *(cases, extraction, table, printed_ways, new_person, display, likeness),
    *(coreference, sentence_ends, capitals),
]


def folded(text):
    return re.sub("[- ]", "", normalise(text))


@pytest.mark.parametrize(
    "name", list(rows()), ids=lambda name: name.before + name.printed
)
def test_every_caller_understands_a_name_alike(name):
    said = {
        (caller.__name__, field): folded(text)
        for caller in CALLERS
        for field, text in caller(name).items()
    }

    assert said == {
        (caller, field): folded(getattr(name, field)) for caller, field in said
    }
