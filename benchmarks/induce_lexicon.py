"""Learn the Kazakh lexicon from nothing but a list of words and the suffix grammar.

    python -m benchmarks.induce_lexicon WORD_LIST languages/data/kazakh_lexicon.tsv

The grammar alone cannot tell whether «қанатын» is a form of «қанат» or of «қан»: it
proposes both. But a true stem explains many words of the list, a false one few. So
every word divides its vote among its readings, every stem counts its votes, the
popular stems are trusted more in the next round, and after some rounds the counts
settle (expectation maximisation), and what is but a form of a better known stem is
taken out. What we keep is «stem, evidence as a noun, evidence
as a verb», in bits: log2(1 + how many word types the stem explains).
"""

import argparse
import gzip
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from languages.kazakh.grammar import BARE_IMPERATIVE_PRICE, Slot
from languages.kazakh.loans import is_foreign, worn_ends
from languages.kazakh.morphotactics import Segmentation, segmentations
from languages.kazakh.sounds import VOWELS, is_possible_stem, native_repairs
from languages.normalise import normalise_word

from .clean_lexicon import beginning_with, clean

ROUNDS = 14
SHARPNESS = 1.15  # above 1 the popular stems grow at the cost of the others
DISCOUNT = 0.1  # so that chance resemblances die out
DOUBT_PER_BIT = 1.1
LEAST_SHARE = 1e-3

STEP_PRICE = 0.45
REPAIR_WEIGHT = 3.0
BARE_VERB_PRICE = 2.5
SHORT_STEM_PRICE = 0.8
DERIVED_VERB_PRICE = 1.0  # «оқыт» (teach) is better learnt as a verb of its own

SHORTEST_WORN_LOAN = 4  # letters: shorter ones are native words as well
LEAST_SHARE_OF_LOAN = 0.2
LEAST_EVIDENCE = 1.0
LEAST_DERIVED_EVIDENCE = 0.6  # for a single word built on a known one: тарих, тарихи

_WORD = re.compile(r"[а-яәғқңөұүһі]{2,28}")
_DERIVED = re.compile(r"(.{3,}?)(и|[лдт][ыі]|с[ыі]з|[лдт][ыі][қк]|ш[ыі]|аралық)")
_DERIVING_VERBS = {"reflexive", "reciprocal", "causative", "causative т"}


class Lexeme(NamedTuple):
    stem: str
    is_verb: bool


Readings = dict[Lexeme, float]  # price of the cheapest way to each lexeme


