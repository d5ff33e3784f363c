"""The side bar: every list has its place, and a closed one is not shown."""

import pytest
from django.contrib import admin
from django.urls import reverse

from roundtable.places import GROUPS

pytestmark = pytest.mark.django_db
NAMED = [one for _name, places in GROUPS for one in places]


def shown(client):
    groups = client.get(reverse("admin:index")).context["available_apps"]
    return {place["admin_url"] for group in groups for place in group["models"]}


def test_every_model_of_the_desk_has_a_place_in_a_group():
    models = {model._meta.label_lower for model in admin.site._registry}

    assert models - {one for one in NAMED if isinstance(one, str)} == set()


def test_every_place_leads_somewhere(client, admin_user):
    client.force_login(admin_user)

    answers = {
        address: client.get(address, follow=True).status_code
        for address in shown(client)
    }

    assert len(answers) == len(NAMED)
    assert set(answers.values()) == {200}


@pytest.mark.parametrize("role", ["author", "editor", "admin"])
def test_a_role_is_shown_what_it_may_open(client, user_in_role, role):
    client.force_login(user_in_role(role, "somebody"))

    answers = {
        address: client.get(address, follow=True).status_code
        for address in shown(client)
    }

    assert {address: code for address, code in answers.items() if code != 200} == {}


def test_one_place_says_that_one_is_there(client, editor):
    client.force_login(editor)

    page = client.get(reverse("admin:participants_person_unmatched"))

    here = [
        place["admin_url"]
        for group in page.context["available_apps"]
        for place in group["models"]
        if place.get("current")
    ]
    assert here == [reverse("admin:participants_person_unmatched")]
