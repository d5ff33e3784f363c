"""Facts that stand behind a label: on its line, beneath it, or beside it in a table."""

import io

import docx
import pytest

from intake.extraction.extract import extract
from intake.readers import reader
from intake.review.draft import as_proposed
from tests.files import picture
from tests.intake.pasted import read_pasted

TITLE = "Тіл мерекесі"
TOLD = "2023 жылғы 5 мамырда Тарих кафедрасы дөңгелек үстел өткізді."


def understood(*paragraphs):
    return extract(read_pasted("\n\n".join(paragraphs)))


def names(proposal):
    return [name.value for one in proposal.people for name in one.name.values()]


def test_the_languages_spoken_are_those_that_their_line_names():
    proposal = understood(TITLE, TOLD, "Жұмыс тілі: қазақ, орыс")

    assert proposal.spoken_languages.value == ("kk", "ru")


def test_a_value_may_stand_beneath_its_label():
    proposal = understood(TITLE, "Күні:", "2023 жылғы 5 мамыр")

    assert str(proposal.starts_on.value) == "2023-05-05"


@pytest.mark.parametrize(
    ("behind", "more"),
    [("Ғ. Есім, Г. Кан", False), ("Ғ. Есім, Г. Кан және т.б.", True)],
)
def test_a_line_of_participants_says_whether_there_were_more(behind, more):
    proposal = understood(TITLE, TOLD, f"Қатысушылар: {behind}")

    assert names(proposal) == ["Ғ. Есім", "Г. Кан"]
    assert proposal.has_others.value is more


def test_a_label_alone_in_its_row_leads_to_what_is_beneath_the_table():
    proposal = understood(
        f"<h1>{TITLE}</h1><table><tr><td>Күні:</td><td>2023 жылғы 5 мамыр</td></tr>"
        "<tr><td>Қатысушылар:</td></tr></table><p>Ғ. Есім, профессор</p>"
    )

    assert str(proposal.starts_on.value) == "2023-05-05"
    assert names(proposal) == ["Ғ. Есім"]


@pytest.mark.parametrize(
    ("below", "captioned"), [("Суретте: қатысушылар", True), (TOLD, False)]
)
def test_a_line_beneath_a_picture_is_its_caption_if_it_says_so(below, captioned):
    document = docx.Document()
    document.add_heading(TITLE)
    document.add_picture(io.BytesIO(picture("a.png").read()))
    document.add_paragraph(below)
    stream = io.BytesIO()
    document.save(stream)

    proposal = extract(reader.read(stream.getvalue(), "a.docx"))

    (image,), (photo,) = proposal.images, as_proposed(proposal).photos
    assert [text.value for text in image.caption.values()] == [below] * captioned
    assert list(photo.columns.values()) == [below] * captioned
