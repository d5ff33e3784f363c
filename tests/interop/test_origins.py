"""How a text was made: page and formats mark the same languages in the same words."""

import json
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser

from events.choices import Making
from events.models import Event, Origin
from events.origins import WORDS
from interop import dublin_core
from interop.citing.romanised import in_latin
from interop.feeds.feed_formats import FEED_FORMATS, url_name
from interop.formats import datacite, jats, jsonld, mods, registry
from interop.paper import pdf, pdf_layout
from interop.record.build import build_record
from languages.fallback import LANGUAGES
from tests import needs
from tests.factories import EventFactory, SectionFactory

pytestmark = pytest.mark.django_db

NAME = "Б. Ульгиева"
OWN = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
MACHINE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
TITLES = {"kk": "Жиын", "ru": "Встреча", "en": "Meeting"}
ONE_TEXT = ["bib", "ris", "enw", "csl.json", "jsonld", "ics", "txt", "md"]
ALL_TEXTS = ["datacite.xml", "jats.xml", "mods.xml"]
# What is known (of a record written in Kazakh), the languages it has; whose marks
# stand on the page in Kazakh, Russian and English.
SHAPES = {
    "nobody said": ({}, "kk ru en", ["", "", ""]),
    "a person": ({"ru": ["person"]}, "kk ru en", ["", "ru", ""]),
    "a named person": ({"ru": ["person", NAME]}, "kk ru en", ["", "ru", ""]),
    "a machine": ({"ru": ["machine"]}, "kk ru en", ["", "ru", ""]),
    "checked": ({"en": ["machine_checked"]}, "kk ru en", ["", "", "en"]),
    "a scan": ({"kk": ["scan"]}, "kk ru", ["kk", "", "kk"]),
    "all": (
        {"kk": ["scan_checked"], "ru": ["machine"], "en": ["person", NAME]},
        "kk ru en",
        ["kk", "ru", "en"],
    ),
    "a text that nobody is shown": ({"en": ["machine"]}, "kk ru", ["", "", ""]),
}
CASES = [
    pytest.param(known, codes.split(), language, marks[number], id=f"{name}-{language}")
    for name, (known, codes, marks) in SHAPES.items()
    for number, language in enumerate(LANGUAGES)
]


@pytest.fixture(autouse=True)
def _on_a_site(settings):
    settings.SITE_URL = "https://roundtable.example"
    settings.ALLOWED_HOSTS = ["roundtable.example", "testserver"]


def made(known, codes):
    texts = {f"title_{code}": TITLES[code] if code in codes else "" for code in TITLES}
    event = EventFactory(published=True, **texts)
    body = {f"body_{code}": f"<p>{TITLES[code]}.</p>" for code in codes}
    heading = {f"heading_{code}": TITLES[code] for code in codes}
    SectionFactory(event=event, **{"body_kk": ""} | body | heading)
    for language, (way, *name) in known.items():
        translator = "".join(name)
        Origin.objects.create(
            event=event, language=language, made=way, translator=translator
        )
    return event


def described(event, language):
    reread = Event.objects.published().for_reading().get(pk=event.pk)
    return build_record(reread, language)


def words(known, code, reader):
    way, *name = known[code]
    said = WORDS["person_named" if name else way][reader]
    return f"{OWN[code]}: {said.replace('{translator}', ''.join(name))}"


@pytest.mark.parametrize(("known", "codes", "language", "mark"), CASES)
def test_each_text_that_is_shown_says_how_it_was_made(
    client, known, codes, language, mark
):
    event = made(known, codes)

    page = client.get(f"/{language}/events/{event.pk}", follow=True).content.decode()
    record = described(event, language)
    written = {one.EXTENSION: one.render(record) for one in registry.FORMATS}
    written["pdf"] = pdf_layout.page_of(record)["html"]

    body = page.partition("<main")[2]
    told = {code: words(known, code, language) for code in known}
    assert [code for code in told if told[code] in body] == mark.split()
    for extension in (*ONE_TEXT, "pdf"):
        text = written[extension].replace("\r\n ", "").replace("\\", "")
        assert [code for code in told if told[code] in text] == mark.split(), extension
    for extension in ALL_TEXTS:
        text = written[extension]
        assert [code for code in told if told[code] in text] == [*known], extension
    for url in (reverse(f"interop:{url_name('', kind)}") for kind in FEED_FORMATS):
        feed = client.get(url.replace("/kk/", f"/{language}/"))
        text = feed.content.decode().replace("\r\n ", "").replace("\\", "")
        assert [code for code in told if told[code] in text] == mark.split(), url


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_format_says_anything_where_nobody_has_said_it(language):
    record = described(made({}, TITLES), language)

    assert (record.origins, record.notes_of_origin, record.translators) == ((), "", [])
    for one in registry.FORMATS:
        text = one.render(record)
        assert not any(said[language] in text for said in WORDS.values()), one.NAME


