"""The settings are read in a process of their own, as a server would."""

import ast
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection, connections

from languages.fallback import LANGUAGES
from roundtable.sqlite3.base import DatabaseWrapper, like

ROOT = Path(__file__).parent.parent


def start(*arguments, **environment):
    """Run Python with exactly ``environment`` and return what came of it."""
    names = ("PATH", "HOME", "COVERAGE_PROCESS_CONFIG", "ENV_FILE")
    keep = {name: os.environ[name] for name in names if name in os.environ}
    return subprocess.run(
        [sys.executable, *(arguments or ["manage.py", "check"])],
        cwd=ROOT,
        env=keep | environment,
        capture_output=True,
        text=True,
    )


def settings_of(*names, **environment):
    """Return the settings ``names`` of a site that is started in ``environment``."""
    script = "import json, sys; from roundtable import settings as its;"
    script += "print(json.dumps([str(getattr(its, name)) for name in sys.argv[1:]]))"
    return json.loads(start("-c", script, *names, **environment).stdout)


def test_settings_and_texts_agree_on_the_languages(settings):
    assert tuple(code for code, _name in settings.LANGUAGES) == LANGUAGES


def test_a_demo_starts_when_asked_for_and_with_nothing_else_set():
    assert start(DEBUG="on").returncode == 0


def test_without_being_asked_for_it_is_no_demo():
    refused = start()

    assert refused.returncode != 0
    assert "For a demo on this machine: export DEBUG=on" in refused.stderr


def test_a_real_site_refuses_the_secret_of_the_demo():
    (secret,) = settings_of("SECRET_KEY", DEBUG="on")

    refused = start(SECRET_KEY=secret, SITE_URL="https://records.example.edu")

    assert refused.returncode != 0
    assert "SECRET_KEY is that of the demo" in refused.stderr


def test_the_file_of_a_real_site_does_not_reach_the_tests(tmp_path):
    (tmp_path / ".env").write_text("DEBUG=off\nCACHE_URL=redis://127.0.0.1:6379/1\n")
    for name in ("roundtable/settings.py", "tests/settings.py", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    script = "from tests import settings as its; print(its.DEBUG, its.CACHES)"

    found = start("-c", script, PYTHONPATH=f"{tmp_path}:{ROOT}", PYTHONSAFEPATH="1")

    assert found.stdout.startswith("True ")
    assert "redis" not in found.stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"SITE_URL": "https://records.example.edu"},
        {"SITE_URL": "https://records.example.edu", "SECRET_KEY": ""},
        {"SECRET_KEY": "x" * 50},
        {"SECRET_KEY": "x" * 50, "SITE_URL": "records.example.edu"},
    ],
    ids=["no secret", "an empty secret", "no address", "half an address"],
)
def test_a_real_site_refuses_to_start_without_a_secret_and_its_address(environment):
    refused = start(**environment)

    assert refused.returncode != 0
    assert "SECRET_KEY and SITE_URL" in refused.stderr


@pytest.mark.parametrize(
    ("address", "encrypted"),
    [("https://records.example.edu", True), ("http://records.example.edu:8000", False)],
)
def test_a_real_site_takes_its_host_and_its_safety_from_its_address(address, encrypted):
    names = ["ALLOWED_HOSTS", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"]

    found = settings_of(*names, SECRET_KEY="x" * 50, SITE_URL=address)

    assert found == ["['records.example.edu']", str(encrypted), str(encrypted)]


def test_the_database_lies_beside_manage_py_whatever_the_folder_is_called(tmp_path):
    folder = tmp_path / "Дөңгелек үстел #1?x=100%25+a"
    own = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "roundtable", folder / "roundtable", ignore=own)
    shutil.copy(ROOT / "pyproject.toml", folder)
    script = (
        "from roundtable import settings; print(settings.DATABASES['default']['NAME'])"
    )

    paths = {"PYTHONPATH": f"{folder}:{ROOT}", "PYTHONSAFEPATH": "1"}
    found = start("-c", script, DEBUG="on", **paths)

    assert found.stdout == f"{folder}/db.sqlite3\n"


