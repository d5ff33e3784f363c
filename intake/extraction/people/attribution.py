"""Relation extraction: which words around a name tell who that is.

A post stands before a name («профессор Ғ. Есім») or behind it, after a comma, a dash or
in brackets. Between two names it is of one of them and never of both; where the
language and the marks do not tell of which, nobody gets it.
"""

import functools
import re
from dataclasses import dataclass, field

from languages.names.extraction import FoundName
from languages.number import is_plural
from languages.sentences import flat

from ...rules import Rules
from . import kazakh
from .origins import Body, bodies_of
from .pieces import REACH, Place
from .reader import Reader

_BRACKETS = re.compile(r"\s{0,2}\(([^()]{2,250})\)")
ASIDE = re.compile(
    r"\s{0,2}\([^()]{2,250}\)|\s{1,2}«[^«»]{2,200}»"
    r"|(?<!\w)(?:mr|mrs|ms|dr|prof)\.\s?"
)
_DASH = re.compile(r"(?:\s?\([^()]{2,60}\))?\s*[–—-]\s")
_SUCH = re.compile(  # «Асан Ли, Үсен Ким сынды жас ғалымдар»
    r"\s(?:сынды|секілді|сияқты|тәрізді|қатарлы)\s"
    r"((?:[\w-]{2,30}\s){0,3}?[\w-]{2,30}[лдт][ае]р(?:[ыі](?:м[ыі]з)?)?)(?!\w)"
)
_FEWEST_OF_POST = 3  # words, in English


@dataclass
class Told:
    """Where a text tells of one person; ``is_shared``: of several in the plural."""

    pieces: list[Place] = field(default_factory=list)
    is_shared: bool = False
    body: Body | None = None  # from which somebody comes

    def start(self, name: int) -> int:
        """Return where the words begin that lead to the name at ``name``."""
        return min([name, *(first for first, _last in self.pieces)])

    def leads(self, name: int) -> bool:
        return self.start(name) < name


def told_of(text: str, names: list[FoundName], rules: Rules) -> list[Told]:
    """Return what the words of ``text`` tell of each of ``names``."""
    return _Attribution(text, names, rules).told if names else []


