"""What the page of a record says to Scholar, Zotero, messengers and harvesters."""

import json
import re
from html import unescape

import pytest
from django.utils import timezone

from events.models import Event
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(settings):
    settings.SITE_URL = "https://roundtable.example"
    event = EventFactory(
        published=True,
        title_kk="Алаш «асылдары»",
        title_ru="Сокровища Алаш",
        abstract_kk="Жиын туралы",
        licence="CC-BY-SA-4.0",
        topics=[TopicFactory(name_kk="Тарих")],
    )
    OrganiserFactory(event=event, organisation__name_kk="Тарих кафедрасы")
    person = PersonFactory(family_name_kk="Есім", orcid="0000-0002-1825-0097")
    ParticipationFactory(event=event, person=person, printed_name_kk="Ғ. Есім")
    ParticipationFactory(event=event, person=None, printed_name_kk="Ерлан Кенже")
    return event


def tags(html, attribute="name"):
    found = re.findall(rf'<meta {attribute}="([^"]+)" content="([^"]*)"', html)
    return [(name, unescape(value)) for name, value in found]


def page(client, event, language="kk"):
    address = event.get_absolute_url().replace("/kk/", f"/{language}/", 1)
    return client.get(address).content.decode()


def test_scholar_reads_authors_day_and_organiser(client, event):
    known = [tag for tag in tags(page(client, event)) if tag[0].startswith("citation")]

    paper = ("citation_pdf_url", f"https://roundtable.example/kk/events/{event.pk}.pdf")
    assert [tag for tag in known if tag != paper] == [  # offered where Pango is
        ("citation_title", "Алаш «асылдары»"),
        ("citation_author", "Есім, Ғ."),
        ("citation_author_orcid", "0000-0002-1825-0097"),
        ("citation_author", "Ерлан Кенже"),
        ("citation_publication_date", "2011/12/06"),
        ("citation_publisher", "Тарих кафедрасы"),
        ("citation_language", "kk"),
        ("citation_keywords", "Тарих"),
        (
            "citation_abstract_html_url",
            f"https://roundtable.example{event.get_absolute_url()}",
        ),
        (
            "citation_fulltext_html_url",
            f"https://roundtable.example{event.get_absolute_url()}",
        ),
    ]


def test_an_announcement_is_not_offered_to_scholar(client, event):
    Event.objects.filter(pk=event.pk).update(abstract_kk="", abstract="")

    assert "citation_" not in page(client, event)


def test_dublin_core_gives_every_title_in_its_language(client, event):
    html = page(client, event)

    titles = re.findall(r'name="DC.title" content="([^"]+)" lang="(\w\w)"', html)

    assert [(unescape(t), code) for t, code in titles] == [
        ("Алаш «асылдары»", "kk"),
        ("Сокровища Алаш", "ru"),
    ]


def test_open_graph_names_only_the_languages_that_exist(client, event):
    known = tags(page(client, event), "property")

    assert [value for name, value in known if name.startswith("og:locale")] == [
        "kk_KZ",
        "ru_RU",
    ]


def test_the_graph_stands_in_the_page_as_data(client, event):
    html = page(client, event)

    (script,) = re.findall(
        r'<script type="application/ld\+json">(.+?)\s*</script>', html
    )

    graph = json.loads(script.strip())["@graph"]
    assert [node["@type"] for node in graph] == [
        "EducationEvent",
        "Report",
        "Organization",
        "Person",
        "BreadcrumbList",
    ]


def test_the_link_header_says_what_signposting_asks_for(client, event):
    paper = DocumentFactory(event=event)

    header = client.get(event.get_absolute_url())["Link"]

    relations = re.findall(r'<([^>]+)>; rel="([\w-]+)"', header)
    one = "https://roundtable.example"
    assert relations[0] == (f"{one}/e/{event.pk}", "cite-as")
    assert ("https://orcid.org/0000-0002-1825-0097", "author") in relations
    licence = "https://creativecommons.org/licenses/by-sa/4.0/"
    assert (licence, "license") in relations
    assert (f"{one}/kk/events/{event.pk}.bib", "describedby") in relations
    assert relations[-1] == (f"{one}{paper.file.url}", "item")


def test_every_alternate_of_the_page_answers(client, event):
    html = page(client, event)

    links = re.findall(r'rel="alternate" type="([^"]+)" href="([^"]+)"', html)

    assert len(links) >= 8
    for media_type, address in links:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"].startswith(media_type)


