"""Every string that people see exists in Kazakh and Russian, and is compiled."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.core.management import call_command
from django.utils.translation import ngettext, override

from tests import needs

HERE = Path(__file__).parent
ROOT = HERE.parent
ROOMS = [path.parent for path in ROOT.glob("*/__init__.py") if path.parent != HERE]
CATALOGUES = sorted(ROOT.glob("locale*/*/LC_MESSAGES/*.po"))
OURS = [path for path in CATALOGUES if path.parts[-4] == "locale"]


def name_of(path):
    return "/".join(path.parts[-4:])


def test_there_is_a_catalogue_for_each_translated_language():
    assert [path.parts[-3] for path in OURS] == ["kk", "ru"]


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_nothing_is_left_untranslated_or_unsure(path):
    catalogue = polib.pofile(path)

    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_the_compiled_catalogue_says_what_the_source_says(path):
    source = {
        (entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural)
        for entry in polib.pofile(path)
    }
    compiled = {
        (entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural)
        for entry in polib.mofile(path.with_suffix(".mo"))
    }

    assert compiled == source


def test_no_string_hides_where_gettext_does_not_look():
    """The letters of an f-string are not read for messages."""
    asking = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
    hidden = [
        (path.name, call.lineno)
        for room in ROOMS
        for path in room.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in asking
    ]

    assert hidden == []


@needs.gettext
def test_no_string_of_the_code_is_missing_from_the_catalogues(tmp_path):
    tree = tmp_path / "tree"
    shutil.copytree(ROOT, tree, ignore=no_source)
    before = {path.parts[-3]: messages_of(path) for path in OURS}

    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "kk", "-l", "ru",
         "--no-obsolete", "--no-location"],
        cwd=tree, check=True, capture_output=True,
    )  # fmt: skip

    after = {
        language: messages_of(tree / "locale" / language / "LC_MESSAGES/django.po")
        for language in before
    }
    assert after == before


def no_source(folder, names):
    """Name what need not be copied; the uploads, but not the room called media."""
    patterns = [".*", "*.sqlite3*", "node_modules", "*.mo"]
    patterns += ["media"] if Path(folder) == ROOT else []
    return shutil.ignore_patterns(*patterns)(folder, names)


def messages_of(path):
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(path)}


def test_a_kazakh_noun_stays_singular_after_a_numeral():
    with override("kk"):
        one, many = (
            ngettext("%(counter)s record", "%(counter)s records", number)
            for number in (1, 5)
        )

    assert one == many


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("kk", "Бұл өрісті толтыру міндетті."),
        ("ru", "Обязательное поле."),
        ("en", "required"),
    ],
)
def test_the_admin_refuses_in_the_language_of_the_author(client, language, sentence):
    response = client.post("/admin/login/", headers={"accept-language": language})

    assert sentence in response.content.decode()


def test_models_have_no_waiting_migrations(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
