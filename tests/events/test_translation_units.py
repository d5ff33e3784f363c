"""XLIFF: a unit for each paragraph, which programs take apart and records outgrow."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import etree
from translate.storage.xliff import xlifffile

from events.models import Event
from events.translating.files import xliff
from events.translating.files.comparison import compare
from events.translating.files.sheet import sheet_of
from tests.factories import EventFactory, SectionFactory

pytestmark = pytest.mark.django_db

KK = (
    '<p>Бір <a href="https://a.kz/">екі</a> <strong>үш</strong>.</p>'
    "<h3>Бас</h3><ul><li><p>Төрт бес алты</p></li></ul><p>Жеті сегіз тоғыз</p>"
)
RU = (
    '<p>Один <a href="https://a.kz/">два</a> <strong>три</strong>.</p>'
    "<h3>Глава</h3><ul><li><p>Четыре</p></li></ul><p>Семь восемь</p>"
)


@pytest.fixture(params=[False, True], ids=["draft", "published"])
def section(request):
    """A section with a translation; numbers of a draft are not lasting yet."""
    event = EventFactory(published=request.param)
    return SectionFactory(event=event, heading_kk="Мақсаты", body_kk=KK, body_ru=RU)


def taken(section):
    """Return the XLIFF file of a section's event, parsed."""
    event = Event.objects.for_translating().get(pk=section.event_id)
    return etree.fromstring(xliff.write(sheet_of(event, "ru")))


def filled(file, **targets):
    """Put XML into targets, as a program writes it there; units go by their names."""
    for unit in file.iter("{*}trans-unit"):
        words = targets.get(unit.get("id").rpartition(".")[2])
        if words is not None:
            target = unit.find("{*}target")
            space = f'xmlns="{etree.QName(target).namespace}"'
            new = etree.fromstring(f"<target {space}>{words}</target>")
            target.getparent().replace(target, new)
    return file


def compared(file, section):
    event = Event.objects.for_translating().get(pk=section.event_id)
    return compare(xliff.read(etree.tostring(file)), event, "ru")


def body(comparison):
    return next(line for key, line in comparison.changes.items() if "body" in key)


def rewrite(section, **columns):
    for name, text in columns.items():
        setattr(section, name, text)
    section.save()


def test_each_paragraph_is_a_unit_under_its_number(section):
    units = [*taken(section).iter("{*}trans-unit")]

    key = f"sections.{section.pk}.body"
    ids = [unit.get("id") for unit in units][-4:]
    assert ids == [f"{key}.p1", f"{key}.h2", f"{key}.p2", f"{key}.p3"]
    assert units[-2].find("{*}source").text == "Төрт бес алты"
    assert units[-2].find("{*}target").text == "Четыре"


@pytest.mark.parametrize(
    ("typed", "expected", "is_bare"),
    [
        ('<g id="2">3</g> <g id="1">2</g>', "<strong>3</strong> <a>2</a>", False),
        ('<g id="1">a</g><g id="1">b</g>', "<a>a</a><a>b</a>", True),
        ('<g id="1"><g id="2">x</g></g>', "<a><strong>x</strong></a>", False),
        ("1 2 3", "1 2 3", True),
        ('<mrk mtype="seg" mid="0"><g id="1">1</g>.</mrk> <mrk><g id="2">2</g></mrk>',
         "<a>1</a>. <strong>2</strong>", False),
        ('<g id="9" ctype="italic">i</g><ph id="4">{0}</ph>', "<em>i</em>", True),
        ('<g id="9">i</g><x id="5"/>', "i<br>", True),
    ],
)  # fmt: skip
def test_codes_may_be_moved_doubled_and_dropped(section, typed, expected, is_bare):
    comparison = compared(filled(taken(section), p1=typed), section)

    new = expected.replace("<a>", '<a href="https://a.kz/">')
    start, end = RU.index("Один"), RU.index("</p>")
    assert body(comparison).translation == RU[:start] + new + RU[end:]
    assert [line.key[-3:] for line in comparison.bare] == [".p1"] * is_bare


