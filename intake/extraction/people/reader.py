"""Reads what words tell of whom they stand beside: posts, degrees, bodies."""

import re
from collections.abc import Iterator

from languages.countries import is_country
from languages.known_words import is_english
from languages.number import is_plural
from languages.russian import is_adjective, is_genitive
from languages.sentences import flat

from ...rules import Rules, in_any_language
from ..texts import quoted, trimmed
from . import kazakh
from .occupations import WORD, ends_place, is_occupation, is_stop
from .pieces import AROUND, REACH, Place, pieces_of, with_dot

_ABBREVIATION = re.compile(r"\b[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{3,8}\b")
_MOST_OF_BODY = 8  # words
_LEADS_ON = re.compile(r"\s*,|\swho (?:is|was) (?:an? |the )?|\s*[–—-]\s|\s?[–—-]")
_SURE_CUT = re.compile(r"[;\n]")
_OPENING = '«“"'
_ARTICLES = {"a", "an", "the"}
_WHO_IS = re.compile(r",?\swho (?:is|was) (?:an? |the )?")
_WHO = re.compile(r"(?<!\w)who(?!\w)")
_CAPITAL = re.compile(r"[A-Z][\w-]+\s$")
_UNNAMED = re.compile(
    r"(?<!\bof)(?<!\bthe)(?<!\bafter)\s([A-Z][a-z]{1,20})\s([A-Z][a-z-]{1,20})\sand\s"
)
_MOST_PIECES = 8
_LONGEST_JOINT = 16  # letters of «as well as» with its blanks
_MET = re.compile(r"(?<!\w)со?\s")
_MISTER = re.compile(r"(?<!\w)(?:(?:mr|mrs|ms)\.?|г-[нж]\w{0,2}|госпо\w{2,5})\s*$")


