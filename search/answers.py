"""The answer to a query: records with all of its words, else those with any of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from . import retrieval
from .documents import HEADER
from .places import build_record
from .queries import Query
from .retrieval import Hit, Survey
from .understanding import Understood

ON_A_PAGE = 10
MOST_LISTED = 300  # records; whoever reads so far should rather narrow the search
MOST_WEIGHED = 300  # texts, the newest, while somebody is still typing

ORDERS = ("relevance", "date")


class Hits(Sequence):
    """What answers a query, a slice at a time; as long as what is worth listing."""

    def __init__(self, answer: "Answer"):
        self.answer = answer
        self.is_weighed = True  # of the last slice; else older texts did not compete

    def __len__(self) -> int:
        return min(self.answer.survey.count, MOST_LISTED)

    def __getitem__(self, part: slice) -> list[Hit]:
        start, stop = part.start or 0, min(part.stop, MOST_LISTED)
        query = self.answer.query
        if self.answer.order == "date":
            return retrieval.newest(query, start, stop)
        survey, language = self.answer.survey, self.answer.language
        are_all = survey.is_complete
        ranking = retrieval.rank(query, survey.records, stop, language, are_all=are_all)
        self.is_weighed = ranking.is_complete
        return retrieval.best(query, ranking, start, stop)


@dataclass(frozen=True)
class Answer:
    """What the index answers; ``language`` is the reader's own."""

    understood: Understood
    order: str
    language: str

    @cached_property
    def _strict(self) -> Survey:
        return retrieval.survey(self.understood.query)

    @cached_property
    def is_partial(self) -> bool:
        """No record has all the words: what is listed has some of them."""
        return len(self.understood.query.parts) > 1 and not self._strict.count

    @property
    def query(self) -> Query:
        query = self.understood.query
        return query.any_part() if self.is_partial else query

    @cached_property
    def survey(self) -> Survey:
        return retrieval.survey(self.query) if self.is_partial else self._strict

    @property
    def numbers(self) -> list[int]:
        """The numbers of all records that answer, best first, without a count."""
        query = self.understood.query
        for one in (query, query.any_part())[: len(query.parts)]:
            if found := retrieval.records(one):
                ranking = retrieval.rank(one, found, len(found), self.language)
                return list(map(build_record, ranking.records))
        return []

    def suggested(self, most: int) -> list[Hit]:
        """Return the best of the newest headers: who is typing waits for no count."""
        facets = (*self.understood.query.facets, HEADER)
        query, language = replace(self.understood.query, facets=facets), self.language
        for one in (query, query.any_part())[: len(query.parts)]:
            hits = retrieval.likeliest(one, most, among=MOST_WEIGHED, language=language)
            if hits:
                return hits
        return []

    @cached_property
    def hits(self) -> Hits:
        return Hits(self)

    @cached_property
    def others(self) -> list[Hit]:
        """Records with some of the words, where those with all do not fill a page."""
        room = ON_A_PAGE - self.survey.count
        if self.is_partial or room <= 0 or len(self.query.parts) < 2:
            return []
        listed = set(map(build_record, self.survey.records))
        query = self.query.any_part()
        found = retrieval.likeliest(query, ON_A_PAGE, language=self.language)
        return [hit for hit in found if hit.record not in listed][:room]
