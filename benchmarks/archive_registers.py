"""Words, people, organisations, topics and series of the archive that is measured.

Names and words are drawn by Zipf's law, as in real lists: a few are everywhere, most
are rare. All rows are made by the models, whose fields work out the keys.
"""

import random
import tomllib
from bisect import bisect
from itertools import accumulate

from events.models import Series, Topic
from languages.kazakh import analyser
from languages.romanise import transliterate
from languages.word_lists import words_of
from participants.models import Organisation, Person
from roundtable.demo.records import FOLDER

VOCABULARY = 20_000
ENDINGS = ["", "", "", "", "дың", "да", "лар"]
UNITS = ["Тарих", "Филология", "Құқық", "Экономика", "Физика", "Химия", "Биология"]
KINDS = {
    "university": ("университеті", "университет", "University"),
    "faculty": ("факультеті", "факультет", "Faculty"),
    "department": ("кафедрасы", "кафедра", "Department"),
}

chance = random.Random(1991)


class Zipf:
    """Things of which the first is drawn most often, the hundredth a hundredth of it."""

    def __init__(self, things):
        self.things = things
        self.weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def draw(self):
        place = bisect(self.weights, chance.random() * self.weights[-1])
        return self.things[min(place, len(self.things) - 1)]

    def some(self, most):
        return list({self.draw() for _one in range(chance.randint(1, most))})


def vocabularies():
    """Return the words of each language: the lexicon's, and the demo's for others."""
    nouns = sorted(word for word in analyser.lexicon().nouns if word.isalpha())
    chance.shuffle(nouns)
    found = {"kk": Zipf(nouns[:VOCABULARY])}
    records = [
        tomllib.loads(p.read_text("utf-8")) for p in FOLDER.glob("records/*.toml")
    ]
    for code in ("ru", "en"):
        bodies = [
            row["body"].get(code, "") for one in records for row in one["sections"]
        ]
        words = {word.strip(".,;:«»“”()—").lower() for word in " ".join(bodies).split()}
        words = sorted(word for word in words if word.isalpha() and len(word) > 2)
        chance.shuffle(words)
        rare = [transliterate(noun, code) for noun in nouns[:VOCABULARY]]
        found[code] = Zipf(words + (nouns[:VOCABULARY] if code == "ru" else rare))
    return found


def text(words, language, length):
    endings = ENDINGS if language == "kk" else [""]
    told = " ".join(
        words[language].draw() + chance.choice(endings) for _w in range(length)
    )
    return told[:1].upper() + told[1:]


def in_languages(name, kk, ru=None, en=None):
    english = en or transliterate(kk, "kk")
    return {f"{name}_kk": kk, f"{name}_ru": ru or kk, f"{name}_en": english}


def people(number):
    """Make people: family names of given ones, with and without a patronymic."""
    given = sorted(name.capitalize() for name in words_of("given_names"))
    stems = [name for name in given if name[-1] not in "аеиоуыяьй"]
    rows = []
    for _person in range(number):
        father, ending = (
            chance.choice(stems),
            chance.choice(["ов", "баев", "беков", ""]),
        )
        columns = in_languages("family_name", chance.choice(stems) + ending)
        columns |= in_languages("given_name", chance.choice(given))
        if chance.random() < 0.4:
            columns |= in_languages("patronymic", f"{father}ұлы", f"{father}ович")
        rows.append(
            Person(**columns, **in_languages("degree", "т.ғ.к.", "к.и.н.", "PhD"))
        )
    return Person.objects.bulk_create(rows, batch_size=1_000)


def organisations(words, number):
    """Make universities, and twelve units of each: faculties with departments."""
    made = []
    while len(made) < number:
        home = _unit(words, "university", None)
        faculties = [_unit(words, "faculty", home) for _one in range(3)]
        below = [
            _unit(words, "department", chance.choice(faculties)) for _one in range(9)
        ]
        made += [home, *faculties, *below]
    made = made[:number]
    for kind in KINDS:
        rows = [one for one in made if one.kind == kind]
        for row in rows:
            row.parent = row.parent  # its number is known by now
        Organisation.objects.bulk_create(rows)
    return made


def _unit(words, kind, parent):
    name = f"{chance.choice(UNITS)} {text(words, 'kk', 2).lower()}"
    kk, ru, en = KINDS[kind]
    columns = in_languages("name", f"{name} {kk}", f"{ru} {name}", f"{en} {name}")
    return Organisation(kind=kind, parent=parent, country="KZ", **columns)


def topics(words, number):
    rows = []
    for place in range(number):
        kk, ru, en = (text(words, code, 2) for code in ("kk", "ru", "en"))
        rows.append(Topic(slug=f"topic-{place}", **in_languages("name", kk, ru, en)))
    return Topic.objects.bulk_create(rows)


def series(words, number):
    rows = [in_languages("name", text(words, "kk", 4)) for _one in range(number)]
    return Series.objects.bulk_create(Series(**row) for row in rows)
