"""The answer to a query: texts with all of its words, else those with any of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from . import engine
from .queries import Query
from .understanding import Understood

ON_A_PAGE = 10
MOST_LISTED = 300  # records; whoever reads so far should rather narrow the search
MOST_WEIGHED = 300  # texts, the newest, while somebody is still typing

ORDERS = ("relevance", "date")


@dataclass(frozen=True)
class Hits(Sequence):
    """What answers a query, a slice at a time; as long as what is worth listing."""

    answer: "Answer"

    def __len__(self) -> int:
        return min(self.answer.survey.count, MOST_LISTED)

    def __getitem__(self, part: slice) -> list[engine.Hit]:
        start, stop = part.start or 0, min(part.stop, MOST_LISTED)
        query, language = self.answer.query, self.answer.language
        if self.answer.order == "date":
            return engine.newest(query, start, stop)
        weighed = self.answer.survey.texts if query.every else None
        return engine.best(query, start, stop, language=language, weighed=weighed)


@dataclass(frozen=True)
class Answer:
    """What the index answers; ``language`` is the reader's own."""

    understood: Understood
    order: str
    language: str

    @cached_property
    def _strict(self) -> engine.Survey:
        return engine.survey(self.understood.query, weighed=self.order == "relevance")

    @cached_property
    def is_partial(self) -> bool:
        """No text has all the words: what is listed has some of them."""
        return not self._strict.count and len(self.understood.query.parts) > 1

    @property
    def query(self) -> Query:
        query = self.understood.query
        return query.any_part() if self.is_partial else query

    @cached_property
    def survey(self) -> engine.Survey:
        return engine.survey(self.query) if self.is_partial else self._strict

    def suggested(self, most: int) -> list[engine.Hit]:
        """Return the best of the newest texts: whoever is typing waits for no count."""
        query = self.understood.query
        for one in (query, query.any_part())[: len(query.parts)]:
            hits = engine.best(one, 0, most, language=self.language, among=MOST_WEIGHED)
            if hits:
                return hits
        return []

    @cached_property
    def hits(self) -> Hits:
        return Hits(self)

    @cached_property
    def others(self) -> list[engine.Hit]:
        """Records with some of the words, where those with all do not fill a page."""
        room = ON_A_PAGE - self.survey.count
        if self.is_partial or room <= 0 or len(self.query.parts) < 2:
            return []
        listed = {hit.record for hit in self.hits[0:ON_A_PAGE]}
        found = engine.best(self.query.any_part(), 0, ON_A_PAGE, language=self.language)
        return [hit for hit in found if hit.record not in listed][:room]
