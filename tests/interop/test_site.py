"""The copied site: whole, led everywhere, public only, and the same every time."""

import re
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import URLResolver, get_resolver
from django.utils import translation

from events.models import Event
from interop.site import addresses
from languages.fallback import LANGUAGES
from tests import needs
from tests.events.published import draft, publish, save
from tests.factories import EventFactory, ParticipationFactory

from .copies import (
    HIDDEN,
    SECRET,
    Page,
    bytes_of,
    copied,
    dead_links,
    full_record,
    hidden_record,
)

pytestmark = pytest.mark.django_db

# What only a server can answer. A copy has a start page and a search of its own.
LEFT_BEHIND = {
    "root",
    "admin_password_reset",
    "password_reset_done",
    "password_reset_confirm",
    *("password_reset_complete", "invitation"),
    *("events:passage", "events:report", "events:preview"),
    "timemap",
    "participants:together",
    "search:page",
    "search:suggestions",
    "search:feed",
    "interop:reading_list",
    "interop:reading_list_file",
    "interop:unapi",
    "oai",
    "healthz",
    "livez",
    "metrics",
    "security_txt",
    "csp_reports",
    "api",  # all of it
}


@pytest.fixture(autouse=True)
def _own_host(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]


@pytest.fixture(scope="module")
def copy(django_db_setup, django_db_blocker, tmp_path_factory):
    """A site with one public and four hidden records, copied twice, and rolled back."""
    root = tmp_path_factory.mktemp("copies")
    site = {"ALLOWED_HOSTS": ["127.0.0.1"], "MEDIA_ROOT": root / "media"}
    with (
        django_db_blocker.unblock(),
        override_settings(**site),
        translation.override("kk"),
        transaction.atomic(),
    ):
        event = full_record()
        hidden = [hidden_record(event, name, **state) for name, state in HIDDEN.items()]
        event = Event.objects.for_reading().get(pk=event.pk)
        found = SimpleNamespace(
            event=event,
            person=event.participations.all()[0].person,
            organisation=event.organisers.all()[0].organisation,
            hidden=hidden,
            folder=copied(root / "one"),
            again=copied(root / "two"),
            media=root / "media",
        )
        transaction.set_rollback(True)
    return found


# --- What is in it -------------------------------------------------------------


