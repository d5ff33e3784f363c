"""Exam of search across languages: ``crosslingual.tsv``, asked of the same archive."""

import pytest

from search.answers import Answer
from search.understanding import understand
from tests.search.exam.loading import rows

pytestmark = pytest.mark.django_db

QUERIES = rows("crosslingual.tsv")


@pytest.mark.parametrize("asked", QUERIES, ids=[one["typed"] for one in QUERIES])
def test_a_query_finds_what_only_another_language_says(archive, asked):
    answer = Answer(understand(asked["typed"]), "relevance", asked["reader"])

    found = [] if answer.is_partial else [archive.records[n] for n in answer.numbers]
    never = set(asked["never"].replace("~", "").split())
    assert set(asked["also"].split()) - set(found) == set(), found
    assert never & set(found) == set()
