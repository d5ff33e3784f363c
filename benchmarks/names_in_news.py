"""How well are the names of people found in running text? On texts that others marked.

    python -m benchmarks.names_in_news FACTRUEVAL/testset
    python -m benchmarks.names_in_news KAZNERD/IOB2_test.txt

The first is a folder of dialogue-evaluation/factRuEval-2016, Russian news with the names
of people also in the nominative; the second a file of IS2AI/KazNERD, sentences of Kazakh
television. Neither is part of this project. Only names of two words and more count, and
where the text gives no sign that a name is expected.
"""

import argparse
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
django.setup()

from intake.rules import rules  # noqa: E402

PARTS = ("firstname", "patronymic", "lastname")


class Marked(NamedTuple):
    """A person in a text, whole or by one word; the nominative where it is told."""

    start: int
    end: int
    is_whole: bool
    nominative: str = ""


def russian_texts(folder: Path) -> Iterator[tuple[str, list[Marked]]]:
    for path in sorted(folder.glob("book_*.txt")):
        text = path.read_text("utf-8")
        spans = {
            number: (kind, int(start), int(start) + int(length))
            for number, kind, start, length, *_rest in _rows(path, ".spans")
        }
        told = dict(_nominatives(path.with_suffix(".coref")))
        marked = []
        for number, kind, *parts in _rows(path, ".objects"):
            if kind == "Person":
                places = [spans[part] for part in parts if part in spans]
                start = min(place[1] for place in places)
                end = max(place[2] for place in places)
                kinds = {place[0] for place in places}
                is_whole = {"name", "surname"} <= kinds and "nickname" not in kinds
                marked.append(Marked(start, end, is_whole, told.get(number, "")))
        yield text, marked


def _rows(path: Path, suffix: str) -> Iterator[list[str]]:
    for line in path.with_suffix(suffix).read_text("utf-8").splitlines():
        if columns := line.partition("#")[0].split():
            yield columns


def _nominatives(path: Path) -> Iterator[tuple[str, str]]:
    for entry in path.read_text("utf-8").split("\n\n"):
        first, *lines = entry.strip().split("\n")
        parts = dict(line.partition(" ")[::2] for line in reversed(lines))
        name = " ".join(parts[part] for part in PARTS if part in parts)
        yield from ((number, name) for number in first.split()[1:])


def kazakh_texts(path: Path) -> Iterator[tuple[str, list[Marked]]]:
    for sentence in path.read_text("utf-8").split("\n\n"):
        text, people = "", []
        for line in filter(None, sentence.split("\n")):
            word, _space, tag = line.rpartition(" ")
            is_joined = word in ".,:;!?»)" or text[-1:] in ("«", "(")
            text += word if is_joined or not text else f" {word}"
            if tag == "B-PERSON":
                people.append(Marked(len(text) - len(word), len(text), is_whole=False))
            elif tag == "I-PERSON" and people:
                people[-1] = people[-1]._replace(end=len(text), is_whole=True)
        yield text, people


def score(texts: Iterator[tuple[str, list[Marked]]], language: str) -> Counter:
    counts: Counter[str] = Counter()
    for text, marked in texts:
        found = rules(language).names_in(text, expected=False)
        for person in filter(lambda one: one.is_whole, marked):
            alike = [one for one in found if _meet(one, person)]
            exact = [one for one in alike if _place(one) == _place(person)]
            counts["there"] += 1
            counts["met"] += bool(alike)
            counts["exact"] += bool(exact)
            words = len(text[person.start : person.end].split())
            if exact and len(person.nominative.split()) == words:
                counts["told"] += 1
                counts["nominative"] += _same(exact[0].name, person.nominative)
        counts["found"] += len(found)
        counts["strange"] += sum(
            not any(_meet(one, person) for person in marked) for one in found
        )
    return counts


def _place(one) -> tuple[int, int]:
    return one.start, one.end


def _meet(one, other) -> bool:
    return one.start < other.end and other.start < one.end


def _same(one: str, other: str) -> bool:
    words = (sorted(name.lower().replace("ё", "е").split()) for name in (one, other))
    return next(words) == next(words)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("source", type=Path)
    source = options.parse_args().source
    is_russian = source.is_dir()
    texts = russian_texts(source) if is_russian else kazakh_texts(source)
    counts = score(texts, "ru" if is_russian else "kk")
    print(f"{counts['there']} names, {counts['found']} found")
    print(f"precision  {1 - counts['strange'] / max(1, counts['found']):.3f}")
    print(f"recall     {counts['met'] / max(1, counts['there']):.3f}")
    print(f"exact      {counts['exact'] / max(1, counts['there']):.3f}")
    if counts["told"]:
        print(f"nominative {counts['nominative'] / counts['told']:.3f}")


if __name__ == "__main__":
    main()
