"""What stands in a file and is none of its text: hidden, private, a caption."""

import io

import docx
import pytest
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.text import P, Section, Span

from intake.extraction.extract import extract
from intake.proposal import QuestionKind, Reason
from intake.readers import reader
from intake.readers.blocks import BESIDE_THE_TEXT, BlockKind
from tests.files import stored, word_document

from .proposals import png, review_page, source_with


def blocks(data, name="a.docx"):
    return [(b.kind.value, b.text) for b in reader.read(data, name).blocks]


def line(look):
    """Return a Word file of one line, the words in the middle made to look so."""
    document = word_document()
    paragraph = document.add_paragraph("Оған ")
    look(document, paragraph.add_run("Петров пен "))
    paragraph.add_run("Иванов қатысты.")
    return stored(document)


def by_itself(name):
    return lambda _document, run: setattr(run.font, name, True)


def by_style(name):
    def look(document, run):
        above = document.styles.add_style("Жоғарғы", docx.enum.style.WD_STYLE_TYPE(2))
        setattr(above.font, name, True)
        style = document.styles.add_style("Стиль", docx.enum.style.WD_STYLE_TYPE(2))
        style.base_style = above
        run.style = style

    return look


@pytest.mark.parametrize("look", [by_itself, by_style])
@pytest.mark.parametrize(
    ("name", "kind"),
    [("hidden", "hidden"), ("strike", "struck"), ("double_strike", "struck")],
)
def test_what_word_hides_or_strikes_out_is_no_text(look, name, kind):
    assert blocks(line(look(name))) == [
        ("paragraph", "Оған Иванов қатысты."),
        (kind, "Петров пен"),
    ]


def test_words_that_a_style_hides_and_their_run_shows_are_text():
    def look(document, run):
        by_style("hidden")(document, run)
        run.font.hidden = False

    assert blocks(line(look)) == [("paragraph", "Оған Петров пен Иванов қатысты.")]


def test_a_paragraph_of_a_hidden_style_is_hidden():
    document = word_document()
    style = document.styles.add_style("Жасырын", 1)
    style.font.hidden = True
    document.add_paragraph("Ескертпе", style)
    document.add_paragraph("Мақсаты – білім.")

    assert blocks(stored(document)) == [
        ("hidden", "Ескертпе"),
        ("paragraph", "Мақсаты – білім."),
    ]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("span style='display:none;mso-hide:all'", "hidden"),
        ("span style='mso-hide: all'", "hidden"),
        ("s", "struck"),
        ("del", "struck"),
        ("strike", "struck"),
        ("span style='text-decoration: line-through'", "struck"),
    ],
)
def test_what_is_hidden_or_struck_out_on_a_page_is_no_text(tag, kind):
    page = f"<p>Оған <{tag}>Петров</{tag.split()[0]}> <b>Иванов</b> қатысты.</p>"

    assert blocks(page.encode(), "a.html") == [
        ("paragraph", "Оған Иванов қатысты."),
        (kind, "Петров"),
    ]


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        ({"display": "none"}, "hidden"),
        ({"textlinethroughstyle": "solid"}, "struck"),
    ],
)
@pytest.mark.parametrize("folder", ["automaticstyles", "styles"])
def test_what_opendocument_hides_or_strikes_out_is_no_text(look, kind, folder):
    document = OpenDocumentText()
    above = Style(name="Above", family="text")
    above.addElement(TextProperties(**look))
    style = Style(name="Own", family="text", parentstylename="Above")
    document.styles.addElement(above)
    getattr(document, folder).addElement(style)
    paragraph = P(text="Оған ")
    paragraph.addElement(Span(stylename="Own", text="Петров пен "))
    paragraph.addText("Иванов қатысты.")
    document.text.addElement(paragraph)
    stream = io.BytesIO()
    document.write(stream)

    assert blocks(stream.getvalue(), "a.odt") == [
        ("paragraph", "Оған Иванов қатысты."),
        (kind, "Петров пен"),
    ]


def test_a_hidden_section_of_opendocument_is_hidden():
    document = OpenDocumentText()
    section = Section(name="Жасырын", display="none")
    section.addElement(P(text="Ескертпе"))
    document.text.addElement(section)
    document.text.addElement(P(text="Мақсаты – білім."))
    stream = io.BytesIO()
    document.write(stream)

    assert blocks(stream.getvalue(), "a.odt")[0] == ("hidden", "Ескертпе")


def test_marks_without_end_hide_nothing_less():
    page = "<b>" * 60 + "<s>а</s>б" + "</b>" * 60

    assert blocks(page.encode(), "a.html") == [("paragraph", "б"), ("struck", "а")]


def test_what_is_struck_out_is_listed_and_asked_about():
    proposal = extract(reader.read(line(by_itself("strike")), "a.docx"))

    [question] = [q for q in proposal.questions if q.kind == QuestionKind.STRUCK]
    [span] = question.spans
    assert proposal.blocks[span.block].text == "Петров пен"
    assert (span, Reason.STRUCK) in [(u.span, u.reason) for u in proposal.unused_spans]


