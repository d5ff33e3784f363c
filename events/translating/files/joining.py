"""Alignment of units that came back with the paragraphs a record has by now."""

from events.paragraph_numbers import renumber
from events.paragraphs import paragraphs
from events.rich_text import plain_text
from events.translating.texts import Text

from .canonical_html import canonical
from .sheet import KEY, Line
from .units import laid_out, words_of_units


def join(lines: list[Line], text: Text, source: str, target: str):
    """Return one line of its units, those of them that are new, and the homeless.

    The original is the one the translator saw. A translation keeps its own layout;
    where it lacks a paragraph, it is laid out as the original.
    """
    units, homeless = {}, []
    for line in lines:
        name = KEY.fullmatch(line.key)["unit"]
        if units.setdefault(name, line) is not line:  # it was doubled
            homeless.append(line)
    original, stored = text.written_in(source), text.written_in(target)
    labels = _labels_now(units, text, source, target)
    now, kept = map(words_of_units, (original, stored), labels)
    known = now | kept
    homeless += [line for name, line in units.items() if name not in known]
    new = {
        name: line
        for name, line in units.items()
        if name in known and plain_text(line.translation)
        if not _same(line.translation, kept.get(name, ""))
    }
    if not any(plain_text(line.translation) for line in lines):
        return None, [], homeless
    said = kept | {name: line.translation for name, line in new.items()}
    if new.keys() <= kept.keys():
        translation = laid_out(stored, labels[1], said) if new else stored
    else:
        translation = laid_out(original, labels[0], said)
    seen = {name: line.original for name, line in units.items() if line.original}
    line = Line(text.key, laid_out(original, labels[0], seen), translation)
    return line, [*new.values()], homeless


def _same(words: str, others: str) -> bool:
    return canonical(f"<p>{words}</p>") == canonical(f"<p>{others}</p>")


def _labels_now(units: dict[str, Line], text: Text, source: str, target: str):
    """Return the labels of both texts by which most units find their paragraphs.

    Before readers have seen a record its numbers move: then paragraphs are known again
    by their words, as in a save.
    """
    now = {code: text.written_in(code) for code in (source, target)}
    lasting = tuple(text.labels_in(code) for code in now)
    numbered = {n[1:]: line for n, line in units.items() if n.startswith("p")}
    there = {*paragraphs(now[target])} - {()}
    taken = {
        source: [(n, line.original) for n, line in numbered.items() if line.original],
        target: [
            (n, line.translation)
            for n, line in numbered.items()
            if paragraphs(f"<p>{line.translation}")[0] in there
        ],
    }
    labels = {code: [label for label, _words in taken[code]] for code in taken}
    before = {c: "".join(f"<p>{words}</p>" for _n, words in taken[c]) for c in taken}
    found = renumber({"labels": labels}, before, now, original=source, day="")["labels"]

    def agreeing(labels: tuple) -> int:
        words = words_of_units(now[source], labels[0])
        return sum(_same(one.original, words.get(n, "")) for n, one in units.items())

    return max(lasting, (found[source], found[target]), key=agreeing)
