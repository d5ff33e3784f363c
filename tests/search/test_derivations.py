"""A word finds what is derived from it, and the reverse, below what was asked for."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "text", "kin"),
    [
        ("демократия", "Демократияның жолы", "Демократиялық жол"),
        ("демократиялық", "Демократиялық жол", "Демократияның жолы"),
        ("президент", "Президенттің жолы", "Президенттік билік"),
        ("жаһандану", "Жаһанданудың жолы", "Жаһандық мәселе"),
        ("тарихшылар", "Тарихшының сөзі", "Тарихтың жолы"),
    ],
)
def test_what_is_asked_for_comes_before_its_kin(publish, found, typed, text, kin):
    asked_for = publish(text, starts_on="2001-12-06")
    derived = publish(kin, starts_on="2021-12-06")

    assert found(typed) == [asked_for, derived]
    assert found(typed, exact=1) == [asked_for]


def test_kin_stands_for_a_word_beside_others(publish, client):
    event = publish("Демократиялық жол", "Астрономия туралы")

    response = client.get("/kk/search/", {"q": "демократия астрономия"})

    assert [one.event for one in response.context["results"]] == [event]
    assert not response.context["answer"].is_partial


def test_the_opposite_is_no_kin(publish, found):
    publish("Заңсыз шешім")

    assert found("заң") == []


def test_a_stop_word_is_no_kin(publish, found):
    publish("Олар бір-біріне қарады")  # «бірлік» is made of «бір»

    assert found("бірлік") == []
