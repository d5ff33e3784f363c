"""The files in which a translation travels: out, filled in, and back."""

import io
from copy import deepcopy

import pytest
from docx import Document
from lxml import etree
from translate.storage.xliff import xlifffile

from events.models import Event
from events.translating import translation_status
from events.translating.files import word_table, xliff
from events.translating.files.canonical_html import canonical
from events.translating.files.comparison import compare
from events.translating.files.reading import FORMATS, read, read_sheet
from events.translating.files.sheet import KEY, WrongSheet, sheet_of
from tests.factories import EventFactory, ParticipationFactory, SectionFactory

pytestmark = pytest.mark.django_db

ABSTRACT = "Бірінші жол\nЕкінші <жол> & үшінші"
BODY = (
    "<h3>Бас</h3>"
    '<p>Бір <strong>екі <em>үш</em></strong> <a href="https://a.kz/?a=1&amp;b=2">мұнда'
    " <strong>қара</strong></a>.<br>Жол</p>"
    "<ul><li><p>а</p><ul><li><p>ә</p></li></ul></li><li><p>б</p></li></ul>"
    "<ol><li><p>бір</p></li></ol><p>арасы</p>"
    "<ol><li><p>екі &lt;b&gt; &amp;</p></li></ol>"
    "<blockquote><p>дәйек</p><p>сөз</p></blockquote>"
    "<table><tbody><tr><th><p>Қ</p></th><th><p>Ғ</p></th></tr>"
    '<tr><td colspan="2"><p>кең</p></td></tr>'
    '<tr><td rowspan="2"><p>биік</p></td><td><p>1</p></td></tr>'
    "<tr><td><p>2</p></td></tr></tbody></table><p>соңы</p>"
    "<table><tbody><tr><td><p>бассыз</p></td></tr></tbody></table>"
)


@pytest.fixture
def event():
    event = EventFactory(title_kk="Саяси жаңару", abstract_kk=ABSTRACT)
    SectionFactory(event=event, heading_kk="Мақсаты", body_kk=BODY)
    ParticipationFactory(event=event, printed_name_kk="Ғ. Есім")
    translation_status.update_status(event.pk)
    return event


@pytest.fixture(params=FORMATS.values(), ids=FORMATS)
def kind(request):
    return request.param


@pytest.fixture
def body(event):
    return f"sections.{event.sections.get().pk}.body"


def texts_in(lines):
    """Return whose lines these are, each text once."""
    return list(dict.fromkeys(KEY.fullmatch(line.key)["text"] for line in lines))


def fill_table(data, translations):
    """Type into the last column of a Word table, as a translator would."""
    document = Document(io.BytesIO(data))
    for row in document.tables[0].rows[1:]:
        text = translations.get(row.cells[0].paragraphs[0].text)
        if text:
            row.cells[2].paragraphs[0].add_run(text)
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def fill_xliff(data, translations):
    """Fill in the targets with another program's reader and writer."""
    store = xlifffile.parsestring(data)
    for unit in store.units:
        key = unit.xmlelement.get("id").removesuffix(".p1")
        if key in translations:
            unit.target = translations[key]
    return bytes(store)


FILLED_BY = {word_table: fill_table, xliff: fill_xliff}


# --- There and back --------------------------------------------------------


def test_a_file_says_whose_it_is(kind, event):
    sheet = read(kind.write(sheet_of(event, "ru")))

    assert (sheet.record, sheet.source, sheet.target) == (event.pk, "kk", "ru")


def test_a_file_is_read_in_the_sandbox_as_it_is_here(kind, event):
    data = kind.write(sheet_of(event, "ru"))

    assert read_sheet(data) == read(data)


def test_originals_come_back_as_they_went(kind, event, body):
    lines = read(kind.write(sheet_of(event, "ru"))).lines

    place = event.participations.get()
    assert texts_in(lines) == [
        "title",
        "abstract",
        f"participations.{place.pk}.printed_name",
        body.replace("body", "heading"),
        body,
    ]
    if kind is word_table:
        assert lines[-1].original == canonical(BODY)


def test_translations_come_back_as_they_went(kind, event, body):
    Event.objects.update(abstract_ru=ABSTRACT)
    event.sections.update(body_ru=BODY)
    event.refresh_from_db()

    comparison = compare(read(kind.write(sheet_of(event, "ru"))), event, "ru")

    assert (comparison.changes, comparison.unchanged) == ({}, 2)