@pytest.mark.django_db
def test_the_desk_says_what_to_do_with_words_struck_out(desk, author):
    proposal = extract(reader.read(line(by_itself("strike")), "a.docx"))
    source = source_with(proposal, given_by=author)

    page = desk.get(review_page(source))

    struck = page.content.decode().partition('id="struck-struck"')[2][:600]
    assert "Петров пен" in struck
    assert "орнына" in struck


# --- Captions ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "caption",
    [
        "1-сурет. Қатысушылар",
        "Сурет 2 – Президиум",
        "Рис. 1. Президиум",
        "Рисунок 3 – Зал",
        "Figure 2. The hall",
        "Фото: Асан Үсен",
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_a_line_at_a_picture_is_its_caption_and_no_text(caption, above):
    document = word_document()
    document.add_paragraph("Дөңгелек үстел 2024 жылғы 1 наурызда өтті.")
    if above:
        document.add_paragraph(caption)
    document.add_picture(png(40))
    if not above:
        document.add_paragraph(caption)
    document.add_paragraph("Мақсаты – білімді талқылау.")

    proposal = extract(reader.read(stored(document), "a.docx"))

    [image] = proposal.images
    assert [read.value for read in image.caption.values()] == [caption]
    bodies = [body.value for s in proposal.sections for body in s.body.values()]
    assert caption not in "".join(bodies)
    assert not proposal.unused_spans or caption not in str(proposal.unused_spans)


def test_a_caption_belongs_to_one_picture():
    document = word_document()
    for text in ("1-сурет. Бірінші", ""):
        document.add_picture(png(40))
        document.add_paragraph(text or "Мақсаты – білім.")

    proposal = extract(reader.read(stored(document), "a.docx"))

    assert [bool(image.caption) for image in proposal.images] == [True, False]


def test_a_line_that_only_begins_as_captions_do_is_text():
    document = word_document()
    document.add_picture(png(40))
    document.add_paragraph("Фотографы сняли круглый стол.")

    kinds = [kind for kind, _text in blocks(stored(document))]

    assert kinds == ["paragraph", "paragraph"]


# --- Private lines -------------------------------------------------------------------


@pytest.mark.parametrize(
    "private",
    [
        "Исполнитель: А. Ким, тел. 8 701 123 45 67",
        "Орындаушы: Г. Асқарова, тел.: 8 (727) 291-00-00",
        "Исп. Ким А.А.",
        "Орынд.: Г. Асқарова",
        "Тел.: +7 701 123 45 67",
        "тел./факс: 8 (727) 291-00-00, 291-00-01",
        "Моб. тел. 87011234567",
        "Байланыс телефоны: 8 701 123 45 67",
        "E-mail: a.kim@example.edu",
        "a.kim@example.edu",
        "Тел. 8 701 123 45 67, e-mail: a.kim@example.edu",
        "Домашний адрес: г. Алматы, ул. Абая, 10, кв. 5",
        "Мекенжайы: Алматы қ., Абай д-лы, 10-үй, 5-пәтер",
    ],
)
def test_how_to_reach_whoever_wrote_it_is_not_for_publication(private):
    text = f"Дөңгелек үстел өтті.\n\nМақсаты – білім.\n\n{private}\n"

    proposal = extract(reader.read(text.encode(), "a.txt"))

    [unused] = [u for u in proposal.unused_spans if u.reason == Reason.PRIVATE]
    assert proposal.blocks[unused.span.block].text == private


@pytest.mark.parametrize(
    "line_of_text",
    [
        "Адрес: г. Алматы, ул. Абая, 10",
        "Телефонное право обсудили на круглом столе.",
        "Исполнительная власть и общество",
        "12 марта 2024 – 15 марта 2024",
        "2011-2012",
        "8 участников",
        "Почта и её история",
    ],
)
def test_a_line_that_only_looks_private_is_text(line_of_text):
    data = f"Дөңгелек үстел өтті.\n\n{line_of_text}\n".encode()

    kinds = [block.kind for block in reader.read(data, "a.txt").blocks]

    assert BESIDE_THE_TEXT.isdisjoint(kinds)


@pytest.mark.parametrize("text", ["1" * 150, "+7 " * 50, "a@b." * 39, "тел. " * 31])
def test_a_line_written_to_take_long_is_soon_told(text):
    [block] = reader.read(f"{text}x!".encode(), "a.txt").blocks

    assert block.kind is BlockKind.PARAGRAPH


def test_a_performer_in_the_middle_of_a_text_is_no_typist():
    lines = ["Орындаушы: Құрманғазы оркестрі", *(f"{n} бөлім өтті." for n in range(5))]

    first = reader.read("\n\n".join(lines).encode(), "a.txt").blocks[0]

    assert first.kind is BlockKind.PARAGRAPH
