"""Every form of the desk, posted with something wrong, and files that are damaged."""

from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import TestCase

from tests import files
from tests.intake.proposals import SUMMARY, UPLOAD, docx

from .archive import ROLES
from .asking import Asker
from .conftest import REQUESTS, UPLOADS
from .mangling import body_of, damaged, odd_rows, posted
from .surface import forms_of

pytestmark = pytest.mark.fuzz
PARTS, OF_FILES = 12, 2


def forms_on(asker, address):
    """Return what this user may post from a page of the desk."""
    response = asker.ask("GET", address.partition("?")[0], address.partition("?")[2])
    if response is None or response.status_code != 200:
        return []
    return [form for form in forms_of(response.content, address) if not form.is_read]


def post(asker, rng, surface, form, files=()):
    """Post a form, look at what came of it, and take that back."""
    body, kind = body_of(posted(rng, form), files)
    with transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            response = asker.ask("POST", form.address, "", body, kind)
        if response is not None and response.status_code == 302:
            look(asker, rng, surface, response)
        elif files and response is not None:
            for further in forms_of(response.content or b"<p>", form.address):
                if further.address.endswith("process_import/"):
                    post(asker, rng, surface, further)
        transaction.set_rollback(True)


def look(asker, rng, surface, response):
    """Open the page that follows, and a few that show what was saved."""
    asker.ask("GET", urlsplit(response["Location"]).path)
    public = Asker()
    public.is_reader = False  # what was hidden may have been published just now
    for address in rng.sample(surface.pages, 3):
        path, _sign, query = address.partition("?")
        public.ask("HEAD" if path.endswith(".pdf") else "GET", path, query)
    asker.faults |= public.faults


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_typed_into_a_form_gets_an_answer(site, fuzzed, part):
    surface = site[1]
    addresses = sorted({*surface.forms.values()} - {UPLOAD})[part // 3 :: PARTS // 3]

    def asking(asker, rng):
        forms = [form for address in addresses for form in forms_on(asker, address)]
        for _post in range(REQUESTS // 100 // PARTS):
            post(asker, rng, surface, rng.choice(forms))

    fuzzed(ROLES[part % 3], asking)


def good_files(asker):
    """Return files as the site hands them out itself, and such as people bring."""
    record = "/admin/events/event/1"
    made = [("a.jpg", files.picture().read()), ("a.png", files.picture("a.png").read())]
    made += [("a.docx", docx(*SUMMARY.split("\n\n"))), ("a.html", b"<h1>A</h1><p>B")]
    for extension in ("docx", "xlf"):
        given = asker.ask("POST", f"{record}/translation/ru/{extension}/")
        made.append((f"a.{extension}", given.content))
    for place in ("events/event", "participants/person", "participants/organisation"):
        for number, extension in enumerate(("csv", "json")):
            body, kind = body_of([("format", str(number)), ("resource", "0")])
            given = asker.ask("POST", f"/admin/{place}/export/", "", body, kind)
            made.append((f"a.{extension}", given.content))
    return made


@pytest.mark.parametrize("part", range(OF_FILES))
def test_whatever_file_is_sent_gets_an_answer(site, fuzzed, part):
    surface = site[1]

    def asking(asker, rng):
        made = good_files(asker)
        forms = [
            (form, name)
            for address in sorted(surface.forms_with_files())
            for form in forms_on(asker, address)
            for name, _value, kind in form.fields
            if kind == "file"
        ]
        for _file in range(UPLOADS // OF_FILES):
            (form, field), (name, content) = rng.choice(forms), rng.choice(made)
            if name == "a.json" and rng.random() < 0.8:
                content = odd_rows(rng, content)
            file = damaged(rng, name, content)
            field = field.replace("__prefix__", "0")
            post(asker, rng, surface, form, [(field, file)])

    fuzzed("editor", asking)
