"""Other people's programs read the same in every format, for a corpus of all shapes.

``pytest -s tests/interop/test_clients.py`` prints the table. citation-js comes from npm
(its folder in ``CITATION_JS``), pandoc and bibutils from Debian.
"""

import json
import os
import re
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import rispy

from interop.formats import bibtex, csl_json, endnote, jats, mods, registry, ris
from interop.record.work import Work, whole_title
from languages.fallback import LANGUAGES
from tests import needs

from .corpus import shapes_of
from .test_agreement import words

pytestmark = pytest.mark.django_db

HERE = Path(__file__).parent / "clients"
# What these programs do with what is right: they put a colon behind a question mark
# (Zotero does not); pandoc 2 knows no names in JATS but family and given names; end2xml
# takes people printed alike for one.
_WITH_A_COLON = {"a question with a subtitle"}
_OTHER_NAMES = {"demo 12", "one word", "all kinds", "bodies"}
CONFERENCE_PAPER = {"paper-conference", "CONF", "CPAPER", None}


@pytest.fixture(scope="module")
def corpus(records):
    """All shapes of record 1 and the whole demo, each in three languages."""
    first = {one.language: one for one in reversed(records) if one.topics}
    found = {f"demo {n // 3}, {one.language}": one for n, one in enumerate(records)}
    for code in LANGUAGES:
        for name, record in shapes_of(first[code]).items():
            found[f"{name}, {code}"] = record
    return {
        name: replace(record, id=number)  # programs tell works apart by their keys
        for number, (name, record) in enumerate(found.items(), 1)
    }


@pytest.fixture(scope="module")
def folder(corpus, tmp_path_factory):
    """The corpus as one file in each format, and one file a record for the others."""
    folder = tmp_path_factory.mktemp("corpus")
    for one, between in ((bibtex, "\n"), (ris, "\r\n"), (endnote, "\r\n")):
        text = between.join(one.render(record) for record in corpus.values())
        (folder / f"all.{one.EXTENSION}").write_text(text, newline="")
    items = [csl_json.render(record)[1:].strip()[:-1] for record in corpus.values()]
    (folder / "all.json").write_text(f"[{','.join(items)}]")
    (folder / "mods.xml").write_text(
        '<modsCollection xmlns="http://www.loc.gov/mods/v3">'
        + "".join(re.sub("<[?].*?[?]>", "", mods.render(r)) for r in corpus.values())
        + "</modsCollection>"
    )
    for number, record in enumerate(corpus.values(), 1):
        (folder / f"{number}.xml").write_text(jats.render(record))
    return folder


def ask(*command, folder, text=""):
    modules = os.environ.get("CITATION_JS", "")
    done = subprocess.run(
        command,
        cwd=folder,
        input=text,
        capture_output=True,
        encoding="utf-8-sig",
        check=True,
        env=os.environ | {"NODE_PATH": modules},
    )
    return done.stdout


def of_csl(item):
    names = [
        " ".join(filter(None, (one.get(part) for part in _PARTS)))
        for one in item.get("author", ())
    ]
    year, *rest = item["issued"]["date-parts"][0]
    day = "-".join(f"{int(part):02}" for part in (year, *rest))
    return item["title"], names, day, item["type"]


_PARTS = ("literal", "given", "dropping-particle", "non-dropping-particle", "family")


def of_ris(entry):
    day = entry["date"].replace("/", "-").strip("-")
    return entry["title"], entry.get("authors", []), day, entry["type_of_reference"]


def expected(record):
    names = [one.name.text for one in record.authors]
    names = names or [one.name.text for one in record.organisers]
    return whole_title(record), names, record.starts_on.isoformat()


def differences(corpus, read):
    """Return what was read otherwise, by the name of the record."""
    assert len(read) == len(corpus)
    found = {}
    for (name, record), (title, people, day, kind) in zip(
        corpus.items(), read, strict=True
    ):
        right, names, held = expected(record)
        people = [one for one in map(words, people) if one != ["others"]]
        told = {
            "title": "".join(title.split()) == "".join(right.split()),
            "people": sorted(people) == sorted(map(words, names)),
            "day": day in (None, held),  # of an article, pandoc 2 tells neither this
            "type": kind in CONFERENCE_PAPER,  # nor that
        }
        if wrong := [one for one, is_right in told.items() if not is_right]:
            found[name] = wrong
    return found


