"""A format that forgets a constant is told before anybody opens a page."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from interop.checks import CONTRACT, formats_are_complete
from interop.formats import ris


def test_every_format_has_what_pages_and_headers_ask_for():
    assert formats_are_complete(None) == []


def test_each_constant_that_is_missing_is_named_with_what_to_write(monkeypatch):
    for name in CONTRACT:
        monkeypatch.delattr(ris, name)

    errors = formats_are_complete(None)

    assert [error.msg for error in errors] == [
        f"interop.formats.ris has no {name}." for name in CONTRACT
    ]
    assert all(error.hint for error in errors)


def test_the_check_is_among_those_that_django_runs(monkeypatch):
    monkeypatch.delattr(ris, "NAME")

    with pytest.raises(SystemCheckError, match="has no NAME"):
        call_command("check")
