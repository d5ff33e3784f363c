"""Citable works: what a reference names is a record, a section of it, or a talk.

Citation formats render a ``Work``, so that a part is cited with the same facts as the
whole. In addresses it is written short: ``7`` is a record, ``7s2`` one of its sections,
``7s2p5`` a paragraph of that, ``7t31`` the talk of one participant.
"""

import re
from dataclasses import dataclass, replace

from languages.fallback import Localized

from .record import Participant, Record, Section


@dataclass(frozen=True, slots=True)
class Work:
    """A record, or the ``part`` of it that is cited."""

    record: Record
    part: Section | Participant | None = None
    paragraph: str = ""  # its number, if no more than that of a section is cited

    @property
    def kind(self) -> str:
        """What is cited: «section», «talk», or the whole «record»."""
        kinds = {Section: "section", Participant: "talk"}
        return kinds.get(type(self.part), "record")

    @property
    def anchor(self) -> str:
        """The place of the part on the page: «s2», «s2p5», «t31» or nothing."""
        if self.kind == "section":
            paragraph = f"p{self.paragraph}" if self.paragraph else ""
            return f"s{self.part.anchor}{paragraph}"
        return f"t{self.part.id}" if self.part else ""

    @property
    def code(self) -> str:
        return f"{self.record.id}{self.anchor}"

    @property
    def key(self) -> str:
        """The name by which citation programs tell works apart."""
        whole = f"roundtable-{self.record.id}-{self.record.language}"
        return f"{whole}-{self.anchor}" if self.part else whole

    @property
    def title(self) -> Localized:
        if self.kind == "section":  # some have no heading, and are cited as the whole
            heading = self.part.heading or self.record.title
            cited = f"{heading}, § {self.paragraph}" if self.paragraph else heading.text
            return heading._replace(text=cited)
        return self.part.talk_title if self.part else self.record.title

    @property
    def authors(self) -> tuple[Participant, ...]:
        """Who gave the talk or speaks in the section, else those of the record.

        The words of a voice without a name are nobody else's.
        """
        if self._own_place is None:
            return self.record.authors
        places = self.record.participants
        return tuple(p for p in places if p.id == self._own_place and p.kind != "voice")

    @property
    def _own_place(self) -> int | None:
        if self.kind == "section":
            return self.part.speaker_id
        return self.part.id if self.part else None

    @property
    def author_names(self) -> list[str]:
        """The authors as reference lists sort them; without any, the organisers."""
        people = [author.inverted for author in self.authors]
        return people or [one.name.text for one in self.record.organisers]

    @property
    def has_others(self) -> bool:
        return self.record.has_others and self._own_place is None

    @property
    def quoted(self) -> tuple[Localized, ...]:
        """The HTML of the cited paragraph in each language, the record's own first."""
        if self.kind != "section":
            return ()
        opening = re.compile(rf'<p id="{self.anchor}"[^>]*>(.*?)</p>', re.S)
        found = [(text, opening.search(text.text)) for text in self.part.texts]
        texts = [text._replace(text=match[1]) for text, match in found if match]
        own = self.record.language
        return tuple(sorted(texts, key=lambda text: text.language != own))

    @property
    def host(self) -> str:
        """The title of the record a part belongs to, if the part has its own."""
        is_nameless = self.kind == "section" and not self.part.heading
        return whole_title(self.record) if self.part and not is_nameless else ""

    @property
    def abstract(self) -> str:
        return "" if self.part else self.record.abstract.text

    @property
    def address(self) -> str:
        """The address that outlives the others."""
        if not self.part:
            return self.record.cite_as
        return f"{self.record.permanent_url}/{self.anchor}"

    @property
    def doi(self) -> str:
        return "" if self.part else self.record.doi


def whole_title(record: Record) -> str:
    """Return the title with its subtitle, as citation programs join the two."""
    if not record.own_subtitle:
        return record.title.text
    stop = "" if record.title.text.endswith(tuple(".:;!?-–—")) else ":"
    return f"{record.title.text}{stop} {record.own_subtitle}"


def find(record: Record, anchor: str) -> Work | None:
    """Return the part of a record at an anchor; without one, the record itself."""
    if not anchor:
        return Work(record)
    whole, _p, paragraph = anchor.partition("p")
    talks = (person for person in record.participants if person.talk_title)
    works = (Work(record, part) for part in (*record.sections, *talks))
    work = next((work for work in works if work.anchor == whole), None)
    if not (work and paragraph):
        return work
    cited = replace(work, paragraph=paragraph)
    return cited if cited.quoted else None
