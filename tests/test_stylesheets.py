"""Sheets apart for us, one for a reader."""

import posixpath
import re
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.template.loader import render_to_string

from roundtable.stylesheets import JOINED, JoiningStorage, join

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "static"
NOT_FOR_BROWSERS = {"css/paper.css"}  # WeasyPrint reads it
OF_ONE_VIEW = {"css/weak-sight.css"}  # linked by its pages, beside the joined one
LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
OUR_SHEET = re.compile(r"{% static '((?:css|desk)/[^']+\.css)' %}")
every_joined = pytest.mark.parametrize("name", JOINED)


def text_of(name):
    return (STATIC / name).read_text("utf-8")


def sources(folder):
    files = {path.relative_to(STATIC).as_posix() for path in folder.rglob("*.css")}
    return sorted(files - NOT_FOR_BROWSERS - OF_ONE_VIEW - set(JOINED))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page",
    ["", "events/", "people/", "search/", "search/?q=тіл", "reading-list/", "about/"]
    + ["joq/"],
)
def test_a_page_links_one_sheet(client, page):
    html = client.get(f"/kk/{page}").content.decode()

    assert LINK.findall(html) == ["/static/css/site.css"]


@pytest.mark.parametrize("template", ["500.html", "interop/copied_start.html"])
def test_a_page_that_asks_for_nothing_links_the_same_sheet(template):
    assert LINK.findall(render_to_string(template)) == ["/static/css/site.css"]


def test_no_template_knows_the_parts():
    templates = sorted((ROOT / "templates").rglob("*.html"))

    named = {name for path in templates for name in OUR_SHEET.findall(path.read_text())}

    assert named == OF_ONE_VIEW | set(JOINED)


@every_joined
def test_every_source_is_in_the_joined_sheet_once(name):
    joined = join(name, text_of)

    counts = {
        part: joined.count(text_of(part)) for part in sources((STATIC / name).parent)
    }
    assert counts == dict.fromkeys(counts, 1)
    assert "@import" not in joined


@every_joined
def test_every_address_in_the_joined_sheet_leads_to_a_file(name):
    addresses = re.findall(r'url\("([^"]+)"\)', join(name, text_of))

    assert len(addresses) >= 4  # three fonts and the ornament
    for address in addresses:
        assert (STATIC / posixpath.dirname(name) / address).is_file()


def test_print_styles_are_for_print_only():
    joined = join("css/site.css", text_of)

    assert joined.endswith(f"@media print {{\n{text_of('css/print.css')}}}\n")


def test_a_real_site_keeps_whole_sheets_that_name_the_hashed_fonts(tmp_path):
    storage = JoiningStorage(location=tmp_path, base_url="/static/")
    ours = FileSystemStorage(STATIC)
    files = [path.relative_to(STATIC) for path in STATIC.rglob("*.*") if path.is_file()]

    list(storage.post_process({str(file): (ours, str(file)) for file in files}))

    font = storage.stored_name("fonts/golos-text.woff2")
    for name in JOINED:
        kept = (tmp_path / storage.stored_name(name)).read_text("utf-8")
        assert "@import" not in kept
        assert f'url("../{font}")' in kept