def test_every_link_of_the_copy_leads_to_a_file(copy):
    assert list(dead_links(copy.folder)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_is_copied_in_every_language(copy, language):
    folder, event = copy.folder / language, copy.event

    things = [
        event,
        copy.person,
        copy.organisation,
        event.series,
        event.topics.all()[0],
    ]
    for thing in things:
        page = folder / thing.get_absolute_url().removeprefix("/kk/") / "index.html"
        assert f'<html lang="{language}">' in page.read_text("utf-8")
    for name in (
        "index.html",
        "about/index.html",
        "people/index.html",
        "search/index.html",
        "events/index.html",
        "organisations/index.html",
        "topics/index.html",
        "series/index.html",
        "places/index.html",
        "years/index.html",
        "calendar/12-06/index.html",
        "events/year-2011.html",
        "events/kind-panel.html",
        "events/topic-tarikh.html",
        "events/language-en.html",
        f"events/organisation-{copy.organisation.pk}.html",
        f"events/{event.pk}/cite/index.html",
        f"events/{event.pk}/cite/section-1.html",
        "feed.xml",
        f"people/{copy.person.pk}/feed.xml",
    ):
        assert (folder / name).stat().st_size > 0, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_of_a_record_come_along_in_the_languages_it_exists_in(copy, language):
    exists = language in copy.event.languages
    for extension in ("bib", "jats.xml"):
        file = copy.folder / language / f"events/{copy.event.pk}.{extension}"
        assert file.exists() == exists


@needs.pango
@pytest.mark.parametrize("language", ["kk", "en"])
def test_the_paper_comes_along_in_these_languages(copy, language):
    paper = copy.folder / language / f"events/{copy.event.pk}.pdf"

    assert paper.read_bytes().startswith(b"%PDF")


def test_files_of_a_public_record_come_along(copy):
    photo, document = copy.event.photos.all()[0], copy.event.documents.all()[0]

    for name in (photo.small.name, photo.large.name, document.file.name):
        original = (copy.media / name).read_bytes()
        assert (copy.folder / "media" / name).read_bytes() == original


def test_long_lists_are_copied_page_by_page(tmp_path, nothing_but):
    nothing_but("home", "participants:people")
    ParticipationFactory.create_batch(61, event=EventFactory(published=True))

    folder = copied(tmp_path / "site")

    second = (folder / "kk/people/page-2.html").read_text("utf-8")
    assert second.count('class="people__one"') == 1
    assert 'rel="prev" href="index.html"' in second


def test_versions_that_readers_had_come_along(tmp_path, nothing_but, editor):
    pages = ("home", "events:list", "events:detail", "events:version")
    nothing_but(*pages, "events:changes")
    event = publish(draft(editor), editor)
    save(event, editor, "екінші", note="Түзетілді.")

    folder = copied(tmp_path / "site") / f"kk/events/{event.pk}"

    assert "бастапқы" in (folder / "v1/index.html").read_text("utf-8")
    assert "<ins>" in (folder / "v2/changes/index.html").read_text("utf-8")


def test_people_under_a_letter_have_a_page_with_a_plain_name(copy):
    page = copy.folder / "kk/people/letter-u049a.html"

    assert "Қожа" in page.read_text("utf-8")


def test_the_first_page_offers_every_language(copy):
    links = Page(copy.folder / "index.html").links

    assert [link for link in links if link.endswith("index.html")] == [
        f"{code}/index.html" for code in LANGUAGES
    ]


def page_of(copy):
    path = copy.folder / copy.event.get_absolute_url()[1:] / "index.html"
    return path.read_text("utf-8")


def test_a_permanent_link_names_the_portal_and_also_works_in_the_copy(copy):
    sent = (copy.folder / f"e/{copy.event.pk}/index.html").read_text("utf-8")

    assert f'href="http://127.0.0.1:8000/e/{copy.event.pk}"' in page_of(copy)
    there = f"../..{copy.event.get_absolute_url()}index.html"
    assert f'content="0; url={there}"' in sent


@pytest.mark.parametrize("part", ["s1", "t{talk}"])
def test_the_permanent_link_of_a_part_works_in_the_copy(copy, part):
    part = part.format(talk=copy.event.participations.all()[0].pk)

    sent = copy.folder / f"e/{copy.event.pk}/{part}/index.html"

    there = f"../../..{copy.event.get_absolute_url()}index.html#{part}"
    assert f'content="0; url={there}"' in sent.read_text("utf-8")
    assert not sent.parent.with_name("s1p1").exists()


def test_the_page_still_says_where_it_is_at_home(copy):
    address = f"http://127.0.0.1:8000{copy.event.get_absolute_url()}"
    english = address.replace("/kk/", "/en/")

    page = page_of(copy)

    assert f'<link rel="canonical" href="{address}">' in page
    assert f'<link rel="alternate" hreflang="en" href="{english}">' in page


def test_what_needs_a_server_is_not_offered(copy):
    pages = [path.read_text("utf-8") for path in copy.folder.rglob("*.html")]

    assert [page for page in pages if "/admin/" in page or "data-hx-" in page] == []
    assert not (copy.folder / "oai").exists()
    assert not (copy.folder / "admin").exists()


def test_the_search_of_the_copy_knows_names_titles_and_the_way(copy):
    listed = (copy.folder / "kk/search/records.js").read_text("utf-8")

    page = re.search(r'"page":"([^"]+)"', listed)[1]
    assert (copy.folder / page).is_file()
    for word in ("Алаш асылдары", "Әлиев", "Тарих", "Аңдатпа", "Мақсаты"):
        assert word in listed


def test_a_title_cannot_leave_the_script_it_stands_in(tmp_path, nothing_but):
    nothing_but("home")
    EventFactory(published=True, title_kk="</script><script>alert(1)</script>")

    folder = copied(tmp_path / "site")

    assert "</script>" not in (folder / "kk/search/records.js").read_text("utf-8")


def names_of_addresses(patterns, space=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name == "ninja":
                yield "api"
            elif pattern.app_name != "admin":
                inner = pattern.namespace or space
                yield from names_of_addresses(pattern.url_patterns, inner)
        elif pattern.name:
            yield f"{space}:{pattern.name}" if space else pattern.name


def test_every_address_of_the_site_is_either_copied_or_left_behind_on_purpose():
    names = set(names_of_addresses(get_resolver().url_patterns))

    assert names == addresses.CARRIED.keys() | LEFT_BEHIND
    assert addresses.CARRIED.keys() & LEFT_BEHIND == set()


# --- What is not in it -----------------------------------------------------------


def test_nothing_of_a_hidden_record_is_copied(copy):
    files = bytes_of(copy.folder)

    numbers = "|".join(str(event.pk) for event in copy.hidden)
    of_hidden = re.compile(rf"(^|/)(events|e)/({numbers})\b")
    assert [name for name, text in files.items() if SECRET.encode() in text] == []
    assert [name for name in files if of_hidden.search(name)] == []


def test_a_portrait_without_consent_stays_at_home(copy):
    assert (copy.media / "people/kozha.jpg").exists()
    assert not (copy.folder / "media/people").exists()


# --- How it is written -------------------------------------------------------------


def test_the_same_records_give_the_same_bytes(copy):
    first, second = bytes_of(copy.folder), bytes_of(copy.again)

    assert [name for name in first if first[name] != second[name]] == []
    assert first.keys() == second.keys()