def test_a_file_that_another_program_rewrote_changes_nothing(section):
    file = taken(section)
    text = etree.tostring(file, pretty_print=True, encoding="unicode")
    text = text.replace("xhtml:", "w3:").replace(":xhtml=", ":w3=")
    text = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", text).replace("xmlns=", "xmlns:x=")
    again = bytes(xlifffile.parsestring(etree.tostring(file)))

    for one in (etree.fromstring(text), etree.fromstring(again)):
        comparison = compared(one, section)

        assert (comparison.changes, comparison.strangers) == ({}, ())


def test_a_first_translation_is_laid_out_as_its_original(section):
    rewrite(section, body_ru="")
    file = filled(taken(section), h2="Глава", p2="Четыре", p3="Семь")

    change = body(compared(file, section))

    assert change.translation == (
        "<h3>Глава</h3><ul><li><p>Четыре</p></li></ul><p>Семь</p>"
    )


def test_a_file_from_before_an_edit_still_lands_right(section):
    file = filled(taken(section), p3="Семь восемь девять")
    rewrite(section, body_kk=f"<p>Жаңа кіріспе сөз</p>{KK}")

    comparison = compared(file, section)

    change = body(comparison)
    assert change.translation.endswith("<p>Семь восемь девять</p>")
    assert change.translation.count("<p>") == 3
    assert change.original == KK  # as the translator saw it
    assert comparison.strangers == ()


def test_a_paragraph_that_was_changed_or_removed_is_told(section):
    file = filled(taken(section), p2="Четыре пять", p3="Семь восемь девять")
    changed = KK.replace("Төрт бес", "Төрт, жоқ, бес").split("<p>Жеті")[0]
    rewrite(section, body_kk=changed, body_ru=RU.split("<p>Семь")[0])

    comparison = compared(file, section)

    change = body(comparison)
    assert change.translation == RU.split("<p>Семь")[0].replace("Четыре", "Четыре пять")
    assert change.original == KK
    told = [(line.key[-2:], line.translation) for line in comparison.strangers]
    assert told == [("p3", "Семь восемь девять")]


@pytest.mark.parametrize("section", [True], indirect=True, ids=["published"])
def test_what_only_a_translation_says_stays_and_may_be_changed(section):
    rewrite(section, body_ru=f"{RU}<p>От переводчика: примечание</p>")
    file = taken(section)
    own = [*file.iter("{*}trans-unit")][-1]
    assert own.find("{*}source").text is None

    comparison = compared(filled(file, p3="Семь"), section)

    assert body(comparison).translation.endswith(
        "<p>Семь</p><p>От переводчика: примечание</p>"
    )


def test_a_draft_that_was_published_meanwhile_takes_its_file(section):
    file = filled(taken(section), p2="Четыре пять")
    Event.objects.update(status="published", publish_at=timezone.now() - timedelta(1))

    assert "<li><p>Четыре пять</p></li>" in body(compared(file, section)).translation


OLD = """<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"
 xmlns:xhtml="http://www.w3.org/1999/xhtml"><file original="record-{event}"
 source-language="kk" target-language="ru" datatype="html"><body>
<trans-unit id="sections.{pk}.body" xml:space="preserve"><source><g id="1"
 ctype="x-html-p">Бір <g id="2" ctype="bold">екі <g id="3" ctype="italic">үш</g></g></g>
</source><target><g id="1" ctype="x-html-blockquote"><g id="2" ctype="x-html-p">Раз
 <g id="3" ctype="link" xhtml:href="https://a.kz/">два</g></g></g></target></trans-unit>
</body></file></xliff>"""


def test_a_file_of_the_old_form_keeps_the_marks_of_its_translation(section):
    file = etree.fromstring(OLD.format(event=section.event_id, pk=section.pk))

    assert body(compared(file, section)).translation == (
        '<blockquote><p>Раз <a href="https://a.kz/">два</a></p></blockquote>'
    )
