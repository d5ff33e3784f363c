"""Web pages: the text of a saved page apart from its menus, and what its head says."""

import email
import email.policy
import json
import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date

from events.media.refusals import called_damaged

from .blocks import Block, BlockKind, Page, clean
from .html import Box, Cutter

# Elements, roles and names of a class which hold no text of the page.
_TAGS = frozenset(["nav", "aside", "footer", "button", "select", "figcaption"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search"])
_NAMES = re.compile(
    r"(?:(?:bread-?crumbs?|menu|(?:main|top|site)-?menu|nav|navbar|navigation|sidebar"
    r"|side-?bar|share|sharing|shares|social|socials|ya-share2?|addthis\S*|cookies?"
    r"|cookie-\S+|comments?|comments-area|pagination|pager|post-views|views|hits"
    r"|counter|related|related-(?:posts|news)|tags|footer|site-footer|site-header"
    r"|caption|wp-caption\S*|gallery\S*)\s)"
)
_OF_TEXT = re.compile("entry|post|article|title")  # in the name of a header
# Where the text of a page stands, the surest first.
_BODIES = ("articleBody", "article", "main")
_CONTAINERS = frozenset(["div", "section", "td", "center", "form"])
_DEEPEST = 40  # containers inside each other; who nests more is read whole
_ENOUGH = 200  # letters of a text, so that everything around it is none
_MOST_OF_IT = 0.6  # of the letters of all articles, or it is a list of news
_HEAD = 8  # blocks above a text among which its title stands
_LONG = 80  # letters of a paragraph, which menus do not have
_NEARLY_ALL = 0.8  # of the letters of long paragraphs, so that a container has the text
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b")
_BETWEEN_NAMES = re.compile(r"\s+(?:[|»•·]|::)\s+")
_PUBLISHED = ("article:published_time", "datePublished", "pubdate", "dc.date", "date")
_FIRST_YEAR = 1990  # of any page; programs write the year 1 for “none”
_SAVED_FROM = re.compile(r"\s*saved from url=\(\d+\)(\S+)")
_LONGEST_ADDRESS, _LONGEST_TITLE = 500, 1_000
_SAID = frozenset([BlockKind.HIDDEN, BlockKind.STRUCK])


def read_page(html: str, address: str = "") -> tuple[list[Block], Page]:
    """Return the blocks of a whole page, and what it says of itself.

    ``address`` is where it was saved from, if that is known and it does not say.
    """
    cutter = _PageCutter(address)
    cutter.hear(html)
    return cutter.told_apart(), cutter.page()


def unpacked(data: bytes) -> tuple[bytes, str]:
    """Return the page in an archive of a browser (.mht), and its address."""
    with called_damaged():
        message = email.message_from_bytes(data, policy=email.policy.default)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                saved = message["Snapshot-Content-Location"]
                address = saved or part["Content-Location"]
                return part.get_payload(decode=True) or b"", str(address or "")
    return b"", ""


class _PageCutter(Cutter):
    """Cuts a page, and keeps of each block in which bodies it stands."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._within: list[tuple[tuple[int, int], ...]] = []  # of each block
        self._linked: list[bool] = []  # of each block: it is nothing but links
        self._bodies = self._links = self._outside = 0
        self._said: dict[str, str] = {"address": address}  # by the page, of itself
        self._script: list[str] | None = None  # JSON that search engines read
        self._title: list[str] | None = None
        self._is_whole = False  # a page, and not what was copied from one

    # --- The head ------------------------------------------------------------

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        names = ("property", "name", "itemprop")
        name = next((attributes[n] for n in names if attributes.get(n)), "")
        self._is_whole |= tag == "head"
        if tag == "meta":
            self._hear(name, attributes.get("content"))
        elif tag == "link" and attributes.get("rel") == "canonical":
            self._said["canonical"] = attributes.get("href", "")
        elif tag == "time" and not self._boxes[-1].beside:
            self._hear(name or "time", attributes.get("datetime"))
        elif tag == "script" and attributes.get("type") == "application/ld+json":
            self._script = []
        elif tag == "title" and self._silent:
            self._title = []
        self._links += tag == "a"
        super().start(tag, attributes)

    def end(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            found = re.search(r'"datePublished"\s*:\s*("[^"]*")', "".join(self._script))
            with suppress(ValueError):
                self._hear("datePublished", json.loads(found[1]) if found else "")
            self._script = None
        elif tag == "title" and self._title is not None:
            self._hear("title", "".join(self._title))
            self._title = None
        self._links -= tag == "a" and self._links > 0
        super().end(tag)

    def data(self, text: str) -> None:
        for kept in (self._script, self._title):
            if kept is not None:
                kept.append(text)
        self._outside += not (self._links or self._silent or text.isspace())
        super().data(text)

    def comment(self, text: str) -> None:
        self._is_whole &= "StartFragment" not in text
        if saved := _SAVED_FROM.match(text):
            self._hear("address", saved[1])

    def _hear(self, name: str, value: str | None) -> None:
        if value and not self._said.get(name):
            self._said[name] = value

    def page(self) -> Page:
        """Return what the head says: a title without the site's name, a day."""
        said = self._said
        whole = clean(said.get("og:title") or said.get("title", ""))
        names = _BETWEEN_NAMES.split(" ".join(whole[:_LONGEST_TITLE].split()))
        title = max(names, key=len)
        site = re.escape(said.get("og:site_name", ""))
        title = re.sub(rf"\s+[–—-]\s+{site}$", "", title) if site else title
        days = (said[name] for name in (*_PUBLISHED, "time") if name in said)
        address = said.get("canonical") or said.get("og:url") or said["address"]
        if not re.match(r"https?://\S+$", address) or len(address) > _LONGEST_ADDRESS:
            address = ""
        return Page(title, next(filter(None, map(_day, days)), None), address)

    # --- The text ------------------------------------------------------------

    def _box(self, tag: str, attributes: dict[str, str]) -> Box:
        box, around = super()._box(tag, attributes), self._boxes[-1]
        role = attributes.get("role", tag)
        named = f"{attributes.get('class', '')} {attributes.get('id', '')} "
        whole = tag in {"html", "body", "main", "article"}
        names = () if whole else re.findall(r"\S+\s", named)
        of_site = tag == "header" and not (around.within or _OF_TEXT.search(named))
        known = tag in _TAGS or role in _ROLES or any(map(_NAMES.fullmatch, names))
        if known or of_site:
            box = box._replace(beside=box.beside or BlockKind.BOILERPLATE)
        body = attributes.get("itemprop") if "itemprop" in attributes else role
        if len(around.within) < _DEEPEST and (body in _BODIES or tag in _CONTAINERS):
            self._bodies += 1
            rank = _BODIES.index(body) if body in _BODIES else len(_BODIES)
            box = box._replace(within=(*box.within, (rank, self._bodies)))
        return box

    def _flush(self) -> None:
        linked = not self._outside
        self._outside = 0
        super()._flush()
        new = len(self.blocks) - len(self._within)
        self._within += [self._boxes[-1].within] * new
        self._linked += [linked] * new

    def told_apart(self) -> list[Block]:
        """Return the blocks, what belongs to the page alone marked as such.

        If nothing is left, what looked like a menu was the text.
        """
        body = self._body()
        text = [n for n, block in enumerate(self.blocks) if self._is_text(n, body)]
        if not text:
            wrong, right = BlockKind.BOILERPLATE, BlockKind.PARAGRAPH
            found = [(b, right if b.kind is wrong else b.kind) for b in self.blocks]
            return [replace(block, kind=kind) for block, kind in found]
        told = [n for n in text if not (self._is_whole and self._linked[n])] or text
        headings = (n for n in text if self.blocks[n].kind is BlockKind.HEADING)
        kept = {*headings, *(n for n in text if told[0] <= n <= told[-1])}
        return [
            block
            if n in kept or block.kind in _SAID
            else replace(block, kind=BlockKind.BOILERPLATE)
            for n, block in enumerate(self.blocks)
        ]

    def _is_text(self, number: int, body: set[int]) -> bool:
        block = self.blocks[number]
        if block.kind is BlockKind.BOILERPLATE or block.kind in _SAID:
            return False
        alone = block.kind is BlockKind.PARAGRAPH and not block.images
        if alone and not any(map(str.isalpha, block.text)):
            return bool(_DATE.search(block.text))  # and not what counts visitors
        if number in body:
            return True
        is_title = block.kind is BlockKind.HEADING and block.level == 1
        return is_title and not self._linked[number]

    def _body(self) -> set[int]:
        """Return the blocks among which the text of the page stands."""
        own = [
            n
            for n, block in enumerate(self.blocks)
            if not self._linked[n] and block.kind is not BlockKind.BOILERPLATE
        ]
        kept = set(range(len(self.blocks)))
        if body := self._named_body(own):
            kept = {n for n in kept if body in self._within[n]}
        if self._is_whole and (body := self._container(own, kept)):
            inner = {n for n in kept if body in self._within[n]}
            kept = inner | self._led_to(min(inner), own)
        return kept

    def _led_to(self, first: int, own: list[int]) -> set[int]:
        """Return the heading above the first block of a text, its lead and its day."""
        near = [n for n in own if first - _HEAD <= n < first]
        titles = [n for n in near if self.blocks[n].kind is BlockKind.HEADING]
        texts = {n: self.blocks[n].text for n in near if titles and n >= titles[-1]}
        leads = {n for n, t in texts.items() if len(t) > _LONG or _DATE.search(t)}
        return {*titles[-1:], *leads}

    def _named_body(self, own: list[int]) -> tuple[int, int] | None:
        """Return the body that a page itself calls one, where one has most of it."""
        letters = self._letters(own)
        for rank in range(len(_BODIES)):
            found = Counter({b: count for b, count in letters.items() if b[0] == rank})
            for longest, count in found.most_common(1):
                if count >= max(_ENOUGH, _MOST_OF_IT * found.total()):
                    return longest
        return None

    def _container(self, own: list[int], within: set[int]) -> tuple[int, int] | None:
        """Return the smallest container of nearly all long paragraphs."""
        long = [n for n in own if n in within and len(self.blocks[n].text) > _LONG]
        letters = self._letters(long)
        total = sum(len(self.blocks[n].text) for n in long)
        if total < _ENOUGH:
            return None
        nearly_all = [b for b, count in letters.items() if count >= _NEARLY_ALL * total]
        return max(nearly_all, key=lambda body: body[1], default=None)

    def _letters(self, numbers: list[int]) -> Counter[tuple[int, int]]:
        """Return how many letters of the blocks stand in each body."""
        letters: Counter[tuple[int, int]] = Counter()
        for n in numbers:
            for body in self._within[n]:
                letters[body] += len(self.blocks[n].text)
        return letters


def _day(said: str) -> date | None:
    with suppress(ValueError):
        day = date.fromisoformat(said.strip()[:10])
        return day if day.year >= _FIRST_YEAR else None
    return None
