"""The glossary at the desk: its columns, and terms of two concepts."""

import pytest
from django.contrib import admin
from django.urls import reverse
from modeltranslation.admin import TranslationBaseModelAdmin

from search.models import Concept

from .glossary import keep, moved

pytestmark = pytest.mark.django_db

LIST = reverse("admin:search_concept_changelist")
TRANSLATED = [
    model._meta.label_lower.replace(".", "_")
    for model, desk in admin.site._registry.items()
    if isinstance(desk, TranslationBaseModelAdmin)
]


@pytest.fixture
def desk(client, user_in_role):
    Concept.objects.all().delete()
    moved()
    client.force_login(user_in_role("admin", "boss"))
    return client


def warnings(page):
    return [str(one) for one in page.context["messages"] if one.level_tag == "warning"]


@pytest.mark.parametrize("name", TRANSLATED)
def test_forms_name_languages_as_they_name_themselves(desk, name):
    answer = desk.get(reverse(f"admin:{name}_changelist"))
    pages = [answer, desk.get(reverse(f"admin:{name}_add"), follow=True)]

    for page in pages:
        assert "[kk]" not in page.content.decode()
    if pages[1].status_code == 200:
        assert "(Қазақша)" in pages[1].content.decode()


def test_the_list_is_put_in_order_by_each_language(desk):
    keep(kk="а", ru="б", en="w")
    keep(kk="б", ru="а", en="v")

    page = desk.get(LIST, {"o": "2"})

    assert page.context["cl"].result_list[0].term_ru == "а"
    assert "Русский" in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "is_told"),
    [
        ({"term_en": "Statute"}, True),
        ({"term_en": "x", "further_en": "y; act"}, True),
        ({"term_kk": "statute"}, False),  # a word of another language
        ({"term_en": "state"}, False),
    ],
)
def test_a_term_of_two_concepts_is_saved_and_told_of(desk, typed, is_told):
    keep(en="statute; act")

    page = desk.post(
        reverse("admin:search_concept_add"), typed | {"subject": "law"}, follow=True
    )

    assert page.status_code == 200
    assert len(warnings(page)) == is_told


def test_a_concept_is_no_homonym_of_itself(desk):
    concept = keep(en="statute; act")
    address = reverse("admin:search_concept_change", args=[concept.pk])

    page = desk.post(address, {"term_en": "statute", "subject": "law"}, follow=True)

    assert warnings(page) == []
