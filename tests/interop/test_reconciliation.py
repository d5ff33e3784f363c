"""Reconciliation as OpenRefine asks for it: candidates with reasons, few matches."""

import json

import pytest

from interop.reconciliation import people
from participants.indexing import learn_names
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db
SERVICE = "/api/v1/reconcile"


@pytest.fixture
def event():
    return EventFactory(published=True, title_ru="Наследие Алаш")


def person(event, family, given="", **names):
    """Somebody with a place in the record."""
    names |= {"family_name_kk": family, "given_name_kk": given}
    known = PersonFactory(**names)
    ParticipationFactory(event=event, person=known)
    learn_names([known.pk])
    return known


def asked(client, *names, lang="kk", **more):
    """Return the candidates for each name, as a POST answers them."""
    batch = {f"q{n}": {"query": name} | more for n, name in enumerate(names)}
    queries = {"queries": json.dumps(batch)}
    answer = client.post(f"{SERVICE}?lang={lang}", queries).json()
    return [answer[key]["result"] for key in batch]


def test_the_manifest_says_where_everything_is(client, settings):
    settings.SITE_URL = "https://roundtable.example"
    told = client.get(f"{SERVICE}?lang=en").json()

    service = "https://roundtable.example/api/v1/reconcile"
    assert told["versions"] == ["0.2"]
    assert told["identifierSpace"] == "https://roundtable.example/kk/"
    assert told["view"] == {"url": "https://roundtable.example/en/{{id}}"}
    assert told["preview"]["url"] == f"{service}/preview?lang=en&id={{{{id}}}}"
    assert told["suggest"]["entity"]["service_url"] == service
    assert [kind["id"] for kind in told["defaultTypes"]] == ["people", "organisations"]


def test_a_candidate_says_who_it_is_and_why(client, event):
    esim = person(event, "Есім", "Ғарифолла", family_name_ru="Есим", given_name_ru="Г.")

    ((found,),) = asked(client, "Ғарифолла Есім", lang="ru")

    assert found == {
        "id": f"people/{esim.pk}",
        "name": "Есим Г.",
        "description": "та же фамилия; то же имя",
        "type": [{"id": "people", "name": "Участники"}],
        "score": 90.0,
        "match": True,
    }
    assert client.get(f"/kk/{found['id']}", follow=True).status_code == 200


def test_get_answers_a_batch_as_post_does(client, event):
    person(event, "Есім", "Ғарифолла")
    batch = json.dumps({"q0": {"query": "Есім Ғ."}})

    assert (
        client.get(SERVICE, {"queries": batch}).json()
        == client.post(SERVICE, {"queries": batch}).json()
    )


def test_of_two_people_printed_alike_none_is_matched(client, event):
    one, other = person(event, "Оспанов", "Ерлан"), person(event, "Оспанов", "Ерлан")
    initial = person(event, "Сарым", "Айдос")
    person(event, "Сарымов", "А.")

    alike, compatible = asked(client, "Ерлан Оспанов", "Айдос Сарым")

    assert {each["id"] for each in alike} == {f"people/{p.pk}" for p in (one, other)}
    assert compatible[0]["id"] == f"people/{initial.pk}"
    assert not any(each["match"] for each in alike + compatible)


def test_people_who_asked_not_to_be_shown_are_not_offered_and_make_unsure(
    client, event
):
    shown = person(event, "Оспанов", "Ерлан")
    person(event, "Оспанов", "Ерлан", hidden=True)
    person(event, "Сәрсенов", "Болат", hidden=True)

    (alike, hidden) = asked(client, "Ерлан Оспанов", "Болат Сәрсенов")
    suggested = client.get(f"{SERVICE}/suggest/entity?prefix=оспанов").json()["result"]

    assert [(one["id"], one["match"]) for one in alike] == [
        (f"people/{shown.pk}", False)
    ]
    assert hidden == []
    assert [one["id"] for one in suggested] == [f"people/{shown.pk}"]


def test_nobody_is_told_of_whom_no_public_record_shows(client, event):
    draft = EventFactory()
    person(event, "Оспанов", "Ерлан")
    secret = person(draft, "Оспанов", "Ерлан")
    unit = OrganisationFactory(name_kk="Құпия кафедрасы")
    OrganiserFactory(event=draft, organisation=unit)

    ((found,), none) = asked(client, "Ерлан Оспанов", "Құпия кафедрасы")

    assert found["match"]  # as if there were no other
    assert none == []
    assert client.get(f"{SERVICE}/suggest/entity?prefix=құпия").json() == {"result": []}
    for thing in (f"people/{secret.pk}", f"organisations/{unit.pk}"):
        assert client.get(f"{SERVICE}/preview?id={thing}").status_code == 404


