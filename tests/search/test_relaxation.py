"""Where nothing was found, the page offers what finds something; filters are chips."""

import re

import pytest

from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db


def tries(client, **asked):
    context = client.get("/en/search/", asked).context
    return [(str(one["label"]), one["count"]) for one in context["tries"]]


def test_a_search_that_filters_emptied_is_offered_without_them(publish, client):
    publish("Реформа.", starts_on="2011-12-06")

    assert tries(client, q="реформа", year=1991) == [("Without the filters:", 1)]


def test_words_are_offered_without_their_quotation_marks(publish, client):
    publish("Саяси жаңа реформа.")

    found = tries(client, q='"саяси реформа"')

    assert found == [("In any form and order:", 1), ("Words that begin alike:", 1)]


def test_words_that_begin_alike_are_offered_and_lead_there(publish, client):
    event = publish("Конституция.")

    response = client.get("/kk/search/", {"q": "конституцоя", "exact": "1"})

    [one] = response.context["tries"]
    assert (one["typed"], one["count"]) == ("констит*", 1)
    there = client.get(f"/kk/search/{one['address']}").context
    assert [found.event for found in there["results"]] == [event]


def test_nothing_is_offered_where_nothing_would_be_found(publish, client):
    publish("Реформа.")

    assert tries(client, q="зззззззз") == []


def test_every_year_is_offered_the_older_ones_folded(publish, client):
    for year in range(2001, 2013):
        publish("реформа", starts_on=f"{year}-12-16")

    facets = client.get("/kk/search/", {"q": "реформа"}).context["facets"]

    [years] = [facet for facet in facets if facet["name"] == "year"]
    told = [value["thing"] for value in [*years["values"], *years["folded"]]]
    assert told == [str(year) for year in range(2012, 2000, -1)]
    assert not years["is_open"]


@pytest.mark.parametrize("address", ["/kk/events/", "/kk/search/"])
def test_chosen_filters_look_alike_in_archive_and_search(publish, client, address):
    topic = TopicFactory(name_kk="Білім")
    publish("реформа", topics=[topic])
    asked = {"q": "реформа"} if "search" in address else {}

    response = client.get(address, asked | {"year": "2011", "topic": topic.slug})

    html = response.content.decode()
    assert re.findall(r">([^<>]+): <span>([^<]+)</span>", html) == [
        ("Жылы", "2011"),
        ("Тақырып", "Білім"),
    ]
    year, _topic = response.context["filters"].chosen
    assert "year" not in year["address"]
    assert f"topic={topic.slug}" in year["address"]


def test_a_search_without_words_is_the_archive(publish, client):
    event = publish("реформа", starts_on="2011-12-06")

    asked = {"q": "", "year": "2011", "topic": ""}
    response = client.get("/kk/search/", asked, follow=True)

    assert response.redirect_chain == [("/kk/events/?year=2011", 302)]
    assert list(response.context["page"]) == [event]
    assert client.get("/kk/search/?q=&year=").status_code == 200
