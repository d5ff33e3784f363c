"""How often do we find the stem of a word typed without Kazakh letters?

    python benchmarks/degraded_queries.py WORD_LIST [--sample 2000]

WORD_LIST holds one properly spelt word on a line (plain or .gz). A tenth of it is held
out; the rest is indexed. Held-out words are degraded as people degrade them, and a
word counts as recovered when the stem of its proper spelling is among the stems
returned. Words without a single Kazakh letter are left out of the Russian keyboard
rows, which would otherwise flatter us.
"""

import argparse
import gzip
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from languages.kazakh import degraded_spelling, analyser
from languages.normalise import KAZAKH_LETTERS, normalise_word

_WORD = re.compile(r"[а-яәғқңөұүһі]{3,28}")
_LETTERS = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def _alphabet(spelling: str) -> dict[int, str]:
    signs = [sign.strip("_") for sign in spelling.split()]
    return str.maketrans(dict(zip(_LETTERS, signs, strict=True)))


# The order of letters is that of _LETTERS; «_» is a letter that is not written.
WAYS_TO_TYPE = {
    "Russian keyboard": _alphabet(
        "а а б в г г д е ж з и й к к л м н н о о п р с т у у у ф х х ц ч ш щ ъ ы и ь "
        "э ю я"
    ),
    "Russian, ы for і": _alphabet(
        "а а б в г г д е ж з и й к к л м н н о о п р с т у у у ф х х ц ч ш щ ъ ы ы ь "
        "э ю я"
    ),
    "Latin 2017": _alphabet(
        "a a' b v g g' d e j z i' i' k q l m n n' o o' p r s t y' u u' f h h ts c' s' "
        "s'c' _ y i _ e i'y' i'a"
    ),
    "Latin 2018": _alphabet(
        "a á b v g ǵ d e j z ı ı k q l m n ń o ó p r s t ý u ú f h h ts ch sh shch _ "
        "y i _ e ıý ıa"
    ),
    "Latin 2019": _alphabet(
        "a ä b v g ğ d e j z ï ï k q l m n ñ o ö p r s t w u ü f h h c ç ş şç _ y i _ "
        "e yw ya"
    ),
    "Latin 2021": _alphabet(
        "a ä b v g ğ d e j z i i k q l m n ñ o ö p r s t u ū ü f h h ts tş ş ştş _ y "
        "ı _ e iu ia"
    ),
    "2021 without marks": _alphabet(
        "a a b v g g d e j z i i k q l m n n o o p r s t u u u f h h ts ts s sts _ y "
        "i _ e iu ia"
    ),
    "2018 without marks": _alphabet(
        "a a b v g g d e j z i i k q l m n n o o p r s t y u u f h h ts ch sh shch _ "
        "y i _ e iy ia"
    ),
    "ASCII by ear": _alphabet(
        "a a b v g g d e zh z i y k k l m n n o o p r s t u u u f kh kh ts ch sh shch "
        "_ y i _ e yu ya"
    ),
    "ASCII, ң as ng, ғ as gh": _alphabet(
        "a a b v g gh d e zh z i y k q l m n ng o o p r s t u u u f h h ts ch sh shch "
        "_ y i _ e yu ya"
    ),
}


def read_words(path: Path) -> list[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        words = {normalise_word(line.strip()) for line in lines}
    return sorted(word for word in words if _WORD.fullmatch(word))


def build_index(forms: Iterable[str]) -> tuple[degraded_spelling.Known, set[str]]:
    """Return a lookup such as a database would offer, and the stems it knows."""
    stems_of = defaultdict(set)
    for form in forms:
        for text, stem in degraded_spelling.index_entries(form, analyser.stem(form)):
            stems_of[text].add(stem)

    def known(skeletons: frozenset[str]) -> Iterator[tuple[str, str]]:
        for text in skeletons:
            for stem in stems_of.get(text, ()):
                yield text, stem

    return known, set().union(*stems_of.values())


class Tally:
    """Counts what came back for the queries of one kind."""

    def __init__(self) -> None:
        self.asked = self.recovered = self.first = self.returned = 0

    def add(self, right: str, stems: list[str]) -> None:
        self.asked += 1
        self.recovered += right in stems
        self.first += stems[:1] == [right]
        self.returned += len(stems)

    def __str__(self) -> str:
        shares = (self.recovered, self.first, self.returned)
        recovered, first, returned = (count / self.asked for count in shares)
        return f"{recovered:.3f} (first {first:.3f}, {returned:.2f} stems)"


def measure(
    words: list[str],
    table: dict[int, str],
    known: degraded_spelling.Known | None,
    indexed: set[str],
) -> str:
    findable, every = Tally(), Tally()
    slowest = 0.0
    for word in words:
        start = time.perf_counter()
        found = degraded_spelling.restore(word.translate(table), known)
        stems = [restoration.stem for restoration in found]
        slowest = max(slowest, time.perf_counter() - start)
        right = analyser.stem(word)
        every.add(right, stems)
        if right in indexed:
            findable.add(right, stems)
    return f"findable {findable}  all {every}  slowest {slowest * 1000:.0f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word_list", type=Path)
    parser.add_argument("--sample", type=int, default=2000)
    options = parser.parse_args()
    words = read_words(options.word_list)
    random.Random(1).shuffle(words)
    cut = len(words) // 10
    held_out = words[:cut]
    kazakh_only = [word for word in held_out if KAZAKH_LETTERS & set(word)]
    index, indexed = build_index(words[cut:])
    for source, known in {"index": index, "lexicon": None}.items():
        print(f"Stems from the {source}")
        for name, table in WAYS_TO_TYPE.items():
            asked = kazakh_only if "Russian" in name else held_out
            found = measure(asked[: options.sample], table, known, indexed)
            print(f"  {name:24} {found}", flush=True)


if __name__ == "__main__":
    main()
