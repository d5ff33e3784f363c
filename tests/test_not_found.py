"""An address that leads nowhere searches for its words, and never breaks."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from events.choices import Status
from events.indexing import reindexing
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_asked():
    cache.clear()


@pytest.fixture
def event():
    event = EventFactory(published=True, title_kk="Саяси жаңғыру жолы")
    reindexing.reindex(event.pk)
    return event


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "path", ["events/99999-sayasi-zhangyru/", "sayasi-zhangyru.html", "a/саяси_жаңғыру"]
)
def test_the_words_of_an_unknown_address_find_records(client, event, language, path):
    response = client.get(f"/{language}/{path}", follow=True)

    assert response.status_code == 404
    html = response.content.decode()
    assert "<mark>" in html
    assert (
        f"/kk/events/{event.pk}-" in html or f"/{language}/events/{event.pk}-" in html
    )
    assert f'href="/{language}/search/?q=' in html


@pytest.mark.parametrize(
    "path", ["/kk/1234/", "/kk/a/", "/sayasi-zhangyru/", "/admin/sayasi-zhangyru/"]
)
def test_what_says_nothing_or_is_no_readers_address_is_not_searched(
    client, event, path
):
    assert "<mark>" not in client.get(path, follow=True).content.decode()


def test_what_is_not_public_is_not_offered(client, event):
    type(event).objects.update(status=Status.DRAFT)

    response = client.get("/kk/events/99999-sayasi-zhangyru/")

    assert response.context["records"] == []


def test_whoever_tries_address_after_address_is_searched_for_no_more(client, event):
    with override_settings(RATE_LIMITS={"not_found": 1}):
        answers = [client.get("/kk/events/9-sayasi-zhangyru/") for _time in range(2)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert [bool(answer.context["records"]) for answer in answers] == [True, False]


def test_a_search_that_fails_leaves_the_page(client, event):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE search_concept RENAME TO gone")

    response = client.get("/kk/events/99999-sayasi-zhangyru/")

    assert response.status_code == 404


def test_no_access_leads_on(rf):
    from django.views.defaults import permission_denied

    html = permission_denied(rf.get("/kk/x/"), None).content.decode()

    assert 'href="/admin/login/?next=/kk/x/"' in html


@pytest.mark.parametrize(
    ("path", "status"),
    [("/admin/nothing/", 404), ("/admin/participants/person/duplicates/apart/", 405)],
)
def test_nobody_at_the_desk_ends_on_a_page_without_a_way_back(
    admin_client, path, status
):
    page = admin_client.get(path)

    assert page.status_code == status
    assert 'href="/admin/"' in page.content.decode()
