"""Whose request it is, with and without proxies."""

import pytest

from roundtable.checks import proxies_are_counted
from roundtable.client_address import client_address

FORGED = "203.0.113.9"


@pytest.mark.parametrize(
    ("hops", "forwarded", "peer", "expected"),
    [
        (0, "", "192.0.2.7", "192.0.2.7"),
        (0, FORGED, "192.0.2.7", "192.0.2.7"),
        (1, "192.0.2.7", "10.0.0.1", "192.0.2.7"),
        (1, f"{FORGED}, 192.0.2.7", "10.0.0.1", "192.0.2.7"),
        (2, f"{FORGED}, 192.0.2.7, 10.0.0.2", "10.0.0.1", "192.0.2.7"),
        (2, "192.0.2.7", "10.0.0.1", "192.0.2.7"),  # only one has added anything
        (1, "", "192.0.2.7", ""),  # a proxy that does not say whom it saw
        (0, "", "", ""),  # a unix socket
        (1, "192.0.2.7", "", "192.0.2.7"),  # and a proxy behind it
        (0, FORGED, "", ""),
        (1, "unknown", "10.0.0.1", ""),
        (1, "::ffff:192.0.2.7", "10.0.0.1", "192.0.2.7"),
        (1, "2001:DB8::1", "10.0.0.1", "2001:db8::1"),
    ],
)
def test_the_header_is_believed_as_far_as_the_setting_says(
    rf, settings, hops, forwarded, peer, expected
):
    settings.TRUSTED_PROXIES = hops
    headers = {"x-forwarded-for": forwarded} if forwarded else {}

    request = rf.get("/", headers=headers, REMOTE_ADDR=peer)

    assert client_address(request) == expected


@pytest.mark.parametrize(
    ("header", "hops", "doubts"),
    [(None, 0, []), (("HTTP_X", "https"), 1, []), (("HTTP_X", "https"), 0, ["W001"])],
)
def test_a_proxy_that_is_forgotten_is_told_of(settings, header, hops, doubts):
    settings.SECURE_PROXY_SSL_HEADER, settings.TRUSTED_PROXIES = header, hops

    found = proxies_are_counted(None)

    assert [doubt.id.removeprefix("roundtable.") for doubt in found] == doubts
