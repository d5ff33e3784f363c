"""JATS full text: valid, whole, and with the anchors of the page."""

import dataclasses
import re
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from lxml import etree

from interop.formats import jats
from languages.fallback import Localized
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    SectionFactory,
)

# No test asks the database, but the demo they share is made in the one for tests.
pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).parent / "schemas" / "jats-archiving-1.2-rng.zip"
LINK = '<ext-link ext-link-type="uri" xlink:href="https://a.kz/">'
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    folder = tmp_path_factory.mktemp("jats")
    ZipFile(SCHEMA).extractall(folder)
    return etree.RelaxNG(etree.parse(folder / "JATS-archivearticle1-mathml3.rng"))


def written(record):
    return etree.fromstring(jats.render(record).encode())


def with_text(record, html):
    """The record with one section of this text and no translations."""
    text = Localized(html, record.language, False)
    section = dataclasses.replace(record.sections[0], anchor=1, html=text, texts=())
    return dataclasses.replace(record, sections=(section,))


def section_of(record, html):
    """The section in JATS, without its title, as text."""
    section = written(with_text(record, html)).find("body/sec")
    section.remove(section.find("title"))
    for meta in section.findall("sec-meta"):
        section.remove(meta)
    found = "".join(etree.tostring(one, encoding="unicode") for one in section)
    return re.sub(r' xmlns:\w+="[^"]+"', "", found)


def test_every_record_is_valid_in_every_language(records, shapes, schema):
    for record in [*records, *shapes]:
        schema.assertValid(written(record))


def test_a_record_is_valid_however_much_is_known_of_it(full, bare, schema):
    unaddressed = dataclasses.replace(bare, titles=(), urls={})

    for record in (full, bare, unaddressed):
        schema.assertValid(written(record))


def test_sections_keep_the_anchors_of_the_page(first):
    found = written(first).findall("body/sec")

    assert [one.get("id") for one in found] == [f"s{s.anchor}" for s in first.sections]
    assert [one.find("title").text for one in found] == [
        section.heading.text for section in first.sections
    ]


def test_every_language_of_the_record_is_in_the_one_file(first):
    root = written(first)

    translations = root.findall("sub-article")

    assert root.get(LANGUAGE) == "kk"
    assert [one.get(LANGUAGE) for one in translations] == ["ru", "en"]
    assert [one.find("front-stub/self-uri").values()[0] for one in translations] == [
        first.urls["ru"],
        first.urls["en"],
    ]
    for one in translations:
        assert len(one.findall("body/sec")) == len(first.sections)


def test_a_text_that_was_not_translated_stands_in_no_translation(first):
    text = Localized("<p>Тек қазақша</p>", "kk", False)
    section = dataclasses.replace(
        first.sections[0], anchor=7, html=text, texts=(text,), headings=()
    )
    record = dataclasses.replace(first, sections=(section,))

    root = written(record)

    assert root.find("body/sec/p").text == "Тек қазақша"
    assert root.findall("sub-article/body/sec") == []


def test_a_borrowed_section_says_its_language(first, schema):
    text = Localized("<p>Только по-русски</p>", "ru", True)
    section = dataclasses.replace(first.sections[0], html=text)

    root = written(dataclasses.replace(first, sections=(section,)))

    schema.assertValid(root)
    assert root.find("body/sec").get(LANGUAGE) == "ru"
    heading = root.find("body/sec/title/named-content")
    assert (heading.get(LANGUAGE), heading.text) == ("kk", section.heading.text)


