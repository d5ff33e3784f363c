"""References on the page «How to cite»: six styles, two scripts, parts of a record."""

import re
from html import unescape

import pytest
from django.utils import timezone

from events.models import Event
from tests.factories import (
    EventFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db


def test_a_record_is_cited_in_six_ways(client, event):
    response = client.get(f"/kk/events/{event.pk}/cite/")

    html = unescape(re.sub(r"<[^>]+>", "", response.content.decode()))
    today = timezone.localdate().strftime("%d.%m.%Y")
    gost = (
        "Есім Ғ., Ерлан Кенже. Алаш «асылдары» [Электрондық ресурс]: дөңгелек үстел, "
        "2011 ж. 6 желтоқсан. Тарих кафедрасы, 2011. URL: https://roundtable.example"
        f"/e/{event.pk} (қаралған күні: {today})."
    )
    names = [one.name for one in response.context["references"]]
    gosts = ["ГОСТ Р 7.0.5–2008", "ГОСТ 7.1–2003", "ГОСТ Р 7.0.100–2018"]
    assert names[:6] == [*gosts, "APA", "MLA", "Chicago"]
    assert gost in " ".join(html.split())


def test_a_section_is_cited_by_its_own_address(client, event):
    section = event.sections.create(heading_kk="Мақсаты", body_kk="<p>Сөз</p>")

    response = client.get(f"/kk/events/{event.pk}/cite/?section={section.anchor}")

    references = [one.html for one in response.context["references"]]
    address = f"/e/{event.pk}/s{section.anchor}"
    assert ["Мақсаты" in one for one in references] == [True] * 6 + [False]
    assert "Maqsaty. In <i>Alash «asyldary»</i>" in references[-1]
    assert all(address in one for one in references)


def test_a_talk_is_cited_by_its_own_author_and_address(client, event):
    talk = ParticipationFactory(
        event=event, printed_name_kk="Д. Көшім", person=None, talk_title_kk="Тіл туралы"
    )

    response = client.get(f"/kk/events/{event.pk}/cite/?talk={talk.pk}")

    html = client.get(event.get_absolute_url()).content.decode()
    assert f'<li class="people__one" id="t{talk.pk}">' in html
    assert f"/cite/?talk={talk.pk}" in html
    for reference in response.context["references"][:6]:
        assert reference.html.startswith("Көшім")
        assert "Тіл туралы" in reference.html
        assert f"/e/{event.pk}/t{talk.pk}" in reference.html


@pytest.mark.parametrize(
    ("first", "last", "year"),
    [("2021-12-10", "2021-12-12", "2021"), ("2023-12-30", "2024-01-02", "2023")],
)
def test_what_took_several_days_is_cited_with_its_year(
    client, event, first, last, year
):
    Event.objects.filter(pk=event.pk).update(starts_on=first, ends_on=last)
    talk = ParticipationFactory(event=event, talk_title_kk="Тіл туралы")
    section = event.sections.create(heading_kk="Мақсаты", body_kk="<p>Сөз</p>")

    for part in ("", f"?talk={talk.pk}", f"?section={section.anchor}"):
        response = client.get(f"/kk/events/{event.pk}/cite/{part}")

        references = [one.html for one in response.context["references"]]
        assert [year in one for one in references] == [True] * len(references), part
    listed = client.get("/kk/reading-list/", {"e": f"{event.pk}t{talk.pk}"})
    assert year in listed.context["entries"][0].html


def test_a_journal_that_wants_latin_letters_gets_them(client, event):
    Event.objects.filter(pk=event.pk).update(title_en="The treasures of Alash")

    response = client.get(f"/kk/events/{event.pk}/cite/")

    latin = response.context["references"][-1]
    assert latin.name == "APA, латын әріптерімен"
    assert latin.language == "en"
    assert latin.html == (
        "Esim, G., &amp; Erlan Kenzhe. (2011, December 6). <i>Alash «asyldary» [The "
        "treasures of Alash]</i> [Round table]. Tarikh kafedrasy. "
        f"https://roundtable.example/e/{event.pk} (In Kazakh)"
    )


def test_initials_of_two_letters_stay_whole(client, event):
    event.participations.all().delete()
    ParticipationFactory(event=event, printed_name_kk="С. Ш. Мұсатаев", person=None)

    latin = client.get(f"/kk/events/{event.pk}/cite/").context["references"][-1]

    assert latin.html.startswith("Musataev, S. Sh. (2011, December 6).")


@pytest.mark.parametrize(
    ("printed", "gost", "latin"),
    [
        ("Дж. Смит", "Смит Дж.", "Smit, Dzh. (2011,"),
        ("Ю. Ли", "Ли Ю.", "Li, Yu. (2011,"),
        ("Айгүл Серікова (Омарова)", "Серікова А.", "Serikova, A. (2011,"),
    ],
)
def test_names_are_cut_to_initials_where_they_may_be(
    client, event, printed, gost, latin
):
    event.participations.all().delete()
    ParticipationFactory(event=event, printed_name_kk=printed, person=None)

    shown = client.get(f"/kk/events/{event.pk}/cite/").context["references"]

    assert shown[0].html.replace("\xa0", " ").startswith(gost)
    assert shown[-1].html.startswith(latin)


def test_a_record_in_english_needs_no_second_spelling(client):
    event = EventFactory(
        published=True, title_kk="", title_en="A table", original_language="en"
    )

    response = client.get(f"/kk/events/{event.pk}/cite/")

    assert len(response.context["references"]) == 6


def test_a_borrowed_record_is_cited_in_the_language_it_is_written_in(client, event):
    response = client.get(f"/en/events/{event.pk}/cite/")

    assert "Электрондық ресурс" in response.context["references"][0].html


def test_a_title_cannot_bring_tags_into_a_reference(client, event):
    title = "<script>alert(1)</script> & <i>Co</i>"
    Event.objects.filter(pk=event.pk).update(title_kk=title, title=title)

    html = (
        client.get(event.get_absolute_url()).content.decode()
        + client.get(f"/kk/events/{event.pk}/cite/").content.decode()
    )

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;i&gt;Co" in html


@pytest.mark.parametrize("part", ["section", "talk"])
@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "%00", "9" * 5000])
def test_a_part_that_does_not_exist_is_not_found(client, event, part, number):
    address = f"/kk/events/{event.pk}/cite/?{part}={number}"

    assert client.get(address).status_code == 404
