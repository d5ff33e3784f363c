"""Passkeys that open nothing: each false answer that a browser could give."""

import pytest
from django.test import Client

from roundtable.accounts.throttling import FREE
from tests.accounts.authenticator import SITE, Authenticator
from tests.accounts.door import (
    DOOR,
    OWN,
    STEP,
    add,
    at_the_door,
    give_password,
    is_in,
    options,
    show,
)

pytestmark = pytest.mark.django_db

FALSE = {
    "of another site": {"origin": "https://records-example.kz"},
    "without TLS": {"origin": "http://records.example.kz"},
    "of a neighbour": {"origin": "https://other.example.kz"},
    "signed for another host": {"host": "example.kz"},
    "to another challenge": {"challenge": "AAAA"},
    "to no challenge": {"challenge": ""},
    "as if it were new": {"type": "webauthn.create"},
    "with nobody there": {"flags": 0},
}


@pytest.mark.parametrize("said", FALSE.values(), ids=FALSE)
def test_no_false_answer_opens_the_door(owner, device, said):
    client = at_the_door()

    answer = show(client, device.get(options(client), **said))

    assert not is_in(client)
    assert answer.context["key_form"].has_error("credential")


def test_an_answer_opens_once(owner, device):
    device.count = None  # as devices do that share their keys
    client = at_the_door()
    answer = device.get(options(client))
    show(client, answer)
    client.post("/admin/logout/")
    give_password(client)

    show(client, answer)

    assert owner.passkeys.get().used_at
    assert not is_in(client)


def test_a_challenge_is_answered_once_even_if_wrongly(owner, device):
    client = at_the_door()
    asked = options(client)
    show(client, device.get(asked, origin="https://evil.example"))

    show(client, device.get(asked))

    assert not is_in(client)


def test_a_challenge_is_old_after_five_minutes(owner, device):
    client = at_the_door()
    asked = options(client)
    session = client.session
    session["passkey_challenge"][1] -= 301
    session.save()

    show(client, device.get(asked))

    assert not is_in(client)


def test_a_challenge_of_another_browser_opens_nothing(owner, device):
    client, other = at_the_door(), at_the_door()
    client.get(STEP)

    show(client, device.get(options(other)))

    assert not is_in(client)


def test_a_passkey_of_somebody_else_opens_nothing(owner, user_in_role):
    other, theirs = user_in_role("editor"), Authenticator(SITE)
    desk = Client()
    desk.force_login(other)
    add(desk, theirs)
    client = at_the_door()

    show(client, theirs.get(options(client)))

    assert other.passkeys.count() == 1
    assert not is_in(client)


def test_another_key_under_the_same_name_opens_nothing(owner, device):
    forged = Authenticator(SITE)
    forged.identity = device.identity
    client = at_the_door()

    show(client, forged.get(options(client)))

    assert not is_in(client)


@pytest.mark.parametrize(("count", "opens"), [(5, False), (6, False), (7, True)])
def test_a_copy_of_a_device_falls_behind_in_counting(owner, device, count, opens):
    owner.passkeys.update(sign_count=6)
    device.count = count - 1
    client = at_the_door()

    show(client, device.get(options(client)))

    assert is_in(client) == opens


def test_a_removed_passkey_opens_nothing(owner, device):
    desk = Client()
    desk.force_login(owner)
    add(desk, Authenticator(SITE))
    owner.passkeys.first().delete()
    client = at_the_door()

    show(client, device.get(options(client)))

    assert not is_in(client)


def test_no_passkey_without_the_password(client, owner, device):
    door = at_the_door()

    answer = show(client, device.get(options(door)))

    assert (answer.url, is_in(client)) == (DOOR, False)


def test_wrong_passkeys_and_codes_are_counted_together(owner, device):
    for number in range(FREE):
        client = at_the_door()
        shown = {"code": "000000"} if number % 2 else {"credential": "{}"}
        client.post(STEP, shown)
    client = at_the_door()

    refused = show(client, device.get(options(client)))

    assert (refused.status_code, is_in(client)) == (429, False)


NONSENSE = ["{}", "5", "null", "[" * 15_000, '{"id": "\\u0000"}', "x" * 20_001]


@pytest.mark.parametrize("address", [OWN, STEP])
def test_nonsense_is_refused_with_a_sentence(owner, address, monkeypatch):
    monkeypatch.setattr("roundtable.accounts.throttling.FREE", len(NONSENSE) + 1)
    client = at_the_door()
    if address == OWN:
        client.force_login(owner)

    answers = [
        client.post(address, {"name": "x", "credential": each}) for each in NONSENSE
    ]

    assert [each.status_code for each in answers] == [200] * len(NONSENSE)
    assert all(each.context["key_form"].has_error("credential") for each in answers)