def test_the_example_followed_word_for_word_is_a_safe_site(tmp_path):
    example = (ROOT / ".env.example").read_text("utf-8")
    secret = "".join(chr(97 + number % 26) for number in range(60))
    file = tmp_path / "env"
    file.write_text(example.replace("SECRET_KEY=\n", f"SECRET_KEY={secret}\n", 1))
    check = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]

    checked = start(*check, ENV_FILE=str(file))

    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("System check identified no issues")


def test_cookies_of_an_encrypted_site_cannot_be_set_by_its_neighbours():
    names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"]
    site = {"SECRET_KEY": "x" * 50}

    secure = settings_of(*names, SITE_URL="https://a.example.edu", **site)
    plain = settings_of(*names, SITE_URL="http://a.example.edu", **site)

    assert secure == ["__Host-sessionid", "__Host-csrftoken"]
    assert plain == ["sessionid", "csrftoken"]


def test_a_database_server_is_told_nothing_of_sqlite():
    address = "postgres://portal@db.example.edu/roundtable"

    (database,) = settings_of("DATABASES", DEBUG="on", DATABASE_URL=address)

    assert "django.db.backends.postgresql" in database
    assert "-c jit=off" in database
    assert "PRAGMA" not in database


def test_replicas_stand_beside_the_database_and_a_pooler_is_told_no_options():
    site = {
        "DEBUG": "on",
        "DATABASE_URL": "postgres://a@one/x",
        "DATABASE_POOLED": "on",
    }
    names = ["DATABASES", "DATABASE_ROUTERS"]

    found, router = settings_of(*names, REPLICA_URLS="postgres://a@two/x", **site)
    found = ast.literal_eval(found)

    assert [found[name]["HOST"] for name in ("default", "replica1")] == ["one", "two"]
    assert router == "['roundtable.running.replicas.Router']"
    for database in found.values():
        assert database["DISABLE_SERVER_SIDE_CURSORS"]
        assert "options" not in database["OPTIONS"]


def test_behind_a_proxy_its_word_on_encryption_is_taken():
    site = {"SECRET_KEY": "x" * 50, "SITE_URL": "https://a.example.edu"}

    (header,) = settings_of("SECURE_PROXY_SSL_HEADER", BEHIND_TLS_PROXY="on", **site)

    assert header == "('HTTP_X_FORWARDED_PROTO', 'https')"


def test_a_web_server_finds_the_site_and_freezes_what_is_loaded():
    script = "import gc; from roundtable.wsgi import application as its;"
    script += "print(type(its).__name__, gc.get_freeze_count() > 0)"

    assert start("-c", script, DEBUG="on").stdout == "WSGIHandler True\n"


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
def test_sqlite_guards_foreign_keys_and_keeps_much_in_memory():
    with connection.cursor() as cursor:
        for pragma, value in {"foreign_keys": 1, "cache_size": -64000}.items():
            cursor.execute(f"PRAGMA {pragma}")
            assert cursor.fetchone() == (value,)


@pytest.mark.django_db
def test_sqlite_asks_again_while_somebody_else_writes(tmp_path):
    path = tmp_path / "db.sqlite3"
    writer = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    settings = connections.settings["default"] | {"NAME": path}
    patient = DatabaseWrapper(settings | {"OPTIONS": {"timeout": 0.01}})
    with patient.cursor() as cursor:
        cursor.execute("CREATE TABLE written (number integer)")
        writer.execute("BEGIN IMMEDIATE")
        done = threading.Timer(0.1, writer.execute, ["COMMIT"])

        done.start()
        cursor.execute("INSERT INTO written VALUES (1)")
        cursor.execute("SELECT count(*) FROM written")

        assert cursor.fetchone() == (1,)
    patient.close()
    writer.close()