def test_a_machine_is_marked_for_machines():
    event = made({"ru": ["machine"], "en": ["machine_checked"]}, TITLES)

    report = {
        code: json.loads(jsonld.render(described(event, code)))["@graph"][1]
        for code in LANGUAGES
    }
    article = ET.fromstring(jats.render(described(event, "kk")))

    sources = {code: one.get("digitalSourceType") for code, one in report.items()}
    assert sources == {"kk": None, "ru": MACHINE, "en": MACHINE}
    codes = {
        part.get("id"): part.find("front-stub/custom-meta-group/custom-meta")
        for part in article.iter("sub-article")
    }
    assert {code: one.get("specific-use") for code, one in codes.items()} == {
        "ru": "machine",
        "en": "machine_checked",
    }


@needs.pango
def test_a_paper_of_a_machine_is_marked_for_machines():
    event = made({"ru": ["machine"]}, TITLES)

    drawn = {code: pdf.render(described(event, code)) for code in ("kk", "ru")}

    told = {
        code: PDFDocument(PDFParser(BytesIO(paper))).info[0].get("digitalsourcetype")
        for code, paper in drawn.items()
    }
    assert told == {"kk": None, "ru": MACHINE.encode()}


def test_a_translator_who_is_named_has_the_place_of_translators():
    record = described(made({"ru": ["person", NAME]}, TITLES), "ru")
    written = {one.EXTENSION: one.render(record) for one in registry.FORMATS}

    in_jats = ET.fromstring(written["jats.xml"]).find(
        ".//article-meta/contrib-group/contrib[@contrib-type='translator']/string-name"
    )
    (in_datacite,) = [
        one
        for one in datacite.tree(record).iter(f"{{{datacite.NAMESPACE}}}contributor")
        if one.get("contributorType") == "Translator"
    ]
    roles = {
        role.text: name.findtext(f"{{{mods.NAMESPACE}}}namePart")
        for name in mods.tree(record).iter(f"{{{mods.NAMESPACE}}}name")
        for role in name.iter(f"{{{mods.NAMESPACE}}}roleTerm")
    }
    (item,) = json.loads(written["csl.json"])
    report = json.loads(written["jsonld"])["@graph"][1]
    assert in_jats.text == in_datacite[0].text == roles["trl"] == NAME
    assert item["translator"] == [{"literal": NAME}]
    assert report["translator"] == [{"@type": "Person", "name": NAME}]
    assert f"translator = {{{{{NAME}}}}}" in written["bib"]
    assert ("contributor", NAME, "ru") in dublin_core.elements(record)


def test_a_translator_is_not_named_for_the_original():
    event = made({"ru": ["person", NAME]}, TITLES)
    record = described(event, "kk")

    assert record.translators == []
    for extension in (*ONE_TEXT, "ics"):
        assert NAME not in registry.by_extension(extension).render(record), extension


def test_a_stand_in_is_marked_wherever_on_the_page_it_stands(client):
    event = made({"ru": ["machine"]}, TITLES)
    Event.objects.filter(pk=event.pk).update(occasion_ru="Юбилей")

    page = client.get(f"/en/events/{event.pk}", follow=True).content.decode()

    mark = words({"ru": ["machine"]}, "ru", "en")
    assert page.partition("<main")[2].count(mark) == 1
    assert described(event, "en").notes_of_origin == mark


def test_a_section_shown_in_another_language_carries_the_mark_of_that(client):
    event = made({"kk": ["scan"]}, TITLES)
    event.sections.update(body_en="")

    page = client.get(f"/en/events/{event.pk}", follow=True).content.decode()

    mark = words({"kk": ["scan"]}, "kk", "en")
    note = page.partition('<section class="section"')[2].partition("</p>")[0]
    assert note.endswith(f"you are reading it in Kazakh. {mark}")


def test_the_interface_says_how_each_text_was_made(client):
    event = made({"ru": ["person", NAME]}, TITLES)

    answer = client.get(f"/api/v1/records/{event.pk}?lang=en").json()

    assert answer["origins"] == [
        {
            "language": "ru",
            "made": "person",
            "translator": NAME,
            "words": f"Русский: translated by {NAME}",
        }
    ]


def test_a_reference_in_latin_letters_names_no_translator_in_others():
    event = made({"ru": ["person", NAME]}, TITLES)

    latin = in_latin(described(event, "ru"), described(event, "en"))

    assert latin.translators == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", [*Making.values, "person_named"])
def test_each_way_of_making_a_text_has_words_in_each_language(way, language):
    assert WORDS[way][language]


def test_the_words_know_no_other_way():
    assert WORDS.keys() == {*Making.values, "person_named"}
    assert all("{translator}" in one for one in WORDS["person_named"].values())


@pytest.mark.parametrize("count", [1, 3])
def test_a_record_costs_the_same_however_many_texts_are_marked(
    client, django_assert_num_queries, count
):
    ways = {"kk": ["scan"], "ru": ["machine"], "en": ["person"]}
    event = made(dict([*ways.items()][:count]), TITLES)

    with django_assert_num_queries(12):
        client.get(event.get_absolute_url())
