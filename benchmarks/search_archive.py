"""Fill a database of its own with generated texts and time the search in them.

Usage: DATABASE_URL=… python benchmarks/search_archive.py RECORDS

The database must be one made for this: the index is filled, and only the index – no
events are written, so what is timed is ``search`` alone, through the very functions
the site calls. A record has a header and five sections, 400 words in all, drawn from
the lexicon by Zipf's law; every word is inflected by the most common endings.
"""

import os
import random
import sys
import time
from bisect import bisect
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

import django

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from languages.kazakh import analyser  # noqa: E402
from search import engine  # noqa: E402
from search.answers import Answer  # noqa: E402
from search.documents import Document, Name  # noqa: E402
from search.models import Entry  # noqa: E402
from search.understanding import understand  # noqa: E402

VOCABULARY = 20_000
WORDS = {"header": 20, "section": 76}
PUBLIC = datetime(2020, 1, 1, tzinfo=UTC)
AT_ONCE = 200
TIMES = 40

chance = random.Random(1991)
nouns = sorted(word for word in analyser.lexicon().nouns if word.isalpha())
chance.shuffle(nouns)
nouns = nouns[:VOCABULARY]
ENDINGS = ["", "", "", "", "дың", "да", "лар"]
weights = list(accumulate(1 / rank for rank in range(1, len(nouns) + 1)))


def text(length):
    return " ".join(
        nouns[min(bisect(weights, chance.random() * weights[-1]), len(nouns) - 1)]
        + chance.choice(ENDINGS)
        for _word in range(length)
    )


def record(number):
    day = date(1991, 12, 16) + timedelta(days=chance.randrange(12_000))
    people = chance.sample(range(1, 3_000), 6)
    facets = [f"year={day.year}", f"kind={chance.choice(['panel', 'seminar'])}"]
    facets += [f"person={pk}" for pk in people]
    facets += [f"organisation={chance.randrange(1, 60)}" for _level in range(2)]
    facets += [f"topic={pk}" for pk in chance.sample(range(1, 40), 2)]
    shared = {"record": number, "language": "kk", "day": day, "public_from": PUBLIC}
    names = tuple(Name(f"Әлиев{pk} Асан", "kk") for pk in people)
    yield Document(
        anchor=0, title=text(8), people=names, body=text(WORDS["header"] - 8),
        facets=tuple(facets), **shared,
    )  # fmt: skip
    for anchor in range(1, 6):
        yield Document(
            anchor=anchor, heading=text(3), body=text(WORDS["section"] - 3),
            facets=tuple(facets), **shared,
        )  # fmt: skip


def build(records):
    started = time.perf_counter()
    known = set()
    for first in range(1, records + 1, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, records + 1))
        engine.put({number: list(record(number)) for number in numbers}, known)
    engine.tidy()
    return time.perf_counter() - started


TABLES = ["search_terms", "search_wholes", "search_entry", "search_facets"]
TABLES += ["search_skeleton"]
SIZE = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
    "postgresql": "SELECT "
    + " + ".join(f"pg_total_relation_size('{table}')" for table in TABLES),
}


def size():
    with connection.cursor() as cursor:
        cursor.execute(SIZE[connection.vendor])
        return cursor.fetchone()[0] / 1e6


def timed(act, words):
    act(understand(words[0]))  # warm, as a server is
    spent = []
    for turn in range(TIMES):
        understood = understand(words[turn % len(words)])
        started = time.perf_counter()
        act(understood)
        spent.append((time.perf_counter() - started) * 1000)
    spent.sort()
    return spent[len(spent) // 2], spent[int(len(spent) * 0.95) - 1]


ACTS = {
    "first page by rank": lambda asked: Answer(asked, "relevance", "kk").hits[:10],
    "first page by date": lambda asked: Answer(asked, "date", "kk").hits[:10],
    "count with facets": lambda asked: Answer(asked, "date", "kk").survey,
}
# By rank in Zipf's law: in all records, in about a tenth, a hundredth, a thousandth.
TERMS = {
    "frequent": range(8),
    "common": range(300, 340),
    "medium": range(2_000, 2_040),
    "rare": range(18_000, 18_040),
}


def main(records):
    call_command("migrate", verbosity=0)
    print(f"{connection.vendor}, {records} records")
    if not Entry.objects.exists():
        print(f"  built in {build(records):.0f} s")
    print(f"  size {size():.0f} MB")
    for kind, ranks in TERMS.items():
        words = [nouns[rank] for rank in ranks]
        answers = [Answer(understand(word), "date", "kk") for word in words[:8]]
        counts = [answer.survey.count for answer in answers]
        print(f"  {kind} terms, in {min(counts)} to {max(counts)} records counted")
        for name, act in ACTS.items():
            p50, p95 = timed(act, words)
            print(f"    {name:20} p50 {p50:7.1f} ms   p95 {p95:7.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]))
