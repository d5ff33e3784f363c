"""The door of the desk: passwords are not guessed by trying."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db

DOOR = "/admin/login/"


@pytest.fixture
def user():
    return User.objects.create_user("aigul", password="qupiya-soz", is_staff=True)


def sign_in(client, password, **headers):
    asked = {"username": "aigul", "password": password, "next": "/admin/"}
    return client.post(DOOR, asked, headers=headers)


def test_whoever_knows_the_password_comes_in(client, user):
    assert sign_in(client, "qupiya-soz").status_code == 302


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("kk", "Он бес минут күте тұрыңыз"),
        ("ru", "Подождите пятнадцать минут"),
        ("en", "Please wait a quarter of an hour"),
    ],
)
def test_after_too_many_wrong_passwords_the_right_one_waits_too(
    client, user, language, heading
):
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, "basqa-soz")

    refused = sign_in(client, "qupiya-soz", accept_language=language)

    assert refused.status_code == 429
    assert heading in refused.content.decode()


def test_another_name_at_the_same_address_is_not_locked_out(client, user):
    User.objects.create_user("marat", password="qupiya-soz", is_staff=True)
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, "basqa-soz")

    other = {"username": "marat", "password": "qupiya-soz", "next": "/admin/"}

    assert client.post(DOOR, other).status_code == 302


def test_a_few_slips_are_forgotten_after_the_right_password(client, user):
    for _round in range(2):
        for _attempt in range(settings.AXES_FAILURE_LIMIT - 1):
            sign_in(client, "basqa-soz")

        assert sign_in(client, "qupiya-soz").status_code == 302
