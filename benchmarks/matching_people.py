"""Fill a database of its own with generated people and time the matching of names
and their lookup by readers.

Usage: DATABASE_URL=… python benchmarks/matching_people.py PEOPLE

The database must be one made for this. Surnames and given names are made of Kazakh
nouns by Zipf's law, so that the most common surname has thousands of bearers.
"""

import os
import random
import statistics
import sys
import time
from bisect import bisect
from itertools import accumulate
from pathlib import Path

import django

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from languages.kazakh import analyser  # noqa: E402
from languages.romanise import romanise  # noqa: E402
from participants.matching import candidates, candidates_for_many  # noqa: E402
from participants.indexing import learn_missing  # noqa: E402
from participants.models import Person  # noqa: E402
from search.people import named  # noqa: E402

SURNAMES, GIVEN_NAMES = 12_000, 1_500
TIMES = 200
ON_A_PAGE = 20

chance = random.Random(1991)
nouns = sorted(
    word for word in analyser.lexicon().nouns if word.isalpha() and 3 < len(word) < 9
)
chance.shuffle(nouns)
WEIGHTS = list(accumulate(1 / (rank + 20) for rank in range(SURNAMES)))


def drawn(count):
    limit = WEIGHTS[count - 1]
    return nouns[min(bisect(WEIGHTS, chance.random() * limit), count - 1)].capitalize()


def person():
    family, given = f"{drawn(SURNAMES)}ов", drawn(GIVEN_NAMES)
    latin = {
        "family_name_en": romanise(family).capitalize(),
        "given_name_en": romanise(given).capitalize(),
    }
    return Person(family_name_kk=family, given_name_kk=given, **latin)


def build(count):
    while (there := Person.objects.count()) < count:
        Person.objects.bulk_create(person() for _ in range(min(1000, count - there)))


def timed(act, *arguments):
    started = time.perf_counter()
    act(*arguments)
    return (time.perf_counter() - started) * 1000


def report(what, figures):
    figures = sorted(figures)
    median, late = statistics.median(figures), figures[int(len(figures) * 0.95)]
    print(f"{what}: p50 {median:.1f} ms, p95 {late:.1f} ms, max {figures[-1]:.1f} ms")


def main(count):
    call_command("migrate", verbosity=0)
    build(count)
    learn_missing()
    known = chance.sample(range(1, count), TIMES)
    people = list(Person.objects.filter(pk__in=known))
    names = [f"{each.given_name_kk[0]}. {each.family_name_kk}" for each in people]
    report("initial and surname", [timed(candidates, name) for name in names])
    bare = [each.family_name_kk for each in people]
    report("surname alone", [timed(candidates, name) for name in bare])
    latin = [f"{each.given_name_en} {each.family_name_en}" for each in people]
    report("two full words in Latin", [timed(candidates, name) for name in latin])
    pages = [
        [(chance.choice(names), "kk") for _row in range(ON_A_PAGE)] for _ in range(20)
    ]
    report("a page of twenty", [timed(candidates_for_many, page) for page in pages])
    for what, typed in (("initial", names), ("surname", bare), ("in Latin", latin)):
        report(f"looked up, {what}", [timed(named, name) for name in typed])
    full = [f"{each.family_name_kk} {each.given_name_kk}" for each in people]
    report("looked up, in full", [timed(named, name) for name in full])
    fathers = [f"{name} Қапарұлы" for name in full]
    report("looked up, with a patronymic", [timed(named, name) for name in fathers])


if __name__ == "__main__":
    main(int(sys.argv[1]))
