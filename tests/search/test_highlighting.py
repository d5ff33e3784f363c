"""A result leads to the paragraph, where the words are marked, and back."""

import re

import pytest
from django.core.cache import caches
from hypothesis import given
from hypothesis import strategies as st

from events.indexing import reindexing
from search.excerpts import marked_html
from search.queries import Part, Query

pytestmark = pytest.mark.django_db

WORD = Query((Part((("реформа",),)),))
AWKWARD = st.sampled_from(
    ["реформа", "Реформаның", " ", "&amp;", "&nbsp;", "&lt;реформа&gt;", "<b>", "</b>"]
    + [
        '<a href="/реформа?a>b&amp;реформа">',
        "</a>",
        "<br>",
        "<p id='реформа'>",
        "</p>",
    ]
)


def paragraph_of(html, place):
    return re.search(f'<p id="{place}"[^>]*>(.*?)</p>', html, re.S)[1]


@given(st.lists(AWKWARD).map("".join))
def test_marks_leave_every_tag_and_every_word_as_they_were(html):
    marked = marked_html(html, "kk", WORD)

    assert re.sub("</?mark>", "", marked) == html.replace("&nbsp;", "\xa0")
    assert not re.search("<[^>]*<mark>", marked.replace("a>b", "ab"))


def test_a_result_leads_to_the_paragraph_that_answers_best(publish, client):
    event = publish("Бірінші.</p><p>Саяси реформа.</p><p>Реформалар")

    [one] = client.get("/kk/search/", {"q": "саяси реформа"}).context["results"]

    assert one.best.address.endswith("#s1p2")
    assert "".join(piece.text for piece in one.best.snippet) == "Саяси реформа."
    html = client.get(one.best.address.partition("#")[0]).content.decode()
    assert "<mark>Саяси</mark> <mark>реформа</mark>." in paragraph_of(html, "s1p2")
    assert "<mark>Реформалар</mark>" in paragraph_of(html, "s1p3")
    assert event.sections.get().body_kk.count("mark") == 0


def test_what_only_a_heading_says_leads_to_the_section(publish, client):
    event = publish("Бірінші.", title_kk="Жиын")
    event.sections.update(heading_kk="Реформа")
    reindexing.reindex(event.pk)

    [one] = client.get("/kk/search/", {"q": "реформа"}).context["results"]

    assert one.best.address.endswith("#s1")


def test_a_found_record_leads_back_to_the_very_results(publish, client):
    event = publish("Реформа.")
    asked = {"q": "реформа", "year": "2011", "page": "1"}

    html = client.get(event.get_absolute_url(), asked).content.decode()

    back = re.search(r'href="(/kk/search/[^"]*)"[^>]*>←', html)[1]
    assert client.get(back.replace("&amp;", "&")).context["filters"].values == {
        "year": "2011"
    }


def test_a_marked_page_is_at_home_without_its_query_and_nobody_keeps_it(
    publish, client, settings
):
    settings.PAGES_KEPT_FOR = 60
    caches["pages"].clear()
    event = publish("Реформа.")

    response = client.get(event.get_absolute_url(), {"q": "реформа"})
    plain = client.get(event.get_absolute_url())

    [home] = re.findall('rel="canonical" href="([^"]*)"', response.content.decode())
    assert home.endswith(event.get_absolute_url())
    assert "private" in response["Cache-Control"]
    assert "<mark>" not in plain.content.decode()


def test_a_query_of_nothing_marks_nothing(publish, client):
    address = publish("Реформа.").get_absolute_url()

    for typed in ("", "\0", "!!!", '"', "a" * 5_000, "-реформа"):
        html = client.get(address, {"q": typed}).content.decode()

        assert "<mark>" not in html


def test_a_feed_names_records_without_a_query(publish, client):
    publish("Реформа.")

    feed = client.get("/kk/search/feed/", {"q": "реформа"}).content.decode()

    assert "/?q=" not in "".join(re.findall(r"<entry>.*?</entry>", feed, re.S))
