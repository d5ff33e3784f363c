"""The search page, its suggestions and its feed, as a reader meets them."""

import xml.etree.ElementTree as ET
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from events.indexing import reindexing
from events.models import Event
from search.views.facets import MOST_VALUES
from tests.factories import (
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def page(client, typed, language="kk", **asked):
    return client.get(f"/{language}/search/", {"q": typed, **asked})


def test_a_result_leads_to_its_section_with_every_form_marked(publish, client):
    event = publish("Бірінші.", "Реформа мен реформаның реформаларға әсері.")

    html = page(client, "реформалар").content.decode()

    query = urlencode({"q": "реформалар"})
    assert f'href="{event.get_absolute_url()}?{query}#s2p1"' in html
    for form in ("Реформа", "реформаның", "реформаларға"):
        assert f"<mark>{form}</mark>" in html


def test_a_found_text_is_shown_and_linked_in_its_own_language(publish, client):
    event = publish("О реформе образования.", language="ru", title_ru="Круглый стол")
    section = event.sections.get()
    section.heading_kk, section.body_kk = "Мақсаты", "<p>Білім туралы.</p>"
    section.save()
    reindexing.reindex(event.pk)

    html = page(client, "реформа").content.decode()

    address = event.get_absolute_url().replace("/kk/", "/ru/")
    assert f'href="{address}?{urlencode({"q": "реформа"})}#s1p1"' in html
    assert '<p class="found__snippet" lang="ru">О <mark>реформе</mark>' in html


def test_a_borrowed_text_is_linked_where_the_reader_is(publish, client):
    event = publish("О реформе образования.", language="ru", original_language="ru")

    html = page(client, "реформа").content.decode()

    query = urlencode({"q": "реформа"})
    assert f'href="{event.get_absolute_url()}?{query}#s1p1"' in html


def test_what_stands_in_a_text_is_escaped_beside_its_marks(publish, client):
    publish("реформа &lt;script&gt;alert(1)&lt;/script&gt;")

    html = page(client, 'реформа "><script>').content.decode()

    assert "<script>alert" not in html
    assert '"><script>' not in html


def test_a_chosen_value_is_offered_to_be_taken_off_however_rare_it_is(publish, client):
    commonest = [TopicFactory() for _number in range(MOST_VALUES)]
    rarest = TopicFactory()
    publish("реформа", topics=commonest)
    publish("реформа", topics=[*commonest, rarest])

    facets = page(client, "реформа", topic=rarest.slug).context["facets"]

    [topics] = [facet for facet in facets if facet["name"] == "topic"]
    assert topics["is_open"]
    chosen = [value for value in topics["folded"] if value["is_chosen"]]
    assert [value["thing"].pk for value in chosen] == [rarest.pk]
    assert rarest.slug not in chosen[0]["address"]


def test_facets_count_records_and_combine(publish, client):
    university = OrganisationFactory(name_kk="Университет")
    department = OrganisationFactory(name_kk="Кафедра", parent=university)
    topic, person = TopicFactory(), PersonFactory()
    wanted = publish(
        "реформа", "реформа", kind="panel", starts_on="2019-10-30",
        topics=[topic], people=[person],
    )  # fmt: skip
    OrganiserFactory(event=wanted, organisation=department)
    reindexing.reindex(wanted.pk)
    publish("реформа")

    context = page(client, "реформа").context

    counts = {
        facet["name"]: [value["count"] for value in facet["values"]]
        for facet in context["facets"]
    }
    assert counts == {
        "year": [1, 1], "kind": [1, 1], "organisation": [1, 1],
        "person": [1], "topic": [1],
    }  # fmt: skip
    asked = {
        "year": 2019, "kind": "panel", "organisation": university.pk,
        "person": person.pk, "topic": topic.slug, "language": "kk",
    }  # fmt: skip
    for name, value in asked.items():
        one = page(client, "реформа", **{name: value}).context
        assert wanted in [result.event for result in one["results"]], name
    every = page(client, "реформа", **asked).context
    assert [one.event for one in every["results"]] == [wanted]


def test_a_facet_keeps_the_rest_of_the_address(publish, client):
    publish("реформа", starts_on="2019-10-30")
    publish("реформа", kind="panel")

    context = page(client, "реформа", order="date", kind="round_table").context

    kind = next(facet for facet in context["facets"] if facet["name"] == "kind")
    assert [(one["is_chosen"], one["count"]) for one in kind["values"]] == [(True, 1)]
    assert "kind" not in kind["values"][0]["address"]
    assert "order=date" in kind["values"][0]["address"]


def test_pages_follow_one_another(publish, client):
    events = [publish("реформа", starts_on=f"20{n}-01-01") for n in range(10, 25)]

    first = page(client, "реформа", order="date").context
    second = page(client, "реформа", order="date", page=2).context

    listed = [one.event for one in [*first["results"], *second["results"]]]
    assert listed == events[::-1]
    assert page(client, "реформа", page=3).status_code == 404


def test_suggestions_offer_people_and_records_for_a_word_begun(publish, client):
    person = PersonFactory(family_name_kk="Реформатов")
    event = publish("сөз", title_kk="Реформалар жолы", people=[person])
    publish("реформа", title_kk="Тақырыбы басқа")

    response = client.get("/kk/search/suggestions/", {"q": "рефор"})

    suggested = [one.address for one in response.context["results"]]
    assert suggested == [event.get_absolute_url()]
    assert list(response.context["people"]) == [person]
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize(
    ("language", "told", "exactly"),
    [
        ("kk", "«жаңғыру» бойынша нәтижелер", "Дәл осы жазылуымен іздеу"),
        ("ru", "Показаны результаты по запросу «жаңғыру»", "Искать точно как набрано"),
        ("en", "Results are shown for “жаңғыру”", "Search exactly as typed"),
    ],
)
def test_suggestions_say_what_was_understood(publish, client, language, told, exactly):
    publish(title_kk="Елдің жаңғыруы")

    response = client.get(f"/{language}/search/suggestions/", {"q": "жангыру"})

    html = response.content.decode()
    assert told in html
    assert exactly in html
    address = f"/{language}/search/?{urlencode({'q': 'жангыру', 'exact': 1})}"
    assert f'href="{address.replace("&", "&amp;")}"' in html


def test_suggestions_say_nothing_of_what_is_right(publish, client):
    publish(title_kk="Елдің жаңғыруы")

    response = client.get("/en/search/suggestions/", {"q": "жаңғыру"})

    assert "exactly" not in response.content.decode()


def test_only_the_newest_titles_compete_for_a_suggestion(publish, client, monkeypatch):
    monkeypatch.setattr("search.answers.MOST_WEIGHED", 2)
    publish(title_kk="Реформа реформа реформа", starts_on="1991-12-16")
    newer = [
        publish(title_kk=f"Реформа {n}", starts_on=f"19{n}-12-16") for n in (92, 93)
    ]

    response = client.get("/kk/search/suggestions/", {"q": "рефор"})

    suggested = {one.address for one in response.context["results"]}
    assert suggested == {event.get_absolute_url() for event in newer}


def test_suggestions_go_on_with_some_of_the_words_where_none_has_all(publish, client):
    event = publish(title_kk="Реформалар жолы")

    response = client.get("/kk/search/suggestions/", {"q": "реформа зщшг"})

    suggested = [one.address for one in response.context["results"]]
    assert suggested == [event.get_absolute_url()]


def test_the_form_works_without_scripts_and_keeps_the_filters(publish, client):
    publish("реформа", kind="panel")

    html = page(client, "реформа", kind="panel", order="date").content.decode()

    assert 'action="/kk/search/"' in html
    assert '<input type="hidden" name="kind" value="panel">' in html
    assert '<input type="hidden" name="order" value="date">' in html


def test_every_page_has_a_search_field(client):
    for address in ("/kk/", "/kk/events/", "/kk/people/", "/kk/about/", "/kk/search/"):
        html = client.get(address).content.decode()

        assert html.count('role="search"') == 1, address


def test_any_search_is_an_atom_feed(publish, client, settings):
    older = publish("реформа", starts_on="2011-12-06")
    newer = publish("реформа", starts_on="2019-10-30")
    publish("басқа")

    response = client.get("/kk/search/feed/", {"q": "реформалар"})

    feed = ET.fromstring(response.content)
    titles = [one.text for one in feed.findall(f"{ATOM}entry/{ATOM}title")]
    assert response["Content-Type"].startswith("application/atom+xml")
    assert titles == [newer.title_kk, older.title_kk]
    assert feed.findtext(f"{ATOM}author/{ATOM}name")  # else no entry may lack one
    links = feed.findall(f"{ATOM}entry/{ATOM}link")
    assert all(link.get("href").startswith(settings.SITE_URL) for link in links)


def test_a_filter_by_something_unpublished_says_nothing_of_it(publish, client):
    publish("реформа")
    hidden = OrganisationFactory(name_kk="Тылсым ұйым")

    response = page(client, "реформа", organisation=hidden.pk)

    assert list(response.context["filters"].errors) == ["organisation"]
    assert "Тылсым" not in response.content.decode()


def test_a_stale_index_still_shows_nothing_hidden(publish, client):
    event = publish("реформа")
    tomorrow = timezone.now() + timedelta(days=1)
    Event.objects.filter(pk=event.pk).update(publish_at=tomorrow)  # past every door

    assert page(client, "реформа").context["results"] == []


@pytest.mark.parametrize("count", [12, 18])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/kk/search/?q=реформа", 14),
        ("/kk/search/?q=реформа+саяси&order=date", 14),
        ("/kk/search/suggestions/?q=рефор", 7),
        ("/kk/search/feed/?q=реформа", 7),
        ("/kk/search/", 1),
    ],
)
def test_a_search_costs_the_same_for_few_records_and_for_many(
    publish, client, django_assert_num_queries, count, address, queries
):
    for number in range(count):
        event = publish("саяси реформа", "реформа", starts_on=f"{1991 + number}-12-16")
        OrganiserFactory(event=event)
        person = PersonFactory(family_name_kk=f"Реформатов{number}")
        ParticipationFactory(event=event, person=person)
        event.topics.add(TopicFactory())
        reindexing.reindex(event.pk)
    publish(
        "саяси реформа", title_kk="Тағы бірі", kind="panel", topics=[TopicFactory()]
    )

    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_a_borrowed_title_says_in_which_language_it_is(publish, client):
    publish("О реформе образования.", language="ru", original_language="ru")

    html = page(client, "реформа").content.decode()

    assert '<small class="borrowed">' in html
