"""Exam of the search: a hundred queries as students type them, asked of one archive.

``queries.tsv`` says for each what a reader would call right. Of its columns, ``first``
holds the records that must lead (``a b > c``: a and b in any order, then c), ``also``
those that must answer somewhere, ``never`` those that must not be listed at all (with
``~``: not among the answers, yet perhaps below, among those with some of the words),
and ``people`` the person who must stand first. A record that leads holds all that was
typed, so no answer may be one with some of the words only.
"""

import pytest

from tests.search.exam.loading import rows

pytestmark = pytest.mark.django_db

QUERIES = rows("queries.tsv")


class Answer:
    """What the search page lists, page after page, by the keys of the archive."""

    def __init__(self, client, archive, typed, reader):
        self.records, self.others, number, goes_on = [], [], 1, True
        while goes_on:
            asked = {"q": typed, "page": number}
            context = client.get(f"/{reader}/search/", asked).context
            self.records += [
                archive.records[one.event.pk] for one in context["results"]
            ]
            if number == 1:
                self.people = [archive.people[one.pk] for one in context["people"]]
                self.is_partial = context["answer"].is_partial
                others = context.get("others") or ()
                self.others = [archive.records[one.event.pk] for one in others]
            goes_on, number = context["page"].has_next(), number + 1


def leading(records, groups):
    """Return as many of the records as the groups hold, in sets as large as those."""
    parts, begin = [], 0
    for group in groups:
        parts.append(set(records[begin : begin + len(group)]))
        begin += len(group)
    return parts


@pytest.mark.parametrize("asked", QUERIES, ids=[one["typed"] for one in QUERIES])
def test_a_query_is_answered_as_its_reader_expects(client, archive, asked):
    answer = Answer(client, archive, asked["typed"], asked["reader"])

    first = [set(group.split()) for group in asked["first"].split(">") if group.strip()]
    never = asked["never"].split()
    wrong = {key for key in answer.records if key in never or f"~{key}" in never}
    wrong |= {key for key in answer.others if key in never}
    assert leading(answer.records, first) == first, answer.records
    assert set(asked["also"].split()) - set(answer.records) == set(), answer.records
    assert wrong == set()
    assert not answer.is_partial
    assert answer.people[: len(asked["people"].split())] == asked["people"].split()


def test_the_exam_has_a_hundred_queries_and_names_only_what_the_archive_holds(archive):
    records, people = set(archive.records.values()), set(archive.people.values())
    named = " ".join(f"{one['first']} {one['also']} {one['never']}" for one in QUERIES)
    named = set(named.replace(">", " ").replace("~", "").split())
    persons = {key for one in QUERIES for key in one["people"].split()}

    assert len(QUERIES) == 100
    assert named - records == set()
    assert persons - people == set()