def read_words(path: Path) -> list[str]:
    """Return the distinct words of a plain or gzipped list, normalised."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        words = {normalise_word(line.strip()) for line in lines}
    return sorted(w for w in words if _WORD.fullmatch(w) and not VOWELS.isdisjoint(w))


def worn_loans(words: list[str]) -> dict[str, str]:
    """Return the loans of the list by what is left of them before a suffix.

    «Журналис» is no word, though it explains more words than «журналист»: a loan has
    the stem it has alone. But the list must begin more than a stray word with it.
    """
    whole = {}
    for loan in filter(is_foreign, words):
        for worn in worn_ends(loan):
            short = len(worn) < SHORTEST_WORN_LOAN and loan[-1] != "ь"
            alike = beginning_with(worn[: len(loan)], words)
            seen = len(beginning_with(loan, words))
            if not short and seen >= LEAST_SHARE_OF_LOAN * len(alike):
                whole.setdefault(worn, loan)
    return whole


def readings(word: str, whole: dict[str, str]) -> Readings:
    """Return what ``word`` may be a form of, believing every stem possible."""
    found: Readings = {}
    for parts in segmentations(word):
        for lexeme, price in _lexemes(parts, whole):
            if price < found.get(lexeme, math.inf):
                found[lexeme] = price
    return found


def _lexemes(
    parts: Segmentation, whole: dict[str, str]
) -> Iterator[tuple[Lexeme, float]]:
    suffix = parts.shapes[0].text if parts.shapes else ""
    for slot in parts.classes:
        is_verb = slot is Slot.VERB
        price = _chain_price(parts, is_verb)
        for stem, repair in native_repairs(parts.base, suffix, verb=is_verb):
            if is_possible_stem(stem, verb=is_verb):
                short = SHORT_STEM_PRICE if len(stem) == 2 else 0.0
                stem = stem if is_verb else whole.get(stem, stem)
                yield Lexeme(stem, is_verb), price + REPAIR_WEIGHT * repair + short


def _chain_price(parts: Segmentation, is_verb: bool) -> float:
    if not parts.shapes:
        return BARE_VERB_PRICE if is_verb else 0.0
    price = parts.price + STEP_PRICE * len(parts.shapes)
    suffixes = [shape.suffix for shape in parts.shapes]
    price += DERIVED_VERB_PRICE * sum(s.name in _DERIVING_VERBS for s in suffixes)
    if suffixes[-1].slot in {Slot.VOICE, Slot.NEGATION}:
        price += BARE_IMPERATIVE_PRICE
    return price


def count_votes(words: list[str]) -> dict[Lexeme, float]:
    """Return how many word types each lexeme explains, after the votes have settled."""
    ballots = []
    votes: dict[Lexeme, float] = defaultdict(float)
    whole = worn_loans(words)
    for word in words:
        found = readings(word, whole)
        for lexeme, price in found.items():
            votes[lexeme] += math.exp(-price) / len(found)
        ballots.append(
            [(lexeme, math.exp(-DOUBT_PER_BIT * p)) for lexeme, p in found.items()]
        )
    for _ in range(ROUNDS):
        votes = _next_round(ballots, votes)
    return votes


def _next_round(
    ballots: list[list[tuple[Lexeme, float]]], votes: dict[Lexeme, float]
) -> dict[Lexeme, float]:
    trust = {lexeme: count**SHARPNESS + 1e-9 for lexeme, count in votes.items()}
    counted = dict.fromkeys(votes, 0.0)
    for ballot in ballots:
        shares = [trust[lexeme] * weight for lexeme, weight in ballot]
        total = sum(shares)
        for (lexeme, _), share in zip(ballot, shares, strict=True):
            if share > LEAST_SHARE * total:
                counted[lexeme] += share / total
    return {lexeme: max(n - DISCOUNT, 1e-6) for lexeme, n in counted.items()}


def select(votes: dict[Lexeme, float]) -> dict[str, dict[bool, float]]:
    """Return the evidence for each stem worth keeping, by whether it is a verb."""
    evidence = {lexeme: math.log2(1 + count) for lexeme, count in votes.items()}
    kept: dict[str, dict[bool, float]] = defaultdict(dict)
    for lexeme, bits in evidence.items():
        if bits >= LEAST_EVIDENCE:
            kept[lexeme.stem][lexeme.is_verb] = bits
    for lexeme, bits in evidence.items():
        seldom = LEAST_DERIVED_EVIDENCE <= bits < LEAST_EVIDENCE
        if seldom and not lexeme.is_verb and _is_derived(lexeme.stem, evidence):
            kept[lexeme.stem][False] = bits
    return kept


def _is_derived(stem: str, evidence: dict[Lexeme, float]) -> bool:
    match = _DERIVED.fullmatch(stem)
    if not match:
        return False
    base = match[1]
    sources = [base, base + "иет", base + "ият"] if match[2] == "и" else [base]
    return any(
        evidence.get(Lexeme(source, False), 0) >= LEAST_EVIDENCE for source in sources
    )


def write(lexicon: dict[str, dict[bool, float]], path: Path) -> None:
    lines = []
    for stem, evidence in sorted(lexicon.items()):
        noun, verb = (
            f"{evidence[is_verb]:.1f}" if is_verb in evidence else ""
            for is_verb in (False, True)
        )
        lines.append(f"{stem}\t{noun}\t{verb}\n")
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word_list", type=Path)
    parser.add_argument("lexicon", type=Path)
    options = parser.parse_args()
    words = read_words(options.word_list)
    lexicon = clean(select(count_votes(words)), words)
    write(lexicon, options.lexicon)
    print(f"{len(words)} word types explained by {len(lexicon)} stems")


if __name__ == "__main__":
    main()
