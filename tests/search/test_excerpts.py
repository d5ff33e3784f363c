"""The lines of a long text that a reader sees beside a result."""

import pytest

from search.excerpts import LENGTH, marked, read
from search.understanding import understand

BEGINNING = "Кіріспе сөз. " * 40
END = "Соңғы сөз. " * 40

pytestmark = pytest.mark.django_db


def _shown(pieces):
    return "".join(f"[{text}]" if is_found else text for text, is_found in pieces)


def test_a_long_text_is_cut_around_what_was_found():
    text = f"{BEGINNING}Реформалар басталды. {END}"

    shown = _shown(read(text, "kk", understand("реформа").query).excerpt)

    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "[Реформалар] басталды." in shown
    assert len(shown) < LENGTH + 10


def test_the_stretch_with_the_most_words_is_shown_and_marked_alone():
    text = f"Реформа. {BEGINNING}Саяси реформа. {END}Реформа."
    query = understand("саяси реформа").query

    assert _shown(read(text, "kk", query).excerpt).count("[") == 2
    assert _shown(marked(text, "kk", query)).count("[") == 4