class _Attribution:
    """Divides the words around the names of one text among them."""

    def __init__(self, text: str, names: list[FoundName], rules: Rules):
        self.names, self.rules = names, rules
        self.reader = Reader(text, rules)
        self.told = [Told() for _name in names]
        start = names[0].start
        self._give(0, self.reader.ahead(max(0, start - REACH), start))
        for number in range(len(names)):
            self._after(number)
        for body, number in bodies_of(text, names, rules):
            for one in self._run(number, 1) if rules.language == "kk" else [number]:
                self.told[one].body = body

    def _after(self, number: int) -> None:
        """Give what stands behind a name, to it or to the next one."""
        reader, start = self.reader, self.names[number].end
        while brackets := _BRACKETS.match(reader.text, start):
            self.told[number].pieces += reader.in_brackets(*brackets.span(1))
            start = brackets.end()
        such = _SUCH.match(reader.text, start) if self.rules.language == "kk" else None
        if such and kazakh.is_post(reader, *such.span(1)):
            self._to(number, -1, [such.span(1)], is_shared=True)
        if number + 1 == len(self.names):
            end = min(len(reader.text), start + REACH)
            apart = reader.cut_between(start, end)
            self._give_back(
                number, reader.behind(start, end if apart is None else apart)
            )
            return
        end = self.names[number + 1].start
        apart = reader.cut_between(start, end)
        if apart is None:
            self._share(number, start, end)
            return
        self._give_back(number, reader.behind(start, apart), is_sure=True)
        self._give(number + 1, reader.ahead(reader.last_cut(start, end), end))

    def _share(self, number: int, start: int, end: int) -> None:
        """Divide what stands between a name and the next one."""
        reader, language = self.reader, self.rules.language
        ahead, behind = reader.ahead(start, end), reader.behind(start, end)
        if behind and ahead and reader.is_of_many(*behind[0]):
            behind = []  # «…, студенты и их куратор Ким»: not of who is named
        if ahead and language != "kk" and not reader.text[start : ahead[0][0]].strip():
            return  # «А. Ким директор школы Б. Ли»: of either of them
        if ahead and behind and self._are_apart(behind, ahead):
            self._give_back(number, behind, is_sure=True)
        elif ahead and behind:
            after_dash = bool(_DASH.match(reader.text, start))
            follow = after_dash or self._posts_follow
            if follow or not (self._posts_lead or self._has_post_ahead(number)):
                next_to = ahead[-1]
                ahead = ahead if language == "kk" and not follow else [next_to]
                if follow or language == "en":
                    before = [place for place in behind if place[1] <= next_to[0]]
                    if follow or not self.told[number].pieces:
                        self._give_back(number, before)
        elif behind:
            is_title = all(map(reader.is_title, behind))
            self._give_back(number, behind, is_sure=is_title)
        self._give(number + 1, ahead)

    def _are_apart(self, behind: list[Place], ahead: list[Place]) -> bool:
        """Tell whether a verb, or «, and», stands between what is told of two."""
        end, start = behind[-1][1], ahead[0][0]
        between = self.reader.plain[end:start]
        joint = self.rules.compiled(rf"\s*,\s*(?:{self.rules.and_words})\s+")
        return end <= start and bool(
            joint.fullmatch(between) or self.reader.stops(end, start)
        )

    @functools.cached_property
    def _posts_lead(self) -> bool:
        """Tell whether all posts stand before their names, as that of the first does
        and that of the last one does not stand behind it."""
        return self._has_post_ahead(0) and not self._ends_with_post

    @functools.cached_property
    def _posts_follow(self) -> bool:
        return not self.told[0].leads(self.names[0].start) and self._ends_with_post

    @functools.cached_property
    def _ends_with_post(self) -> bool:
        end = self.names[-1].end
        reader, stop = self.reader, min(len(self.reader.text), end + REACH)
        apart = reader.cut_between(end, stop)
        return bool(reader.behind(end, stop if apart is None else apart))

    def _has_post_ahead(self, number: int) -> bool:
        """Tell whether more than a title («Dr.») leads to a name: then posts lead."""
        name = self.names[number].start
        lead = self.reader.text[self.told[number].start(name) : name]
        return len(lead.split()) >= (
            _FEWEST_OF_POST if self.rules.language == "en" else 1
        )

    def _give(self, number: int, ahead: list[Place]) -> None:
        """Give what leads to a name, in the plural to all that follow it directly."""
        if ahead:
            self._to(number, 1, ahead, is_shared=self._tells_of_many(ahead, number))

    def _give_back(
        self, number: int, behind: list[Place], *, is_sure: bool = False
    ) -> None:
        is_sure = is_sure or bool(_DASH.match(self.reader.text, self.names[number].end))
        own = self.told[number].pieces
        if behind and (is_sure or all(map(self.reader.is_title, own))):
            is_shared = self.reader.is_of_many(*behind[0])
            self._to(number, -1, behind, is_shared=is_shared)

    def _to(self, number: int, step: int, places: list[Place], *, is_shared: bool):
        together = self._run(number, step) if is_shared else [number]
        if is_shared and (len(together) == 1 or self._mixes(places)):
            return  # groups that people are of: nothing is said of each of them
        for other in together:
            self.told[other].pieces += places
            self.told[other].is_shared = is_shared

    def _mixes(self, places: list[Place]) -> bool:
        """Tell whether a plural is of several groups: «саясаткерлер мен ғалымдар»."""
        pieces = [self.reader.plain[slice(*place)] for place in places]
        if len(pieces) > 1 and any(" " not in piece for piece in pieces):
            return True
        joint = self.rules.compiled(rf"\s(?:{self.rules.and_words})\s")
        halves = (joint.split(piece) for piece in pieces)
        return any(
            len(parts) > 1
            and all(is_plural(part, self.rules.language) for part in parts)
            for parts in halves
        )

    def _run(self, number: int, step: int) -> list[int]:
        """Return the names that only commas and «and» stand between."""
        joint = self.rules.compiled(rf"[\s,]*(?:{self.rules.and_words})?\s+")
        run = [number]
        while 0 <= run[-1] + step < len(self.names):
            first, second = sorted((run[-1], run[-1] + step))
            place = slice(self.names[first].end, self.names[second].start)
            between = ASIDE.sub("", self.reader.plain[place])
            if not joint.fullmatch(between):
                break
            run.append(run[-1] + step)
        return run

    def _tells_of_many(self, ahead: list[Place], number: int) -> bool:
        text, name = self.reader.text, self.names[number]
        if self.rules.language != "ru":
            return self.reader.is_of_many(*ahead[-1])
        is_inflected = flat(text[name.start : name.end]) != flat(name.name)
        return is_plural(text[slice(*ahead[0])], "ru", accusative=is_inflected)
