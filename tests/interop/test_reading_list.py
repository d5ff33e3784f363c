"""A reading list as a reader keeps it: in an address, and in no cookie."""

import json

import bibtexparser
import pytest
import rispy
from django.utils import timezone

from events.indexing.reindexing import reindex
from tests.factories import EventFactory, ParticipationFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    event = EventFactory(published=True, title_kk="Алаш асылдары")
    ParticipationFactory(
        event=event, printed_name_kk="Ғ. Есім", person=None, talk_title_kk="Тіл туралы"
    )
    SectionFactory(event=event, heading_kk="Мақсаты")
    return event


@pytest.fixture
def codes(event):
    other = EventFactory(published=True, title_ru="Стол", original_language="ru")
    talk, section = event.participations.get(), event.sections.get()
    return [
        str(other.pk),
        f"{event.pk}t{talk.pk}",
        f"{event.pk}s{section.anchor}",
        str(event.pk),
    ]


def shown(client, codes, **more):
    response = client.get("/kk/reading-list/", {"e": ",".join(codes), **more})
    assert response.status_code == 200
    assert response.cookies == {}
    return response


def test_a_list_shows_its_works_in_the_order_of_the_reader(client, codes):
    entries = shown(client, codes).context["entries"]

    assert [entry.work.code for entry in entries] == codes
    assert [entry.work.title.text for entry in entries][1:] == [
        "Тіл туралы",
        "Мақсаты",
        "Алаш асылдары",
    ]
    assert "// Алаш асылдары" in entries[1].html


def test_references_are_set_in_the_style_one_chooses(client, codes):
    gost = shown(client, codes[3:]).context["entries"][0].html
    apa = shown(client, codes[3:], style="apa").context["entries"][0].html

    assert gost.startswith("Есім Ғ. Алаш асылдары [Электрондық ресурс]")
    assert apa.startswith("Есім, Ғ. (2011\xa0ж. 6 желтоқсан). <i>Алаш асылдары</i>")


def test_a_style_nobody_knows_is_the_first(client, codes):
    assert shown(client, codes, style="%00").context["style"] == "gost"


def test_a_work_is_taken_out_by_a_link(client, codes):
    entries = shown(client, codes).context["entries"]

    rest = shown(client, entries[1].rest.split(",")).context["entries"]

    assert [one.work.code for one in rest] == [codes[0], *codes[2:]]


@pytest.mark.parametrize(
    "typed", ["{pk}", " {pk} ", "https://a.kz/e/{pk}", "/ru/events/{pk}-alash/?x=1"]
)
def test_a_record_is_added_by_its_number_or_address(client, event, typed):
    response = client.get("/kk/reading-list/", {"add": typed.format(pk=event.pk)})

    assert response.status_code == 302
    assert response.url == f"/kk/reading-list/?e={event.pk}"


def test_words_offer_the_public_records_that_answer(client, event, codes):
    draft = EventFactory(title_kk="Алаш жобасы")
    reindex(event.pk, draft.pk)

    page = shown(client, codes[1:2], add="Алаш")

    assert page.context["offered"] == [
        (event, f"/kk/reading-list/?e={codes[1]},{event.pk}")
    ]
    nothing = shown(client, codes[1:2], add="ешкім айтпаған")
    assert nothing.context["offered"] == []
    assert "сай жарияланған жазба жоқ" in nothing.content.decode()


def test_what_is_added_joins_the_list(client, event, codes):
    section = f"https://roundtable.example/e/{event.pk}#{codes[2].lstrip('0123456789')}"

    response = client.get("/kk/reading-list/", {"e": codes[0], "add": section})

    assert response.url == f"/kk/reading-list/?e={codes[0]},{codes[2]}"


def test_a_withdrawn_record_is_said_to_be_so(client):
    day = timezone.now()
    gone = EventFactory(title_kk="Тылсым", status="withdrawn", withdrawn_at=day)

    html = shown(client, [str(gone.pk)]).content.decode()

    assert f"№\xa0{gone.pk}" in html
    assert "Тылсым" not in html


def test_a_draft_is_as_unknown_as_what_never_was(client):
    draft = EventFactory(title_kk="Тылсым")

    found = shown(client, [str(draft.pk), "999999999", "<b>", "1s", "\x00"])

    assert found.context["list"].unknown == [str(draft.pk), "999999999", "<b>", "1s"]
    assert "Тылсым" not in found.content.decode()
    assert "&lt;b&gt;" in found.content.decode()


def test_a_list_has_an_end_and_says_so(client, event):
    found = shown(client, [str(event.pk + number) for number in range(101)])

    assert found.context["list"].is_cut
    assert len(found.context["list"].unknown) == 99


def test_an_empty_list_says_that_it_is_empty(client):
    html = shown(client, []).content.decode()

    assert "data-empty-list" in html
    assert client.get("/kk/reading-list.bib").status_code == 404


def test_a_list_is_taken_along_in_every_format(client, codes):
    query = {"e": ",".join(codes), "style": "apa"}

    def taken(extension):
        response = client.get(f"/kk/reading-list.{extension}", query)
        name = f'attachment; filename="reading-list.{extension}"'
        assert response["Content-Disposition"] == name
        return response.content.decode()

    library = bibtexparser.parse_string(taken("bib"))
    kinds = [entry.entry_type for entry in library.entries]
    assert library.failed_blocks == []
    assert kinds == ["inproceedings", "inproceedings", "incollection", "inproceedings"]
    types = [entry["type_of_reference"] for entry in rispy.loads(taken("ris"))]
    assert types == ["CPAPER", "CPAPER", "CHAP", "CPAPER"]
    assert taken("enw").count("%0 ") == 4
    assert [item["type"] for item in json.loads(taken("csl.json"))] == [
        "paper-conference",
        "paper-conference",
        "chapter",
        "paper-conference",
    ]
    lines = taken("txt").splitlines()
    assert len(lines) == 4
    assert lines[3].startswith("Есім, Ғ. (2011\xa0ж. 6 желтоқсан). Алаш асылдары [")


@pytest.mark.parametrize("extension", ["pdf", "jsonld", "x.y", "bib.bib"])
def test_a_list_is_not_offered_in_other_formats(client, codes, extension):
    address = f"/kk/reading-list.{extension}?e={codes[0]}"

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_list_can_only_be_read(client, method):
    assert getattr(client, method)("/kk/reading-list/").status_code == 405


@pytest.mark.parametrize("count", [1, 20])
def test_a_list_costs_the_same_for_one_work_and_many(
    client, django_assert_num_queries, count
):
    events = [EventFactory(published=True) for _row in range(count)]
    codes = [str(event.pk) for event in events]

    with django_assert_num_queries(12):
        shown(client, codes)


def test_a_part_of_a_record_has_files_of_its_own(client, event, codes):
    html = client.get(f"/kk/events/{event.pk}/cite/?section=1").content.decode()

    assert f"/kk/reading-list.bib?e={event.pk}s1" in html.replace("&amp;", "&")
