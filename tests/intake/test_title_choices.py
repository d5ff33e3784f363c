"""The titles among which a person chooses: what a text offers, and the screen."""

import pytest

from events.models import Event
from intake.extraction.extract import extract
from intake.proposal import Question, QuestionKind
from languages.truecasing import letters

from .pasted import read_pasted
from .proposals import answers, proposal, read, review_page, source_with

MINUTES = """Хаттама

Факультет отырысы 2024 жылғы 3 мамырда өтті. Оған Ғ. Есім, Г. Кан қатысты.

«Су және тіл» тақырыбында баяндама тыңдалды. «Дала жолдары» жобасы таныстырылды.

«Су және тіл» баяндамасынан кейін «Жас қалам» сайысы туралы айтылды.

«Қала жолдары» және «Көл мен өзен» кітаптары көрсетілді."""
COUNCIL = """ЗАСЕДАНИЕ СОВЕТА

Прошло заседание «Малая пристань» в институте. Была конференция «Реки города».

Гости увидели выставку «Реки города»."""
WELCOME = """Welcome word of the Director at the Forum of Readers “Lakes and Steppe”

Dear friends, I greet you at the Forum of Readers “Lakes and Steppe”."""


def asked(text):
    proposed = extract(read_pasted(text))
    return [one for one in proposed.questions if one.about.startswith("title.")]


# --- What a text offers --------------------------------------------------------------


def test_a_text_that_gives_no_title_offers_three_the_likeliest_first():
    (question,) = asked(MINUTES)

    assert question.proposal == ""
    assert question.choices == ("Су және тіл", "Дала жолдары", "Жас қалам")


def test_a_title_that_others_compete_with_comes_before_them():
    (question,) = asked(COUNCIL)

    assert question.proposal == "Малая пристань"
    assert question.choices == ("Малая пристань", "Реки города", "Заседание совета")


@pytest.mark.parametrize("text", [MINUTES, COUNCIL, WELCOME])
def test_what_is_offered_stands_in_the_text_and_each_once(text):
    (question,) = asked(text)

    offered = [letters(title) for title in question.choices]
    assert len(set(offered)) == len(offered) <= 3
    assert all(title in letters(text) for title in offered)


def test_a_sure_title_is_not_asked_about():
    assert asked("Кеше «Жастар және кітап» атты дөңгелек үстел өтті.") == []


# --- The screen ----------------------------------------------------------------------

pytestmark = pytest.mark.django_db


def doubtful(author, said="Цифрлық білім", kind=QuestionKind.WHETHER_TITLE, **changes):
    """Return a file whose title is asked for, with two others to choose from."""
    asked = Question(kind, "title.kk", said, ("Дала жолдары", "Жас қалам"))
    title = read(said) if said else {}
    proposed = proposal(questions=(asked,), title=title, **changes)
    return source_with(proposed, given_by=author)


def test_the_title_that_was_read_is_chosen_from_the_start(desk, author):
    page = desk.get(review_page(doubtful(author)))

    desk.post(review_page(doubtful(author)), answers(page))

    assert page.context["review"].doubtful == {"title_choice_kk"}
    assert Event.objects.get().title_kk == "Цифрлық білім"


@pytest.mark.parametrize("kind", [QuestionKind.TITLE, QuestionKind.WHETHER_TITLE])
def test_another_line_is_taken_by_choosing_it(desk, author, kind):
    source = doubtful(author, kind=kind)
    page = desk.get(review_page(source))

    desk.post(review_page(source), answers(page, title_choice_kk="Жас қалам"))

    assert Event.objects.get().title_kk == "Жас қалам"


def test_a_title_that_was_written_wins_over_the_chosen_one(desk, author):
    source = doubtful(author)
    page = desk.get(review_page(source))
    written = {"title_choice_kk": "Жас қалам", "title_kk": "Жаңа мектеп"}

    desk.post(review_page(source), answers(page, **written))

    assert Event.objects.get().title_kk == "Жаңа мектеп"


def test_a_title_that_was_not_offered_cannot_be_chosen(desk, author):
    source = doubtful(author)
    page = desk.get(review_page(source))

    response = desk.post(review_page(source), answers(page, title_choice_kk="Басқа"))

    assert "title_choice_kk" in response.context["review"].facts.errors
    assert not Event.objects.exists()


def test_nothing_is_chosen_where_the_text_gives_no_title(desk, author):
    source = doubtful(author, said="", kind=QuestionKind.TITLE)
    page = desk.get(review_page(source))

    response = desk.post(review_page(source), answers(page))

    (question,) = page.context["review"].questions
    assert [row.names for row in question["rows"]] == [{"title_choice_kk", "title_kk"}]
    assert not page.context["review"].facts["title_choice_kk"].value()
    assert response.context["review"].has_errors
    assert not Event.objects.exists()


@pytest.mark.parametrize("chosen", ["Ғ. Есім", ""])
def test_titles_in_two_languages_are_asked_for_apart_and_shown_once(
    desk, author, chosen
):
    title = {**read("Цифрлық білім"), "ru": read("Г. Кан")["kk"]}
    questions = (
        Question(QuestionKind.TITLE, "title.kk", "Цифрлық білім", ("Дала жолдары",)),
        Question(QuestionKind.WHETHER_TITLE, "title.ru", "Г. Кан", ("Ғ. Есім",)),
    )
    proposed = proposal(title=title, questions=questions)
    source = source_with(proposed, given_by=author)

    page = desk.get(review_page(source))
    desk.post(review_page(source), answers(page, title_choice_ru=chosen))

    (question,) = page.context["review"].questions
    assert [row.names for row in question["rows"]] == [{"title_choice_kk", "title_kk"}]
    html = page.content.decode()
    assert [html.count(f'name="title_{code}"') for code in ("kk", "ru")] == [1, 1]
    event = Event.objects.get()
    assert (event.title_kk, event.title_ru) == ("Цифрлық білім", chosen or None)
