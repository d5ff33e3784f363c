"""Relation extraction: which words around a name tell who that is.

A post stands before a name («профессор Ғ. Есім») or behind it, after a comma, a dash or
in brackets. Between two names it is of one of them and never of both; where the
language and the marks do not tell of which, nobody gets it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from languages.kazakh.analyser import stem
from languages.names.extraction import FoundName
from languages.number import is_plural
from languages.russian import cases_of_person, is_adjective, is_verb, parses
from languages.sentences import flat

from ...rules import Rules, in_any_language
from ..texts import quoted, trimmed

Place = tuple[int, int]

_AROUND = " ,;:–—-_|.\n"
_SHORT_NAME = re.compile(r"\([A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]{1,9}\)")
_CUT = re.compile(r"[,;:()\n]|\s[–—-]\s|\s[–—-](?=\w)|(?<=[\w.)»”])[–—]\s")
_WORD = re.compile(r"[\w.’'-]*\w[\w’'-]*\.?")
_BRACKETS = re.compile(r"\s{0,2}\(([^()]{2,250})\)")
_ABBREVIATION = re.compile(r"\b[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{3,8}\b")
_MOST_OF_BODY = 8  # words
_LEADS_ON = re.compile(r"\s*,|\s*[–—-]\s|\s?[–—-]")
_ARTICLES = {"a", "an", "the"}
_DASH = re.compile(r"\s*[–—-]\s")
_LONGEST_SHORT = 4  # letters of a word cut off with a dot
_MOST_PIECES = 8
_REACH = 400  # letters of what is told of one person
_FEWEST_OF_POST = 3  # words, in English
_LAST_WORDS = 4  # of a Kazakh piece, among which its head stands


@dataclass
class Told:
    """Where a text tells of one person; ``is_shared``: of several in the plural."""

    pieces: list[Place] = field(default_factory=list)
    is_shared: bool = False

    def start(self, name: int) -> int:
        """Return where the words begin that lead to the name at ``name``."""
        return min([name, *(first for first, _last in self.pieces)])

    def leads(self, name: int) -> bool:
        return self.start(name) < name


def told_of(text: str, names: list[FoundName], rules: Rules) -> list[Told]:
    """Return what the words of ``text`` tell of each of ``names``."""
    reader = Reader(text, rules)
    told = [Told() for _name in names]
    ends = [*(name.start for name in names), len(text)][1:]
    if names:
        reader.lead(names, 0, max(0, names[0].start - _REACH), told)
    for number, (name, end) in enumerate(zip(names, ends, strict=True)):
        start = name.end
        while brackets := _BRACKETS.match(text, start):
            told[number].pieces += reader.in_brackets(*brackets.span(1))
            start = brackets.end()
        apart = reader.cut_between(start, end)
        if number + 1 == len(names):
            behind = reader.behind(start, min(apart or end, start + _REACH))
            reader.give_behind(number, behind, names, told)
        elif apart is not None:
            reader.give_behind(number, reader.behind(start, apart), names, told)
            reader.lead(names, number + 1, reader.last_cut(start, end), told)
        else:
            _share(reader, names, number, start, told)
    return told


def _share(reader, names, number: int, start: int, told: list[Told]) -> None:
    """Divide what stands between a name and the next one."""
    end = names[number + 1].start
    ahead = reader.ahead(start, end)
    behind = reader.behind(start, end)
    if behind and ahead.pieces and reader.is_of_many(*behind[0]):
        behind = []  # «…, студенты и их куратор Ким»: a group, and not of who is named
    if not ahead.pieces or not behind:
        reader.give(names, number + 1, ahead, told)
        if not ahead.pieces:
            reader.give_behind(number, behind, names, told)
        return
    *between, next_to = ahead.pieces
    after_dash = bool(_DASH.match(reader.text, start))
    if after_dash or not reader.has_post_ahead(told[number], names[number]):
        ahead.pieces = [next_to]
        if after_dash or reader.rules.language == "en":
            behind = [place for place in behind if place[1] <= next_to[0]]
            reader.give_behind(number, behind, names, told)
        elif reader.rules.language == "kk":
            ahead.pieces = [*between, next_to]  # Kazakh posts lead
    reader.give(names, number + 1, ahead, told)


def pieces_of(
    text: str, start: int, end: int, quotes: list[Place] | None = None
) -> list[Place]:
    """Cut at commas, dashes and brackets, but not inside quotation marks."""
    quotes = quoted(text) if quotes is None else quotes
    quotes = [*quotes, *(m.span() for m in _SHORT_NAME.finditer(text, start, end))]
    cuts = [start]
    for match in _CUT.finditer(text, start, end):
        if not any(a <= match.start() < b for a, b in quotes):
            cuts += match.span()
    cuts.append(end)
    places = (
        trimmed(text, first, last, _AROUND)
        for first, last in zip(cuts[::2], cuts[1::2], strict=True)
    )
    return [(a, _with_dot(text, b)) for a, b in places if a < b]


def _with_dot(text: str, end: int) -> int:
    """Take in the dot of an abbreviation: «к.и.н.»."""
    last = re.search(r"[\w.]+$", text[max(0, end - 20) : end])
    if last and text[end : end + 1] == ".":
        end += "." in last.group() or len(last.group()) <= _LONGEST_SHORT
    return end


class Reader:
    """Reads the words of one text around its names."""

    def __init__(self, text: str, rules: Rules):
        self.text, self.plain, self.rules = text, flat(text), rules
        self.quotes = quoted(text)
        self.telling = rules.compiled(
            rf"(?<![\w-])(?:[^\W\d_]{{2,12}}-)?(?:{rules.posts}|{rules.degrees})"
        )

    # --- Before a name ---

    def leads_to(self, start: int, end: int) -> bool:
        """Tell whether a post leads to ``end``, so that a name must stand there."""
        ahead = self.ahead(max(start, end - _REACH), end)
        if not ahead.pieces:
            return False
        last = self.plain[slice(*ahead.pieces[-1])].split()[-1]
        return not self.rules.compiled(in_any_language("connectors")).fullmatch(last)

    def lead(self, names, number: int, start: int, told: list[Told]) -> None:
        self.give(names, number, self.ahead(start, names[number].start), told)

    def ahead(self, start: int, end: int) -> Told:
        """Return what leads to the name at ``end``."""
        ahead, waiting = Told(), None
        if start and "," in self.text[self.text.rfind(" ", start, end - 1) : end]:
            return ahead  # «…, директор школы, А. Ким»: of somebody before
        for first, last in reversed(self._pieces(start, end)[-_MOST_PIECES:]):
            begins, is_whole = self._begin(first, last)
            if begins is None:
                if waiting is None and not ahead.pieces and self._goes_on(first, last):
                    waiting = last  # «истории, археологии» of a post that leads them
                    continue
                break
            if ahead.pieces and self.is_of_many(begins, last) != self.is_of_many(
                *ahead.pieces[0]
            ):
                break
            ahead.pieces.insert(0, (begins, waiting or last))
            waiting = None
            if not is_whole:
                break
        return ahead

    def has_post_ahead(self, told: Told, name: FoundName) -> bool:
        """Tell whether more than a title («Dr.») leads to a name: then posts lead."""
        first = told.start(name.start)
        fewest = _FEWEST_OF_POST if self.rules.language == "en" else 1
        return len(self.text[first : name.start].split()) >= fewest

    def _goes_on(self, first: int, last: int) -> bool:
        words = self.text[first:last].split()
        return bool(words) and words[0][0].islower() and not self._stops(first, last)

    def _begin(self, first: int, last: int) -> tuple[int | None, bool]:
        """Return where a post begins that ends a piece, and if that is all of it."""
        stop = max((end for _start, end in self._stops(first, last)), default=first)
        if self.rules.language == "kk":
            return self._kazakh_begin(first, stop, last)
        found = self._telling(stop, last)
        if found is None:
            return None, False
        begins = self._with_adjectives(found, stop)
        between = self.plain[first:begins].split()
        connectors = self.rules.compiled(in_any_language("connectors"))
        return begins, all(connectors.fullmatch(word) for word in between)

    def _kazakh_begin(self, first, stop, last) -> tuple[int | None, bool]:
        words = list(_WORD.finditer(self.plain, stop, last))
        if not words:
            return None, False
        near = words[-_LAST_WORDS:][0].start()
        if not self._is_kazakh_post(near, last):
            return None, False
        if (
            stop == first
            and self.text[first].islower()
            and " және " in self.plain[first:last]
        ):
            before = self.text.rfind(",", max(0, first - _REACH), first - 1) + 1
            words_before = _WORD.findall(self.plain, before, first)
            if (
                words_before
                and len(words_before) <= _LAST_WORDS
                and not (
                    self._stops(before, first)
                    or self._is_kazakh_post(before, first - 2)
                )
            ):
                return trimmed(self.text, before, first, _AROUND)[0], True
        leads = self.rules.pattern("post_leads_not")
        while words and leads.fullmatch(words[0].group().rstrip(".,:")):
            words.pop(0)
        begins = words[0].start() if words else last
        opened = self.text[stop:begins].rfind("«")
        return (stop + opened if opened >= 0 else begins), stop == first

    def _is_kazakh_post(self, start: int, end: int) -> bool:
        """Tell whether words end with a post: with a known one, or as «кімнің кімі»."""
        heads = list(self.telling.finditer(self.plain, start, end))
        if heads and len(self.plain[heads[-1].end() : end].split()) <= 1:
            return True
        owned = re.search(r"[ндт][ыі]ң (?:\w+ )?(\w+[ыі])$", self.plain[start:end])
        is_work = self.rules.pattern("owned_not_posts")
        return bool(owned) and not is_work.match(owned[1])

    def _telling(self, start: int, end: int) -> int | None:
        places = [
            match.start() for match in self.telling.finditer(self.plain, start, end)
        ]
        if self.rules.language == "ru":
            places += [
                word.start()
                for word in _WORD.finditer(self.plain, start, end)
                if self.text[word.start()].islower() and self._is_occupation(word[0])
            ]
        outside = (p for p in places if not any(a <= p < b for a, b in self.quotes))
        return min(outside, default=None)

    def _is_of_others(self, place: int) -> bool:
        """Tell whether a Russian word is only of several: «встреча экономистов»."""
        word = _WORD.match(self.plain, place)
        readings = parses(word[0].strip(".")) if word else ()
        return bool(readings) and all(
            "plur" in parse.tag and parse.tag.case not in {"nomn", "ablt"}
            for parse in readings[:3]
        )

    def _is_occupation(self, word: str) -> bool:
        """Tell whether a Russian noun is one for a person: «краевед», «протоиерей»."""
        if not cases_of_person(word):
            return False
        return not any(
            self.rules.compiled(role).match(word) for role in self.rules.roles.values()
        )

    def _with_adjectives(self, begins: int, start: int) -> int:
        """Move a beginning to the left over what describes the post."""
        lead = self.rules.pattern("post_lead")
        for word in reversed(list(re.finditer(r"\S+", self.text[start:begins]))):
            bare = flat(word.group())
            if not lead.fullmatch(bare) and not self._describes(word.group(), bare):
                break
            begins = start + word.start()
        return begins

    def _describes(self, shown: str, bare: str) -> bool:
        """Tell whether a word before a post is of it: «старший», "TIU"."""
        if self.rules.language == "ru":
            return is_adjective(bare)
        return shown.isupper() or bool(self.rules.pattern("bodies").fullmatch(bare))

    def _stops(self, first: int, last: int) -> list[Place]:
        """Return the words of a piece that no post goes over: what somebody did."""
        posts = [m.span() for m in self.telling.finditer(self.plain, first, last)]
        words = [
            word
            for word in _WORD.finditer(self.plain, first, last)
            if not any(a <= word.start() and word.end() <= b for a, b in posts)
            and not any(a <= word.start() < b for a, b in self.quotes)
        ]
        return [
            word.span()
            for number, word in enumerate(words)
            if self._is_stop(word, words[number + 1 : number + 3])
        ]

    def _is_stop(self, word: re.Match[str], after: list[re.Match[str]]) -> bool:
        shown = self.text[word.start() : word.end()]
        if self.rules.language == "ru":
            return len(shown) > 3 and shown.islower() and is_verb(word.group())
        if shown[0].isupper() and self.rules.language == "en":
            return False
        if self.rules.pattern("post_stops").fullmatch(word.group()):
            return True
        ending = self.rules.pattern("post_stop_endings").fullmatch(word.group())
        if not ending or len(stem(word.group())) > ending.start("case"):
            return False
        # «мектепке дейінгі», «шағымдарға талдау жасау»: of the name of a body
        goes_on = self.rules.pattern("post_goes_on")
        return not any(goes_on.fullmatch(other.group()) for other in after)

    def is_of_many(self, first: int, last: int) -> bool:
        return is_plural(self.text[first:last], self.rules.language)

    # --- Behind a name ---

    def until_verb(self, first: int, last: int) -> Place:
        """Return a piece without what somebody did, which a verb begins."""
        stop = min((begin for begin, _end in self._stops(first, last)), default=last)
        first, stop = trimmed(self.text, first, stop, _AROUND)
        return first, min(last, _with_dot(self.text, stop))

    def behind(self, start: int, end: int) -> list[Place]:
        """Return what is told of the name that ends at ``start``."""
        if not (_LEADS_ON.match(self.text, start, end) or self._degree_at(start)):
            return []
        found: list[Place] = []
        for first, last in self._pieces(start, end)[:_MOST_PIECES]:
            stop = min(
                (begin for begin, _end in self._stops(first, last)), default=last
            )
            first, stop = trimmed(self.text, first, stop, _AROUND)
            told = self._telling(first, stop)
            if told is None and not self._is_body(first, stop):
                break
            if told is not None and not self._leads(first, told):
                break
            found.append((first, stop))
            if stop < last - 1:
                break
        return found

    def _is_body(self, first: int, last: int) -> bool:
        """Tell whether a piece is where somebody works and nothing else."""
        shown = self.text[first:last]
        if (
            self.rules.language != "en"
            or not shown[:1].isupper()
            or len(shown.split()) > _MOST_OF_BODY
        ):
            return False
        body = self.rules.pattern("bodies").search(self.plain, first, last)
        return bool(body or _ABBREVIATION.search(shown))

    def _degree_at(self, start: int) -> bool:
        return bool(
            self.rules.compiled(rf"\s(?:{self.rules.degrees})").match(self.plain, start)
        )

    def _leads(self, first: int, told: int) -> bool:
        """Tell whether a post begins a piece, or what describes it does."""
        if self.rules.language == "kk" or self.text[first].isupper():
            return True
        words = self.plain[first:told].split()
        if self.rules.language == "en" and words[:1] and words[0] in _ARTICLES:
            return True
        lead = self.rules.compiled(
            rf"(?:{self.rules.post_lead}|{in_any_language('connectors')})"
        )
        return all(lead.fullmatch(w) or is_adjective(w) for w in words)

    def in_brackets(self, start: int, end: int) -> Iterator[Place]:
        """Yield what brackets say of a person, and not of a place or an hour."""
        for first, last in self._pieces(start, end):
            is_name = not self.text[first].islower()
            if is_name or self.telling.search(self.plain, first, last):
                yield first, last

    # --- Pieces ---

    def cut_between(self, start: int, end: int) -> int | None:
        """Return where one person's words surely end before the next one's."""
        return next(self._cuts(start, end), None)

    def last_cut(self, start: int, end: int) -> int:
        return max(self._cuts(start, end)) + 1

    def _cuts(self, start: int, end: int) -> Iterator[int]:
        for match in re.finditer(r";|\n", self.text[start:end]):
            place = start + match.start()
            if not any(a <= place < b for a, b in self.quotes):
                yield place

    def _pieces(self, start: int, end: int) -> list[Place]:
        return pieces_of(self.text, start, end, self.quotes)

    # --- Who gets it ---

    def give(self, names, number: int, ahead: Told, told: list[Told]) -> None:
        """Give what leads to a name, in the plural to all that follow it directly."""
        if not ahead.pieces:
            return
        together = self._run(names, number, 1)
        is_shared = self._tells_of_many(ahead.pieces, names[number])
        if is_shared and len(together) == 1:
            return  # a group that somebody is of: nothing is said of him alone
        for other in together if is_shared else [number]:
            told[other].pieces += ahead.pieces
            told[other].is_shared = is_shared

    def give_behind(self, number: int, behind, names, told: list[Told]) -> None:
        if not behind or (self.rules.language == "kk" and told[number].pieces):
            return
        together = self._run(names, number, -1)
        is_shared = self.is_of_many(*behind[0])
        if is_shared and len(together) == 1:
            return
        for other in together if is_shared else [number]:
            told[other].pieces += behind
            told[other].is_shared = is_shared

    def _run(self, names, number: int, step: int) -> list[int]:
        """Return the names that only commas and «and» stand between."""
        joint = self.rules.compiled(rf"[\s,]*(?:{self.rules.and_words})?\s+")
        run = [number]
        while 0 <= run[-1] + step < len(names):
            first, second = sorted((run[-1], run[-1] + step))
            between = self.plain[names[first].end : names[second].start]
            if not joint.fullmatch(_BRACKETS.sub("", between)):
                break
            run.append(run[-1] + step)
        return run

    def _tells_of_many(self, pieces: list[Place], name: FoundName) -> bool:
        shown = self.text[slice(*pieces[0])]
        if self.rules.language != "ru":
            return is_plural(self.text[slice(*pieces[-1])], self.rules.language)
        is_inflected = flat(self.text[name.start : name.end]) != flat(name.name)
        return is_plural(shown, "ru", accusative=is_inflected)
