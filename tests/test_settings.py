"""The settings are read in a process of their own, as a server would."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from languages.fallback import LANGUAGES
from roundtable.sqlite3.base import like

ROOT = Path(__file__).parent.parent


def start(**environment):
    """Run Django's checks with exactly ``environment`` and return what came of it."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=keep | environment,
        capture_output=True,
        text=True,
    )


def test_settings_and_texts_agree_on_the_languages(settings):
    assert tuple(code for code, _name in settings.LANGUAGES) == LANGUAGES


def test_the_demo_starts_with_nothing_set():
    assert start().returncode == 0


def test_a_real_site_refuses_to_start_without_a_secret():
    refused = start(DEBUG="off", ALLOWED_HOSTS="records.example.edu")

    assert refused.returncode != 0
    assert "SECRET_KEY" in refused.stderr


def test_a_real_site_starts_with_a_secret():
    started = start(DEBUG="off", SECRET_KEY="x" * 50, ALLOWED_HOSTS="example.edu")

    assert started.returncode == 0, started.stderr


def test_the_example_names_every_setting_the_site_reads():
    source = (ROOT / "roundtable/settings.py").read_text("utf-8")
    example = (ROOT / ".env.example").read_text("utf-8")
    names = set(re.findall(r'env\.\w+\(\s*"(\w+)"', source))

    assert len(names) >= 15
    assert sorted(name for name in names if f"{name}=" not in example) == []


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("%құқық%", "Құқықтық мемлекет", True),
        ("Ә_іл", "әділ", True),
        ("100\\%", "100%", True),
        ("100\\%", "1000", False),
        ("%", "", True),
        ("a.c", "abc", False),
    ],
)
def test_like_knows_every_alphabet(pattern, text, expected):
    assert like(pattern, text, "\\") is expected


@pytest.mark.django_db
def test_both_databases_find_cyrillic_regardless_of_case():
    with connection.cursor() as cursor:
        operator = connection.operators["icontains"] % "%s"
        column = connection.ops.lookup_cast("icontains") % "%s"
        cursor.execute(f"SELECT {column} {operator}", ["Құқықтық", "%құқықТЫҚ%"])
        assert cursor.fetchone()[0] in (1, True)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="pragmas are SQLite's")
def test_sqlite_guards_foreign_keys():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
