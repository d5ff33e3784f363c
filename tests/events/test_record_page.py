import re
from datetime import UTC, datetime

import pytest

from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PhotoFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def page(client, event, language="kk"):
    address = event.get_absolute_url().replace("/kk/", f"/{language}/", 1)
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"[ \n]+", " ", response.content.decode())


# --- Addresses ---------------------------------------------------------------


@pytest.mark.parametrize("tail", ["", "/", "-", "-/", "-old-title/", "-old-title"])
def test_an_old_wrong_or_missing_slug_leads_to_the_record(client, tail):
    event = EventFactory(published=True)

    response = client.get(f"/kk/events/{event.pk}{tail}")

    assert (response.status_code, response.url) == (301, event.get_absolute_url())


def test_what_was_asked_of_an_old_address_is_asked_of_the_new_one(client):
    event = EventFactory(published=True)

    response = client.get(f"/kk/events/{event.pk}?with=ru&script=arab")

    assert response.url == f"{event.get_absolute_url()}?with=ru&script=arab"


@pytest.mark.parametrize(
    ("header", "language"), [("ru-RU,en;q=0.5", "ru"), ("en", "en"), ("de", "kk")]
)
def test_the_permanent_link_asks_the_browser_for_the_language(client, header, language):
    event = EventFactory(published=True)

    response = client.get(f"/e/{event.pk}", headers={"accept-language": header})

    assert response.url == f"/{language}/events/{event.pk}-{event.slug}/"
    assert "Accept-Language" in response["Vary"]


def test_sections_and_paragraphs_have_addresses(client):
    section = SectionFactory(event__published=True)

    html = page(client, section.event)

    assert re.findall(r'id="(s\d+p?\d*)"', html) == ["s1", "s1p1", "s1p2"]


# --- Languages ---------------------------------------------------------------


def test_a_record_in_the_readers_language_carries_no_note(client):
    event = EventFactory(published=True, title_en="Round table")

    html = page(client, event, "en")

    assert "borrowed" not in html
    assert '<p class="notice">' not in html


def test_an_untranslated_record_says_so_once_and_names_its_language(client):
    event = EventFactory(published=True, title_kk="Алаш асылдары")
    SectionFactory(event=event, heading_kk="Мақсаты")

    html = page(client, event, "en")

    assert '<h1><span lang="kk">Алаш асылдары</span></h1>' in html
    assert html.count('<p class="notice">') == 1
    assert 'class="rich-text" lang="kk"' in html
    assert "borrowed" not in html


def test_a_missing_section_of_a_translated_record_is_marked(client):
    event = EventFactory(published=True, title_en="Treasures of Alash")
    SectionFactory(event=event, heading_kk="Мақсаты")

    html = page(client, event, "en")

    assert '<span lang="kk">Мақсаты</span> <small class="borrowed">' in html
    assert '<p class="note">' in html


def test_the_original_language_stands_in_before_kazakh(client):
    event = EventFactory(
        published=True, title_kk="Жол", title_ru="Путь", original_language="ru"
    )

    assert "<h1><span" in page(client, event, "en")
    assert '<h1><span lang="ru">Путь</span></h1>' in page(client, event, "en")


def test_the_language_switch_stays_on_the_record_and_says_what_is_missing(client):
    event = EventFactory(published=True, title_ru="Стол")

    html = page(client, event)

    for code in ("kk", "ru", "en"):
        assert f'href="/{code}/events/{event.pk}-{event.slug}/"' in html
    assert html.count("language-switch__missing") == 1


def test_alternates_name_only_the_languages_that_exist(client):
    event = EventFactory(published=True, title_ru="Стол", original_language="ru")

    html = page(client, event)

    link = r'rel="alternate" hreflang="([\w-]+)" href="[^"]+?/(\w\w)/'
    alternates = re.findall(link, html)
    assert alternates == [("kk", "kk"), ("ru", "ru"), ("x-default", "ru")]


# --- What the page shows -------------------------------------------------------


def test_a_name_is_shown_as_printed_and_leads_to_the_person(client):
    place = ParticipationFactory(
        event=EventFactory(published=True, has_others=True),
        printed_name_kk="Ғ. Есім",
        post_kk="кафедра меңгерушісі",
    )

    html = page(client, place.event)

    link = f'<a href="{place.person.get_absolute_url()}">Ғ.\N{NO-BREAK SPACE}Есім</a>'
    assert link in html
    assert "кафедра меңгерушісі" in html
    assert "people__others" in html


def test_a_name_without_a_person_is_shown_without_a_link(client):
    place = ParticipationFactory(event__published=True, person=None)

    assert place.printed_name_kk.replace(" ", "\N{NO-BREAK SPACE}") in page(
        client, place.event
    )


def test_names_and_titles_are_escaped(client):
    event = EventFactory(published=True, title_kk="<script>alert(1)</script>")
    ParticipationFactory(event=event, printed_name_kk="<b>Ә</b>")

    html = page(client, event)

    assert "<script>alert" not in html
    assert "<b>" not in html


def test_a_record_knows_its_neighbours_in_the_series(client):
    series = SeriesFactory()
    first, second, third = (
        EventFactory(published=True, series=series, starts_on=f"{year}-12-06")
        for year in (2010, 2011, 2012)
    )
    EventFactory(series=series, starts_on="2011-12-05")

    context = client.get(second.get_absolute_url()).context

    assert (context["previous"], context["next"]) == (first, third)


def test_an_editor_can_preview_a_draft_without_a_day(client, editor):
    draft = EventFactory(series=SeriesFactory(), starts_on=None)
    client.force_login(editor)

    assert client.get(draft.get_absolute_url()).status_code == 200


def test_related_records_are_those_that_share_most_topics(client):
    one, two = TopicFactory.create_batch(2)
    event = EventFactory(published=True, topics=[one, two])
    less = EventFactory(published=True, topics=[one])
    more = EventFactory(published=True, topics=[one, two])
    EventFactory(published=True)

    assert list(client.get(event.get_absolute_url()).context["related"]) == [more, less]


def test_a_photo_keeps_its_place_and_its_description(client):
    photo = PhotoFactory(event__published=True)

    html = page(client, photo.event)

    assert 'width="640" height="400" loading="lazy" alt="Залда отырған адамдар"' in html
    assert client.get(photo.small.url).status_code == 200


def test_a_withdrawn_record_keeps_its_address_and_shows_nothing_else(client):
    day = datetime(2020, 1, 2, tzinfo=UTC)
    event = EventFactory(title_kk="Тылсым", status="withdrawn", withdrawn_at=day)

    response = client.get(event.get_absolute_url())

    assert response.status_code == 410
    assert "Тылсым" not in response.content.decode()
    assert "2020\xa0ж. 2 қаңтар" in response.content.decode()


# --- What it costs -------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 30])
def test_a_record_costs_the_same_however_long_it_is(
    client, django_assert_num_queries, count
):
    series, topics = SeriesFactory(), TopicFactory.create_batch(count)
    event = EventFactory(published=True, series=series, topics=topics)
    for _row in range(count):
        other = EventFactory(published=True, series=series, topics=topics)
        OrganiserFactory(event=event)
        OrganiserFactory(event=other)
        place = ParticipationFactory(event=event)
        SectionFactory(event=event, speaker=place)
        PhotoFactory(event=event)

    with django_assert_num_queries(20):
        response = client.get(event.get_absolute_url())

    assert response.content.decode().count('class="people__one"') == count