def test_a_name_in_some_case_is_offered_and_never_matched(client, event):
    man = person(event, "Ақбаров", "А.", family_name_ru="Акбаров", given_name_ru="А.")

    russian, kazakh, woman = asked(client, "А. Акбарову", "А.Ақбаровтың", "Акбарова А.")

    for (found,) in (russian, kazakh, woman):  # Акбарова may be his genitive
        assert (found["id"], found["match"]) == (f"people/{man.pk}", False)
        assert "септік" in found["description"]


def test_letters_of_library_catalogues_are_understood(event):
    known = person(event, "Көшім", "Д.", family_name_ru="Кошим", given_name_ru="Д.")
    zhanov = person(event, "Тайжанов", "А.")

    found = people(["Košim, D.", "Taĭz\u030canov A."])

    assert [each[0].number for each in found.values()] == [known.pk, zhanov.pk]


def test_a_unit_is_told_with_those_above_it(client, event):
    university = OrganisationFactory(
        name_kk="Абай атындағы университет", kind="university"
    )
    other = OrganisationFactory(name_kk="Қарағанды университеті", kind="university")
    units = [
        OrganisationFactory(name_kk="Тарих факультеті", parent=one)
        for one in (university, other)
    ]
    OrganiserFactory(event=event, organisation=units[0])
    (one,) = asked(client, "Тарих факультетінің", type="organisations")
    OrganiserFactory(event=event, organisation=units[1])
    (both,) = asked(client, "Тарих факультеті", type=["organisations"])

    assert (one[0]["id"], one[0]["match"]) == (f"organisations/{units[0].pk}", True)
    assert one[0]["description"] == "Абай атындағы университет; атауы бірдей"
    assert [each["match"] for each in both[:2]] == [False, False]


def test_types_and_limits_narrow_what_is_offered(client, event):
    for _each in range(30):
        person(event, "Ким", "А.")
    OrganiserFactory(event=event, organisation=OrganisationFactory(name_kk="Ким қоры"))

    counts = [
        len(asked(client, "Ким", **more)[0])
        for more in ({}, {"limit": 99}, {"limit": 1}, {"type": "organisations"})
    ]
    unknown = asked(client, "Ким", type="Q5")

    assert counts == [5, 25, 1, 1]
    assert unknown == [[]]


@pytest.mark.parametrize(
    ("queries", "status"),
    [
        ("{", 422), ("[]", 422), ('"a"', 422), ('{"q0": "a"}', 422), ("", 422),
        ('{"q0": {"query": 5}}', 422), ('{"q0": {"query": "a", "limit": 0}}', 422),
        (json.dumps({str(n): {"query": "а"} for n in range(51)}), 413),
        (json.dumps({str(n): {"query": "а\0"} for n in range(50)}), 200),
        ('{"q0": {"query": ""}, "q1": {"properties": [{"pid": "a", "v": 1}]}}', 200),
    ],
)  # fmt: skip
def test_a_batch_that_is_none_is_refused_in_words(client, queries, status):
    response = client.post(f"{SERVICE}?lang=en", {"queries": queries})

    assert response.status_code == status
    assert response["Access-Control-Allow-Origin"] == "*"
    if status != 200:
        assert response.json()["detail"].startswith("queries: ")


@pytest.mark.parametrize("count", [1, 20])
def test_many_names_cost_as_many_queries_as_one(
    client, event, django_assert_num_queries, count
):
    for _each in range(count):
        person(event, "Оспанов", "Ерлан")
        unit = OrganisationFactory(name_kk="Тарих факультеті")
        OrganiserFactory(event=event, organisation=unit)
    names = [f"Оспанов Е. тарих {n}" for n in range(count)]

    with django_assert_num_queries(15):
        asked(client, *names, "Оспанов Е.", "Тарих факультеті")


def test_names_are_suggested_while_they_are_typed(client, event):
    known = person(event, "Есім", "Ғарифолла")
    unit = OrganisationFactory(name_kk="Есіл институты")
    OrganiserFactory(event=event, organisation=unit)

    def suggested(query):
        answer = client.get(f"{SERVICE}/suggest/entity?{query}&spell=always").json()
        return [one["id"] for one in answer["result"]]

    assert suggested("prefix=есі") == [f"people/{known.pk}", f"organisations/{unit.pk}"]
    assert suggested("prefix=есі&cursor=1") == [f"organisations/{unit.pk}"]
    assert suggested("prefix=esim%00") == [f"people/{known.pk}"]
    types = client.get(f"{SERVICE}/suggest/type?prefix=a").json()["result"]
    assert [one["id"] for one in types] == ["people", "organisations"]


def test_a_preview_is_a_small_page_for_a_frame_of_any_site(client, event):
    known = person(event, "Есім", "Ғарифолла")

    page = client.get(f"{SERVICE}/preview?id=people/{known.pk}&lang=ru")

    assert "Наследие Алаш" in page.content.decode()
    assert "frame-ancestors *" in page["Content-Security-Policy"]
    assert "X-Frame-Options" not in page
    assert client.get(f"{SERVICE}/preview?id=people/x").status_code == 422
    assert client.get(f"{SERVICE}/preview").status_code == 422
