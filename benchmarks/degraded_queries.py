"""How often do we find the stem of a word typed without some of its Kazakh letters?

    python -m benchmarks.degraded_queries WORD_LIST [--sample 2000]

WORD_LIST holds one properly spelt word on a line (plain or .gz). A tenth of it is held
out; the rest is indexed. Held-out words are degraded as people degrade them, and a word
counts as recovered when the stem of its proper spelling is among the stems returned, or
is still that of the word as typed; a mistake taken for a known word restores nothing.
A list from the web has mistakes of its own, so *known* are the words that
``is_known`` takes for right as they stand there, of a stem the lexicon has. Rows leave
out the words that they do not change, which would flatter us. Times are those of
``restore`` alone; what the lexicon has answered once is kept, and takes none.

Then words and names that are right are asked as if no text had them: none may be
corrected. They are of the lexicon's best stems, of its names, and of the demo's texts.
"""

import argparse
import functools
import gzip
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from languages.detection import detect
from languages.kazakh import analyser, degraded_spelling
from languages.known_words import is_known
from languages.normalise import KAZAKH_LETTERS, normalise_word, words
from languages.word_lists import words_of

MOST_FREQUENT = 2_000
_DEMO = Path(__file__).parent.parent / "roundtable" / "demo" / "records"

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
    "ASCII, ғ as gh": _alphabet(
        "a a b v g gh d e zh z i y k q l m n n o o p r s t u u u f h h ts ch sh shch "
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


def _with_some(word: str, chance: random.Random, most: int) -> str:
    """Type at least one Kazakh letter of ``word`` as Russian, but not all."""
    places = [place for place, letter in enumerate(word) if letter in KAZAKH_LETTERS]
    if len(places) < 2:
        return word
    lost = chance.sample(places, chance.randint(1, min(most, len(places) - 1)))
    plain = WAYS_TO_TYPE["Russian keyboard"]
    return "".join(
        letter.translate(plain) if place in lost else letter
        for place, letter in enumerate(word)
    )


def _translated(table: dict[int, str], word: str) -> str:
    return word.translate(table)


def ways_to_type() -> dict[str, Callable[[str], str]]:
    """Return what a hand makes of a word, whole alphabets first, by its name."""
    chance, plain = random.Random(2), WAYS_TO_TYPE["Russian keyboard"]
    ways = {
        name: functools.partial(_translated, table)
        for name, table in WAYS_TO_TYPE.items()
    }
    ways["one letter of two or more"] = lambda word: _with_some(word, chance, 1)
    ways["some letters, not all"] = lambda word: _with_some(word, chance, 9)
    for letter in "әғқңөұүһі":
        name = f"{letter} as {letter.translate(plain)}"
        ways[name] = lambda word, lost=letter: word.replace(lost, lost.translate(plain))
    latin = plain | {ord("і"): "i"}
    ways["Latin i among Russian"] = functools.partial(_translated, latin)
    exchanged = str.maketrans("ұү", "үұ")
    ways["ұ and ү exchanged"] = functools.partial(_translated, exchanged)
    return ways


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
        first, returned = (n / self.asked for n in (self.first, self.returned))
        return f"{self.share} (first {first:.3f}, {returned:.2f} stems)"

    @property
    def share(self) -> str:
        return f"{self.recovered / self.asked:.3f}"


def understood(typed: str, found: list[str]) -> list[str]:
    """Return the stems that ``typed`` is searched by if no text has it."""
    stems = list(analyser.stems(typed))
    return list(dict.fromkeys(stems if is_known(typed) else found + stems))


def measure(
    words: list[tuple[str, str]],
    known: degraded_spelling.Known | None,
    indexed: set[str],
) -> str:
    """Ask for each word, given as it is spelt and as it is typed."""
    sure, findable, every = Tally(), Tally(), Tally()
    seconds = []
    for word, typed in words:
        start = time.process_time()
        restored = degraded_spelling.restore(typed, known)
        seconds.append(time.process_time() - start)
        found = understood(typed, [one.stem for one in restored])
        right = analyser.stem(word)
        every.add(right, found)
        if right in indexed:
            findable.add(right, found)
        if is_known(word) and any(right in stems for stems in analyser.lexicon()):
            sure.add(right, found)
    seconds.sort()
    middle, slow = (seconds[len(seconds) * part // 100] for part in (50, 95))
    times = f"{middle * 1000:.2f} ms, p95 {slow * 1000:.2f} ms"
    return f"known {sure}  findable {findable.share}  all {every.share}  {times}"


def never_to_be_corrected() -> dict[str, set[str]]:
    """Return words that are right, by where they come from."""
    stems = {text for lexicon in analyser.lexicon() for text in lexicon}
    frequent = sorted(stems, key=lambda text: -max(_evidence(text)))[:MOST_FREQUENT]
    names = words_of("given_names") | words_of("protected_names")
    found: dict[str, set[str]] = {
        "stems": set(frequent),
        "names": set(map(str.lower, names)),
    }
    for file in _DEMO.glob("*.toml"):
        for line in file.read_text("utf-8").splitlines():
            language = detect(line)
            small = (one.text for one in words(line) if line[one.start].islower())
            found.setdefault(language, set()).update(
                one for one in small if len(one) > 2
            )
    return {name: texts for name, texts in found.items() if name != "und"}


def _evidence(text: str) -> tuple[float, ...]:
    return tuple(stems.get(text, 0.0) for stems in analyser.lexicon())


def corrected(texts: set[str], known: degraded_spelling.Known) -> list[str]:
    """Return those of ``texts`` that would be taken for other words."""
    found = []
    for text in sorted(texts):
        if not is_known(text):
            restored = degraded_spelling.restore(text, known)[:1]
            stems = analyser.stems(text)
            found += [f"{text}→{r.spelling}" for r in restored if r.stem not in stems]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word_list", type=Path)
    parser.add_argument("--sample", type=int, default=2000)
    options = parser.parse_args()
    every = read_words(options.word_list)
    random.Random(1).shuffle(every)
    cut = len(every) // 10
    held_out = every[:cut]
    index, indexed = build_index(every[cut:])
    for source, known in {"index": index, "lexicon": None}.items():
        print(f"Stems from the {source}")
        for name, way in ways_to_type().items():
            typed = [(word, way(word)) for word in held_out]
            changed = [pair for pair in typed if pair[0] != pair[1]][: options.sample]
            print(f"  {name:24} {measure(changed, known, indexed)}", flush=True)
    print("Corrected, though right")
    for name, texts in never_to_be_corrected().items():
        wrong = corrected(texts, index)
        print(f"  {name:6} {len(wrong)} of {len(texts)}: {' '.join(wrong[:40])}")


if __name__ == "__main__":
    main()
