"""Single sign-on is off, unless all of it is configured."""

import environ
import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from roundtable.accounts.single_sign_on.configuration import single_sign_on

DOOR = "/admin/single-sign-on/"


def test_without_a_provider_there_is_nothing_of_it(client, db):
    assert not apps.is_installed("allauth")
    assert client.get(f"{DOOR}callback/").status_code in (302, 404)
    assert "single-sign-on" not in client.get("/admin/login/").content.decode()


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"OIDC_ISSUER": "http://a.kz"}, "https"),
        ({"OIDC_ISSUER": "https://a.kz"}, "OIDC_CLIENT_ID"),
        ({"OIDC_ISSUER": "https://a.kz", "OIDC_CLIENT_ID": "a"}, "OIDC_CLIENT_SECRET"),
    ],
)
def test_half_a_configuration_says_what_is_missing(monkeypatch, told, refusal):
    for name, value in told.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=refusal):
        single_sign_on(environ.Env(), debug=False)
