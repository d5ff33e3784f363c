"""Letters that only look right, and letters that an old program lost."""

import pytest

from events.media.refusals import Refusal, Unreadable
from intake.readers import reader
from tests.intake.proposals import docx

RIGHT = "Қазақ тілі: өнер, IT-маман, XXI ғасыр, Cambridge, оқу"
MIXED = "Қaзaқ тiлi: θнер, IT-маман, ХХI ғасыр, Сambridge, оқy"
LOST = "Жа?а к?з?арас ж?не ?лтты? болаша?ымыз туралы."


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
def test_a_letter_that_only_looks_right_becomes_the_right_one(name):
    data = docx(MIXED) if name == "a.docx" else MIXED.encode()

    [block] = reader.read(data, name).blocks

    assert (block.text, block.html) == (RIGHT, RIGHT)


@pytest.mark.parametrize("text", [LOST, LOST.replace("?", "\ufffd")])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
def test_a_text_that_lost_its_kazakh_letters_is_refused(name, text):
    data = docx(text) if name == "a.docx" else text.encode()

    with pytest.raises(Unreadable) as refused:
        reader.read(data, name)

    assert refused.value.code == Refusal.LOST_LETTERS


@pytest.mark.parametrize(
    "text",
    ["Неге?неліктен? Қалай?", "Что?где?когда", " ".join(["сөз"] * 400 + [LOST[:9]])],
)
def test_a_question_is_no_lost_letter(text):
    assert reader.read(text.encode(), "a.txt").blocks[0].text == text