class Reader:
    """Reads the words of one text around its names."""

    def __init__(self, text: str, rules: Rules):
        self.text, self.plain, self.rules = text, flat(text), rules
        self.quotes = quoted(text)
        joint = rf"(?:{rules.and_words}|{rules.also_words})"
        self.joint = rules.compiled(rf"(?<!\w){joint}\s*$")
        self.joint_ahead = rules.compiled(rf"{joint}\s")
        self.telling = rules.compiled(
            rf"(?<![\w-])(?:[^\W\d_]{{2,12}}-)?(?:{rules.posts}|{rules.degrees})"
        )

    # --- Before a name ---

    def leads_to(self, start: int, end: int) -> bool:
        """Tell whether a post leads to ``end``, so that a name must stand there."""
        ahead = self.ahead(max(start, end - REACH), end)
        if not ahead:
            return False
        last = self.plain[slice(*ahead[-1])].split()[-1]
        return not self.rules.compiled(in_any_language("connectors")).fullmatch(last)

    def ahead(self, start: int, end: int) -> list[Place]:
        """Return what leads to the name at ``end``."""
        ahead: list[Place] = []
        waiting = None
        if mister := _MISTER.search(self.plain, max(start, end - _LONGEST_JOINT), end):
            end = mister.start()
        joint = self.joint.search(self.plain, max(start, end - _LONGEST_JOINT), end)
        if joint or (
            start and "," in self.text[self.text.rfind(" ", start, end - 1) : end]
        ):
            return self._apposed(start, end)  # «…, директор школы, А. Ким»: of another
        for first, last in reversed(self._pieces(start, end)[-_MOST_PIECES:]):
            begins, is_whole = self._begin(first, last)
            if begins is None:
                goes_on = self._is_country(first, last) or (
                    not ahead and self._goes_on(first, last)
                )
                if goes_on and (waiting is None or self._is_genitive(first, last)):
                    waiting = waiting or last  # «истории, права» of a post before them
                    continue
                break
            if ahead and self.is_of_many(begins, last) != self.is_of_many(*ahead[0]):
                break
            if last < end - 1 and self._is_anothers(first, begins, last):
                break
            ahead.insert(0, (begins, waiting or last))
            waiting = None
            if not is_whole or self.joint_ahead.match(self.plain, first):
                break  # «, и директор школы А. Ким»: the next one of a list
        return ahead

    def _apposed(self, start: int, end: int) -> list[Place]:
        """Return an English post that a name of a list stands behind in apposition:
        «…, and the poet’s daughter, Anna Lis»."""
        last = self._pieces(start, end)[-1:] if self.rules.language == "en" else []
        lead = self.joint_ahead.match(self.plain, last[0][0]) if last else None
        begins = self._begin(lead.end(), last[0][1])[0] if lead else None
        return [(begins, last[0][1])] if begins is not None else []

    def _is_anothers(self, first: int, begins: int, last: int) -> bool:
        """Tell whether an English piece may be of somebody whom no rule found: «who is
        a director, …», «Turan Circle TURANSOY Sultan Rai, …»."""
        if self.rules.language != "en":
            return False
        if _WHO.search(self.text, first, begins):
            return True
        ends = [n.start for n in self.rules.names_in(self.text) if n.end == last]
        return any(_CAPITAL.search(self.text, first, start) for start in ends)

    def _goes_on(self, first: int, last: int) -> bool:
        words = self.text[first:last].split()
        is_list = self.rules.language == "en" and "and" in words  # of capitals
        begins = bool(words) and (words[0][0].islower() or is_list)
        return begins and not self.stops(first, last)

    def _is_genitive(self, first: int, last: int) -> bool:
        """Tell whether all words say whose something is: «науки, печати и труда»."""
        words = self.text[first:last].split()
        return self.rules.language == "ru" and all(map(is_genitive, words))

    def _is_country(self, first: int, last: int) -> bool:
        return is_country(self.text[first:last], self.rules.language)

    def _begin(self, first: int, last: int) -> tuple[int | None, bool]:
        """Return where a post begins that ends a piece, and if that is all of it."""
        if any(a <= first + 1 and last - 1 <= b for a, b in self.quotes):
            return None, False  # the title of a talk
        stop = max((end for _start, end in self.stops(first, last)), default=first)
        if self.rules.language == "kk":
            return kazakh.begin(self, first, stop, last)
        found = self._telling(self._behind_unnamed(stop, last), last)
        if found is None:
            return None, False
        if met := _MET.search(self.plain, found, last):
            own = self._telling(met.end(), last)  # «встреча студентов с писателем»
            found = own if own == met.end() else found
        begins = self._with_adjectives(found, stop)
        between = self.plain[first:begins].split()
        connectors = self.rules.compiled(in_any_language("connectors"))
        return begins, all(connectors.fullmatch(word) for word in between)

    def _behind_unnamed(self, start: int, end: int) -> int:
        """Return where what is told of somebody ends whom no rule found, if anybody:
        «Consul Gu Yun and …»."""
        for found in _UNNAMED.finditer(self.text, start, end):
            if not any(is_english(word.lower()) for word in found.groups()):
                start = found.end()
        return start

    def _telling(self, start: int, end: int) -> int | None:
        """Return where a word between two places tells of somebody's post or degree."""
        places = [
            match.start() for match in self.telling.finditer(self.plain, start, end)
        ]
        if self.rules.language == "ru":
            places += self.occupations(start, end)
        outside = (p for p in places if not any(a <= p < b for a, b in self.quotes))
        return min(outside, default=None)

    def occupations(self, start: int, end: int) -> list[int]:
        return [
            word.start()
            for word in WORD.finditer(self.plain, start, end)
            if self.text[word.start()].islower() and is_occupation(word[0], self.rules)
        ]

    def _with_adjectives(self, begins: int, start: int) -> int:
        """Move a beginning to the left over what describes the post."""
        lead, body, small = map(
            self.rules.pattern, ("post_lead", "bodies", "unit_lead")
        )
        is_of_body = False
        for word in reversed(list(re.finditer(r"\S+", self.text[start:begins]))):
            bare = flat(word.group())
            is_patron = is_of_body and word.group().istitle()
            is_patron = is_patron and not small.fullmatch(word.group())
            describes = is_patron or self._describes(word.group(), bare)
            if not lead.fullmatch(bare) and not describes:
                break
            is_of_body = self.rules.language == "en" and bool(body.fullmatch(bare))
            begins = start + word.start()
        return begins

    def _describes(self, shown: str, bare: str) -> bool:
        """Tell whether a word before a post is of it: «старший», "TIU"."""
        if self.rules.language == "ru":
            return is_adjective(bare)
        return shown.isupper() or bool(self.rules.pattern("bodies").fullmatch(bare))

    def stops(self, first: int, last: int) -> list[Place]:
        """Return the words of a piece that no post goes over: what somebody did."""
        posts = [m.span() for m in self.telling.finditer(self.plain, first, last)]
        words = [
            word
            for word in WORD.finditer(self.plain, first, last)
            if not any(a <= word.start() and word.end() <= b for a, b in posts)
            and not any(a <= word.start() < b for a, b in self.quotes)
            or ends_place(word, self.quotes, self.rules)
        ]
        return [
            word.span()
            for number, word in enumerate(words)
            if is_stop(self.text, word, words[number + 1 : number + 3], self.rules)
        ]

    def is_of_many(self, first: int, last: int) -> bool:
        return is_plural(self.text[first:last], self.rules.language)

    def is_title(self, place: Place) -> bool:
        """Tell whether a piece is no post, but a degree or a title: «Dr.», «доцент»."""
        titles = self.rules.compiled(
            rf"(?:(?:{self.rules.degrees}|{self.rules.honorifics})[.]?[ ]?)+"
        )
        return bool(titles.fullmatch(self.plain, *place))

    # --- Behind a name ---

    def until_verb(self, first: int, last: int) -> Place:
        """Return a piece without what somebody did, which a verb begins."""
        stop = min((begin for begin, _end in self.stops(first, last)), default=last)
        first, stop = trimmed(self.text, first, stop, AROUND)
        return first, min(last, with_dot(self.text, stop))

    def behind(self, start: int, end: int) -> list[Place]:
        """Return what is told of the name that ends at ``start``."""
        if not (_LEADS_ON.match(self.text, start, end) or self._degree_at(start)):
            return []
        found: list[Place] = []
        if who := _WHO_IS.match(self.text, start, end):
            start = who.end()
        for first, last in self._pieces(start, end)[:_MOST_PIECES]:
            first, stop = self.until_verb(first, last)
            told = self._telling(first, stop)
            if told is None and not self._is_body(first, stop):
                break
            if told is not None and not self._leads(first, told):
                break
            if found and first < stop and self.is_of_many(first, stop):
                break  # «…, заместитель министра, педагоги университета»
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
            shown = self.text[first:last]
            if shown[0] in _OPENING:
                continue  # the title of a talk
            is_body = not shown[0].islower() and (" " in shown or shown.isupper())
            is_body = is_body and not re.search(r"\d", shown)
            is_body = is_body and not self._is_country(first, last)
            if is_body or self._telling(first, last) is not None:
                yield first, last

    # --- Pieces ---

    def cut_between(self, start: int, end: int) -> int | None:
        """Return where one person's words surely end before the next one's."""
        return next(self._cuts(start, end), None)

    def last_cut(self, start: int, end: int) -> int:
        return max(self._cuts(start, end)) + 1

    def _cuts(self, start: int, end: int) -> Iterator[int]:
        for match in _SURE_CUT.finditer(self.text, start, end):
            if not any(a <= match.start() < b for a, b in self.quotes):
                yield match.start()

    def _pieces(self, start: int, end: int) -> list[Place]:
        return pieces_of(self.text, start, end, self.quotes)