def check(client, corpus, read, but=()):
    found = differences(corpus, read)
    wrong = Counter(part for parts in found.values() for part in parts)
    parts = ("title", "people", "day", "type")
    print(f"\n{client:24}", *(f"{p} {len(read) - wrong[p]}/{len(read)}" for p in parts))
    unexpected = {
        name: parts
        for name, parts in found.items()
        if name.rpartition(",")[0] not in but
    }
    assert unexpected == {}


def test_the_corpus_is_large_and_of_every_shape(corpus):
    assert len(corpus) // 3 >= 45


@needs.citation_js
def test_citation_js(corpus, folder):
    files = ("all.bib", "all.ris", "all.json")
    told = json.loads(ask("node", HERE / "citation.cjs", *files, folder=folder))
    for name, items in zip(files, told["items"], strict=True):
        read = list(map(of_csl, items))
        check(f"citation-js {name}", corpus, read, _WITH_A_COLON)
    for line, record in zip(told["set"], corpus.values(), strict=True):
        assert str(record.year) in line


@needs.citation_js
def test_citation_js_reads_parts_as_parts_of_their_record(corpus, folder):
    record = corpus["a subtitle, kk"]
    talk = replace(record.participants[0], talk_title=record.sections[1].heading)
    section = Work(record, record.sections[0])
    works = [section, replace(section, paragraph="6"), Work(record, talk)]
    for one in (bibtex, ris, csl_json):
        text = one.render_works(works)
        (folder / f"parts.{one.EXTENSION}").write_text(text, newline="")

    files = ("parts.bib", "parts.ris", "parts.csl.json")
    told = json.loads(ask("node", HERE / "citation.cjs", *files, folder=folder))

    for items in told["items"]:
        assert [one["title"] for one in items] == [one.title.text for one in works]
        kinds = [one["type"] for one in items]
        assert kinds == ["chapter", "chapter", "paper-conference"]
        for one in items:
            within = one.get("container-title") or one["event-title"]
            assert within == whole_title(record)
            assert one["publisher"] == record.publisher.text


@needs.pandoc
@pytest.mark.parametrize("kind", ["biblatex", "bibtex", "csljson"])
def test_pandoc(corpus, folder, kind):
    name = "all.json" if kind == "csljson" else "all.bib"
    command = ("pandoc", "-f", kind, "-t", "csljson", name)
    items = json.loads(ask(*command, folder=folder))
    order = {one["id"]: one for one in items}
    keys = [f"roundtable-{r.id}-{r.language}" for r in corpus.values()]
    read = [of_csl(order[key]) for key in keys]
    check(f"pandoc {kind}", corpus, read, _WITH_A_COLON)


@needs.pandoc
def test_pandoc_jats(corpus, folder):
    names = "\n\n".join(f"{number}.xml" for number in range(1, len(corpus) + 1))
    command = ("pandoc", "-t", "json", "--lua-filter", HERE / "articles.lua")
    told = json.loads(ask(*command, folder=folder, text=names))
    read = []
    for one, record in zip(told["meta"]["told"]["c"], corpus.values(), strict=True):
        meta = {name: value["c"] for name, value in one["c"].items()}
        names = [name["c"] for name in meta["authors"]]
        if not record.authors:  # the hosts have a group of their own
            assert not any(names)
            names = expected(record)[1]
        read.append((meta["title"] + meta["subtitle"], names, None, None))
    check("pandoc jats", corpus, read, _WITH_A_COLON | _OTHER_NAMES)


@needs.bibutils
@pytest.mark.parametrize(
    ("name", "to_mods"), [("all.enw", "end2xml"), ("mods.xml", "")]
)
def test_bibutils(corpus, folder, name, to_mods):
    if to_mods:
        (folder / "read.xml").write_text(ask(to_mods, name, folder=folder))
        name = "read.xml"
    entries = rispy.loads(ask("xml2ris", name, folder=folder))
    read = list(map(of_ris, entries))
    check(
        f"bibutils {to_mods or 'mods'}", corpus, read, {"namesakes"} if to_mods else ()
    )


def test_every_format_has_a_client_that_is_not_ours():
    elsewhere = {
        "jsonld",
        "datacite.xml",
        "ics",
        "txt",
        "md",
    }  # test_agreement, _schemas
    read = {one.EXTENSION for one in (bibtex, ris, endnote, csl_json, mods, jats)}
    assert read | elsewhere == {one.EXTENSION for one in registry.FORMATS}