def test_a_draft_says_nothing_to_programs(client, editor):
    client.force_login(editor)
    draft = EventFactory(abstract_kk="Жоба")

    response = client.get(draft.get_absolute_url())

    assert "Link" not in response
    assert "ld+json" not in response.content.decode()
    assert "/cite/" not in response.content.decode()


# --- How to cite -----------------------------------------------------------------


def test_a_record_is_cited_in_four_ways(client, event):
    response = client.get(f"/kk/events/{event.pk}/cite/")

    html = unescape(re.sub(r"<[^>]+>", "", response.content.decode()))
    today = timezone.localdate().strftime("%d.%m.%Y")
    gost = (
        "Есім Ғ., Ерлан Кенже. Алаш «асылдары». Тарих кафедрасы, 2011. [Электрондық "
        f"ресурс]. URL: https://roundtable.example/e/{event.pk} (қаралған күні: "
        f"{today})"
    )
    names = [one.name for one in response.context["references"]]
    assert names[:4] == ["ГОСТ Р 7.0.5–2008", "APA", "MLA", "Chicago"]
    assert gost in " ".join(html.split())


def test_a_section_is_cited_by_its_own_address(client, event):
    section = event.sections.create(heading_kk="Мақсаты", body_kk="<p>Сөз</p>")

    response = client.get(f"/kk/events/{event.pk}/cite/?section={section.anchor}")

    references = [one.html for one in response.context["references"]]
    address = f"/e/{event.pk}#s{section.anchor}"
    assert ["Мақсаты" in one for one in references] == [True] * 4 + [False]
    assert "Maqsaty. In <i>Alash «asyldary»</i>" in references[-1]
    assert all(address in one for one in references)


def test_a_talk_is_cited_by_its_own_author_and_address(client, event):
    talk = ParticipationFactory(
        event=event, printed_name_kk="Д. Көшім", person=None, talk_title_kk="Тіл туралы"
    )

    response = client.get(f"/kk/events/{event.pk}/cite/?talk={talk.pk}")

    html = page(client, event)
    assert f'<li class="people__one" id="t{talk.pk}">' in html
    assert f"/cite/?talk={talk.pk}" in html
    for reference in response.context["references"][:4]:
        assert reference.html.startswith("Көшім")
        assert "Тіл туралы" in reference.html
        assert f"/e/{event.pk}#t{talk.pk}" in reference.html


def test_a_journal_that_wants_latin_letters_gets_them(client, event):
    Event.objects.filter(pk=event.pk).update(title_en="The treasures of Alash")

    response = client.get(f"/kk/events/{event.pk}/cite/")

    latin = response.context["references"][-1]
    assert latin.name == "APA, латын әріптерімен"
    assert latin.language == "en"
    assert latin.html == (
        "Esim, G., &amp; Erlan Kenzhe. (2011). <i>Alash «asyldary» [The treasures of "
        "Alash]</i> [Round table]. Tarikh kafedrasy. "
        f"https://roundtable.example/e/{event.pk} (In Kazakh)"
    )


def test_initials_of_two_letters_stay_whole(client, event):
    event.participations.all().delete()
    ParticipationFactory(event=event, printed_name_kk="С. Ш. Мұсатаев", person=None)

    latin = client.get(f"/kk/events/{event.pk}/cite/").context["references"][-1]

    assert latin.html.startswith("Musataev, S. Sh. (2011).")


def test_a_record_in_english_needs_no_second_spelling(client):
    event = EventFactory(
        published=True, title_kk="", title_en="A table", original_language="en"
    )

    response = client.get(f"/kk/events/{event.pk}/cite/")

    assert len(response.context["references"]) == 4


def test_a_borrowed_record_is_cited_in_the_language_it_is_written_in(client, event):
    response = client.get(f"/en/events/{event.pk}/cite/")

    assert "Электрондық ресурс" in response.context["references"][0].html


def test_a_title_cannot_bring_tags_into_a_reference(client, event):
    title = "<script>alert(1)</script> & <i>Co</i>"
    Event.objects.filter(pk=event.pk).update(title_kk=title, title=title)

    html = (
        page(client, event)
        + client.get(f"/kk/events/{event.pk}/cite/").content.decode()
    )

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;i&gt;Co" in html


@pytest.mark.parametrize("part", ["section", "talk"])
@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "%00", "9" * 5000])
def test_a_part_that_does_not_exist_is_not_found(client, event, part, number):
    address = f"/kk/events/{event.pk}/cite/?{part}={number}"

    assert client.get(address).status_code == 404
