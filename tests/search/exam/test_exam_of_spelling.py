"""Exam of spelling: what is typed wrong is recovered, what is right is left alone.

What is recovered must be in a text, so one is added that holds the words meant. Of the
words that are right the archive holds few: grammar and lexicon have to know them.
"""

import pytest

from events.indexing import reindexing
from search.understanding import understand
from tests.factories import EventFactory, SectionFactory
from tests.search.exam.loading import HERE, rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]


def test_words_with_some_of_their_kazakh_letters_are_recovered():
    """190 of 200; the same stem in another form is not what was meant."""
    event = EventFactory(published=True)
    meant = " ".join(one["meant"] for one in rows("mistyped.tsv"))
    SectionFactory(event=event, body_kk=f"<p>{meant}</p>")
    reindexing.reindex(event.pk)
    missed = {}
    for one in rows("mistyped.tsv"):
        recovered = understand(one["typed"]).recovered
        if recovered != {one["typed"]: one["meant"]}:
            missed[one["typed"]] = recovered or one["meant"]

    assert len(rows("mistyped.tsv")) == 200
    assert len(missed) <= 10, missed


def test_no_word_that_is_spelled_right_is_ever_corrected():
    lines = (HERE / "correct_words.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]

    corrected = {word: understand(word).recovered for word in words}

    assert len(words) == 500
    assert {word: meant for word, meant in corrected.items() if meant} == {}