def test_what_a_translator_typed_is_offered(kind, event, body):
    typed = {"title": "Обновление", body: "Первое < второе & третье."}
    data = FILLED_BY[kind](kind.write(sheet_of(event, "ru")), typed)

    comparison = compare(read(data), event, "ru")

    offered = {key: line.translation for key, line in comparison.changes.items()}
    assert offered == {
        "title": "Обновление",
        body: "<p>Первое &lt; второе &amp; третье.</p>",
    }


def test_marks_that_a_translator_set_in_word_are_kept(event, body):
    document = Document(io.BytesIO(word_table.write(sheet_of(event, "ru"))))
    cell = document.tables[0].rows[-1].cells[2]
    cell.paragraphs[0].add_run("Важно").bold = True
    cell.add_paragraph("Итоги", style="Heading 2")
    cell.add_paragraph("раз", style="List Bullet")
    stored = io.BytesIO()
    document.save(stored)

    change = compare(read(stored.getvalue()), event, "ru").changes[body]

    assert change.translation == (
        "<p><strong>Важно</strong></p><h3>Итоги</h3><ul><li><p>раз</p></li></ul>"
    )


def test_rows_may_be_moved_and_taken_out(event):
    document = Document(
        io.BytesIO(
            fill_table(word_table.write(sheet_of(event, "ru")), {"title": "Обновление"})
        )
    )
    rows = document.tables[0].rows
    rows[-1]._tr.addnext(rows[1]._tr)
    rows[2]._tr.getparent().remove(rows[2]._tr)
    stored = io.BytesIO()
    document.save(stored)

    changes = compare(read(stored.getvalue()), event, "ru").changes

    assert [line.translation for line in changes.values()] == ["Обновление"]


def test_xliff_tells_a_program_what_state_each_text_is_in(event):
    Event.objects.update(title_ru="Обновление", abstract_ru="Аннотация")
    translation_status.update_status(event.pk)
    Event.objects.update(title_kk="Саяси жаңғыру")
    translation_status.update_status(event.pk)
    event.refresh_from_db()

    store = xlifffile.parsestring(xliff.write(sheet_of(event, "ru")))

    states = [
        unit.xmlelement.find(unit.namespaced("target")).get("state")
        for unit in store.units
    ]
    assert states[:2] == ["needs-review-translation", "translated"]
    assert {*states[2:]} == {"needs-translation"}
    assert store.units[0].xmlelement.get("maxwidth") == "300"


def test_no_name_of_an_author_is_in_the_word_file(event):
    document = Document(io.BytesIO(word_table.write(sheet_of(event, "ru"))))

    assert document.core_properties.author == ""


# --- What does not fit -----------------------------------------------------


def test_an_empty_row_takes_no_translation_away(kind, event):
    data = kind.write(sheet_of(event, "ru"))
    Event.objects.update(title_ru="Обновление")
    event.refresh_from_db()

    assert compare(read(data), event, "ru").changes == {}


def test_a_text_whose_section_is_gone_is_a_stranger(kind, event, body):
    data = FILLED_BY[kind](kind.write(sheet_of(event, "ru")), {body: "Первое."})
    event.sections.get().delete()

    comparison = compare(read(data), Event.objects.get(), "ru")

    assert comparison.changes == {}
    assert texts_in(comparison.strangers) == [body]


def test_of_a_row_that_was_doubled_the_first_counts(event):
    data = fill_xliff(xliff.write(sheet_of(event, "ru")), {"title": "Бірінші"})
    root = etree.fromstring(data)
    unit = root.find(".//{*}trans-unit")
    again = deepcopy(unit)
    again.find("{*}target").text = "Екінші"
    unit.addnext(again)

    comparison = compare(read(etree.tostring(root)), event, "ru")

    assert comparison.changes["title"].translation == "Бірінші"
    assert [line.key for line in comparison.strangers] == ["title"]


def test_a_file_of_another_record_or_language_is_refused(kind, event):
    data = kind.write(sheet_of(event, "ru"))

    with pytest.raises(WrongSheet, match="басқа жазбанікі"):
        compare(read(data), EventFactory(), "ru")
    with pytest.raises(WrongSheet, match="тілі басқа"):
        compare(read(data), event, "en")


def test_the_file_of_a_long_record_is_well_formed(event):
    for number in range(30):
        SectionFactory(event=event, heading_kk=f"Бөлім {number}", body_kk=BODY)

    root = etree.fromstring(xliff.write(sheet_of(event, "ru")))

    ids = [unit.get("id") for unit in root.iter("{*}trans-unit")]
    assert len(ids) == len({*ids}) == 3 + 31 * 19