def test_a_section_names_whose_words_it_holds(first):
    section = dataclasses.replace(first.sections[0], speaker="Ғ. Есім")

    root = written(dataclasses.replace(first, sections=(section,)))

    speaker = root.find("body/sec/sec-meta/contrib-group/contrib")
    assert speaker.get("contrib-type") == "speaker"
    assert speaker.find("string-name").text == "Ғ. Есім"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Бір</p><p>екі</p>", "<p>Бір</p><p>екі</p>"),
        (
            "<p>Бір <strong>екі <em>үш</em></strong> төрт</p>",
            "<p>Бір <bold>екі <italic>үш</italic></bold> төрт</p>",
        ),
        (
            '<p><a href="https://a.kz/?a=1&amp;b=2">Сілтеме</a></p>',
            '<p><ext-link ext-link-type="uri" '
            'xlink:href="https://a.kz/?a=1&amp;b=2">Сілтеме</ext-link></p>',
        ),
        (
            "<ol><li><p>Бір</p><ul><li><p>екі</p></li></ul></li></ol>",
            '<list list-type="order"><list-item><p>Бір</p>'
            '<list list-type="bullet"><list-item><p>екі</p></list-item>'
            "</list></list-item></list>",
        ),
        (
            "<h3>Бірінші</h3><p>бір</p><h4>Екінші</h4><p>екі</p><h3>Үшінші</h3>",
            "<sec><title>Бірінші</title><p>бір</p>"
            "<sec><title>Екінші</title><p>екі</p></sec></sec>"
            "<sec><title>Үшінші</title></sec>",
        ),
        (
            "<table><tbody><tr><th><p>Жыл</p></th>"
            '<td colspan="2"><p>Бір</p><p>екі</p></td></tr></tbody></table><p>соң</p>',
            "<table-wrap><table><tbody><tr><th>Жыл</th>"
            '<td colspan="2"><p>Бір</p><p>екі</p></td></tr>'
            "</tbody></table></table-wrap><p>соң</p>",
        ),
        (
            "<blockquote><h3>Ой</h3><p>бір<br>екі</p></blockquote>",
            "<disp-quote><p><bold>Ой</bold></p><p>бір\nекі</p></disp-quote>",
        ),
        (
            "бос сөз <em>екі</em> үш<ul><li>төрт<ul><li>бес</li></ul></li></ul>алты",
            "<p>бос сөз <italic>екі</italic> үш</p>"
            '<list list-type="bullet"><list-item><p>төрт</p>'
            '<list list-type="bullet"><list-item><p>бес</p></list-item></list>'
            "</list-item></list><p>алты</p>",
        ),
        (
            "<ul><li><blockquote><p>сөз</p></blockquote></li><li></li></ul>",
            '<list list-type="bullet"><list-item><p><disp-quote><p>сөз</p>'
            "</disp-quote></p></list-item><list-item><p/></list-item></list>",
        ),
        (
            '<ul><li>Бір <a href="https://a.kz/">екі</a> үш</li></ul><table><tbody><tr>'
            '<td><a href="https://a.kz/">төрт</a> бес</td></tr></tbody></table>',
            f'<list list-type="bullet"><list-item><p>Бір {LINK}екі</ext-link> үш</p>'
            "</list-item></list><table-wrap><table><tbody><tr>"
            f"<td><p>{LINK}төрт</ext-link> бес</p></td>"
            "</tr></tbody></table></table-wrap>",
        ),
        ("<p>Бір <u>екі</u> үш</p>", "<p>Бір екі үш</p>"),
    ],
    ids=[
        "paragraphs",
        "emphasis",
        "link",
        "lists",
        "headings",
        "table",
        "quotation",
        "stray",
        "item",
        "stray link",
        "unknown",
    ],
)
def test_rich_text_becomes_valid_jats_and_loses_no_word(first, schema, html, expected):
    assert section_of(first, html) == expected
    schema.assertValid(written(with_text(first, html)))


def test_words_that_look_like_markup_stay_words(first):
    found = section_of(first, "<p>&lt;b&gt; &amp; 5 &lt; 6</p>")

    assert found == "<p>&lt;b&gt; &amp; 5 &lt; 6</p>"


def test_harvesters_get_it_in_a_namespace(first):
    root = jats.harvested(first)

    names = {element.tag.partition("}")[0] for element in root.iter()}
    assert names == {f"{{{jats.NAMESPACE}"}
    assert ET.tostring(root, encoding="unicode").count(":sub-article ") == 2


def test_what_is_harvested_is_valid_but_for_its_namespace(client, schema):
    event = EventFactory(published=True, title_ru="Наследники Алаша")
    SectionFactory(event=event, speaker=ParticipationFactory(event=event))
    OrganiserFactory(event=event)
    identifier = f"oai:127.0.0.1:event-{event.pk}"

    answer = client.get(
        f"/oai?verb=GetRecord&metadataPrefix=jats&identifier={identifier}"
    )

    (article,) = etree.fromstring(answer.content).iter(f"{{{jats.NAMESPACE}}}article")
    for element in article.iter():
        element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(article)
    schema.assertValid(article)
    assert [one.get(LANGUAGE) for one in article.findall("sub-article")] == ["ru"]
