"""Choices that go along from link to link, and what they leave alone."""

import re

import pytest

from tests.factories import EventFactory, SectionFactory
from tests.running.conftest import fresh, reader  # noqa: F401

pytestmark = pytest.mark.django_db

CHOSEN = "?view=m-bw-i&script=arab"


@pytest.fixture
def event():
    event = EventFactory(published=True, title_ru="Встреча")
    SectionFactory(event=event)
    return event


def links(html, tag="a"):
    found = re.findall(rf'<{tag} [^>]*?href="([/?][^"]*)"', html)
    return [address.replace("&amp;", "&") for address in found]


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_each_page_that_a_page_leads_to_has_the_choices(client, event):
    plain = links(page(client, event.get_absolute_url()))
    chosen = links(page(client, f"{event.get_absolute_url()}{CHOSEN}"))

    pages = {
        one.partition("#")[0] for one in plain if re.match("/kk/.*/(?:[?#]|$)", one)
    }
    pages = {one for one in pages if not one.endswith("/feed/")}
    bare = {re.sub(r"[?&](?:view|script)=[^&#]*", "", one) for one in chosen}
    without = [one for one in chosen if one.startswith("/kk/") and "view=" not in one]
    assert pages - {one.partition("#")[0] for one in bare} == set()
    assert [one for one in without if re.search(r"/(?:\?|#|$)", one)] == [
        one for one in without if one.endswith("/feed/")
    ]


def test_media_files_feeds_and_the_desk_do_not_have_them(client, event):
    chosen = links(page(client, f"{event.get_absolute_url()}{CHOSEN}"))

    other = [one for one in chosen if not re.match(r"/(?:kk|ru|en)/|\?", one)]
    files = [one for one in chosen if re.search(r"\.\w+(?:\?|$)", one)]
    assert f"/e/{event.pk}" in other
    assert "/admin/" in other
    assert [one for one in other if "view=" in one or "script=" in one] == []
    assert [one for one in files if "?" in one and ".pdf?script=arab" not in one] == []


def test_what_names_the_page_for_others_stays(client, event):
    path = event.get_absolute_url()

    plain, chosen = page(client, path), page(client, f"{path}{CHOSEN}")

    sheet = "/static/css/weak-sight.css"
    assert [one for one in links(chosen, "link") if one != sheet] == links(
        plain, "link"
    )
    canonical = re.compile('<link rel="(?:canonical|alternate)" [^>]*>')
    assert canonical.findall(chosen) == canonical.findall(plain)


def test_another_language_takes_the_view_and_not_the_script(client, event):
    html = page(client, f"{event.get_absolute_url()}?script=latn&view=l-wb&x=1")

    switch = html.partition('class="language-switch"')[2].partition("</nav>")[0]

    rest = event.get_absolute_url().removeprefix("/kk/")
    assert links(switch) == [
        f"/kk/{rest}?script=latn&view=l-wb&x=1",
        f"/ru/{rest}?view=l-wb&x=1",
        f"/en/{rest}?view=l-wb&x=1",
    ]


def test_a_form_hands_them_on(client):
    html = page(client, f"/kk/events/{CHOSEN}")

    forms = re.findall(r"<form\b.*?</form>", html, re.S)

    hidden = re.compile('<input type="hidden" name="(view|script)" value="([^"]*)">')
    assert len(forms) == 2  # the search and the filters
    for form in forms:
        assert hidden.findall(form) == [("view", "m-bw-i"), ("script", "arab")]


def test_a_redirect_hands_them_on(client, event):
    response = client.get(f"/kk/events/{event.pk}/{CHOSEN}")

    assert response.url == f"{event.get_absolute_url()}{CHOSEN}"


def test_only_the_ordinary_version_leads_out(client):
    html = page(client, "/kk/about/?view=m-bw-i")

    pages = [one for one in links(html) if re.match(r"/../(?:.*/)?(?:\?|$)|\?", one)]

    assert [one for one in pages if "view=" not in one] == ["?", "/kk/feed/"]


@pytest.mark.parametrize("query", ["?view=big", "?script=runic", "?view=m-bw-i%22"])
def test_nothing_senseless_is_handed_on(client, event, query):
    path = event.get_absolute_url()

    html = page(client, f"{path}{query}")

    assert {"/kk/", "/kk/events/", "/kk/people/", "/kk/about/"} <= set(links(html))


def test_each_view_of_a_page_is_kept_by_itself(event, reader):  # noqa: F811
    path = event.get_absolute_url()
    queries = ["", "?view=m-bw-i", "?view=l-wb", "?script=latn", "?script=arab"]

    made = [page(reader, f"{path}{query}") for query in queries]

    assert len(set(made)) == len(queries)
    assert [page(reader, f"{path}{query}") for query in queries] == made
