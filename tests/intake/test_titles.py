"""Titles: what a report says the event was called, in each kind of wording."""

import pytest

from intake.extraction.extract import extract
from intake.extraction.texts import quoted

from .pasted import read_pasted


def titles(text):
    return {
        code: title.value for code, title in extract(read_pasted(text)).title.items()
    }


def title(text):
    return next(iter(titles(text).values()), "")


def asked(text):
    return [q.about for q in extract(read_pasted(text)).questions if "title" in q.about]


QUOTED = [
    (
        "Кеше «Жастар және кітап» тақырыбындағы дөңгелек үстел өтті.",
        "Жастар және кітап",
    ),
    (
        "«Көп түкірсе – көл» деген сөзді жадына түйген ғалымдар конференция өткізді. "
        "«Су және тіл» тақырыбында ғылыми конференция өз жұмысын бастады.",
        "Су және тіл",
    ),
    (
        "Факультетте «Рухани мұра» бағдарламасы аясында «Туған жер» атты семинар өтті.",
        "Туған жер",
    ),
    ("Темой круглого стола стала «Роль молодежи в науке».", "Роль молодежи в науке"),
    (
        "В рамках проекта «Живая память» прошла конференция «Улицы города».",
        "Улицы города",
    ),
    (
        "Состоялся семинар «Современный урок». С докладом «Формы» выступил И. Ким.",
        "Современный урок",
    ),
    (
        "«Книга и человек» – так называлась встреча, которая прошла в библиотеке.",
        "Книга и человек",
    ),
    ("В музее прошла презентация книги Анны Ким «Малые реки».", "Малые реки"),
    ("Прошёл семинар, посвящённый Дню школы: «Мёд и люди».", "Мёд и люди"),
    ("Состоялась лекция Ивана Петрова «Мёд и люди».", "Мёд и люди"),
    ("В школе прошёл час общения «Мёд и люди».", "Мёд и люди"),
    (
        "Разобрали тему «Сила. Долг. Совесть» на дебатах студенты.",
        "Сила. Долг. Совесть",
    ),
    (
        'Within the project "Green Campus", the workshop "Zero Waste" was held.',
        "Zero Waste",
    ),
    (
        "Бүгін ««Саналы ұрпақ: берік отбасы»» атты кітапханашылар кеңесі өткізілді.",
        "Саналы ұрпақ: берік отбасы",
    ),
    (
        "«СУ ТІЛІ ЖӘНЕ БҮГІГІ ДАЛА» ТАҚЫРЫБЫНДА ДӨҢГЕЛЕК ҮСТЕЛ БОЛДЫ\n\n"
        "Кеше «Су тілі және бүгінгі Дала» атты дөңгелек үстел өтті.",
        "Су тілі және бүгінгі Дала",
    ),
    (
        "Прошло заседание Музейного союза (КМС) «Музеи степи: язык выставки».",
        "Музеи степи: язык выставки",
    ),
    (
        "A round table was held on the topic: “LET THE STAGE SPEAK. HOUR OF RESPECT”.",
        "Let the stage speak. Hour of respect",
    ),
    (
        "DEPARTMENT OF «HISTORY» held the round table «Crafts of the steppe» today.",
        "Crafts of the steppe",
    ),
    (
        "“Bread and Salt” is the title of the conference that we hosted.",
        "Bread and Salt",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), QUOTED)
def test_the_title_is_the_quotation_that_the_noun_for_the_event_governs(text, wanted):
    assert title(text) == wanted


TALKS_AND_BOOKS = [
    "На лекции Ивана Петрова с докладом «Малые реки» выступила Анна Ким.",
    "Кафедра отырысында А. Серіков «Сандық әдістер» тақырыбында баяндама жасады.",
    "Студентка Анна Ким выступила с докладом на тему «Малые реки» вчера вечером.",
    "Anna Lee gave a talk on “Small rivers” at a conference of young scholars.",
]


@pytest.mark.parametrize("text", TALKS_AND_BOOKS)
def test_what_a_talk_is_called_is_no_title(text):
    assert titles(text) == {}


PLAIN = [
    ("Отбасының рөлі тақырыбына арналған конференция өтті.", "Отбасының рөлі"),
    (
        "Су тапшылығы мәселелеріне арналған дөңгелек үстел өтті.",
        "Су тапшылығы мәселелері",
    ),
    (
        "Мектепте Оралхан Бекетовтің 75 жылдығына арналған кездесу өтті.",
        "Оралхан Бекетовтің 75 жылдығы",
    ),
    (
        "Музей басшыларының ашық алқа құру жөніндегі бірлескен отырысы өтті.",
        "Ашық алқа құру",
    ),
    (
        "Прошел круглый стол, посвященный важным вопросам экологии.",
        "Важные вопросы экологии",
    ),
    ("Состоялась лекция А. Вольфа о природе языка.", "Природа языка"),
    ("В лицее прошел семинар по вопросам письма.", "Вопросы письма"),
    (
        "Состоялся круглый стол на тему: нужен ли кружок «Песня» в школе?",
        "Нужен ли кружок «Песня» в школе?",
    ),
    (
        "A round table dedicated to the role of women in science was held at school.",
        "The role of women in science",
    ),
    (
        "The ministry held a roundtable to review the results, lessons and proposals.",
        "The results, lessons and proposals",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PLAIN)
def test_a_theme_in_plain_words_is_proposed_in_the_nominative_and_asked(text, wanted):
    assert title(text) == wanted
    assert len(asked(text)) == 1


NO_TITLE = [
    "Участники форума рассказали о своих планах.",
    "Сформирован новый состав совета музеев",
    "14 ноября прошло заседание совета библиотеки города",
    "ПРОТОКОЛ № 5\n\nзаседания кафедры истории\n\nПрисутствовали 12 человек",
    "ХАТТАМА №4\n\nФилософия кафедрасының отырысы",
    "MINUTES\n\nof the meeting of the Department of Physics",
    "Студенттер кітапханада жаңа мәселелерді талдады",
    "Ғылыми жұмыстың жаңа бағыттары басты назарда",
    "Студенттер көп мәселені сараға салды",
    "Педагоги говорят о реке",
    "Рыбной науке стоит смотреть дальше берега",
    "School experts begin a skill mapping process",
    "Жиында Жетісу облысы бойынша аудандық отырыстарды өткізу кестесі бекітілді.",
    "Перейти к содержимому страницы.\n\nBөлісу",
    "Тілдер күніне арналған дөңгелек үстел өтті.",
    "Прошел круглый стол, посвященный Дню науки.",
    "The minutes of the meeting held on Wednesday 13 December 2006 were approved.",
]


@pytest.mark.parametrize("text", NO_TITLE)
def test_news_minutes_and_the_furniture_of_a_page_are_no_title(text):
    assert titles(text) == {}


LINES = [
    (
        "Круглый стол: Медиация в школе\n\nПришли педагоги из всех школ города.",
        "Медиация в школе",
    ),
    (
        "Round Table: Language and Law\n\nThe judges of the city came.",
        "Language and Law",
    ),
    ("Тақырыбы: «Тіл және қоғам». Оған студенттер қатысты.", "Тіл және қоғам"),
    (
        "ARAL INSTITUTE\n\nConference\n\nRivers of the steppe\n\n6 May 2022",
        "Rivers of the steppe",
    ),
    (
        "Музейлер одағының XIV Бас Жиналысы\n\nКеше Одақтың көп қонағы келді.",
        "Музейлер одағының XIV Бас Жиналысы",
    ),
    (
        "Draft by A7\n\n2nd Meeting of Leading Soil Institutions\n\n"
        "The guests of the meeting came to us.",
        "2nd Meeting of Leading Soil Institutions",
    ),
    (
        "Новости\n\nТретий семинар: Малые города (ведущий – Н. Заборский)\n\n"
        "Мы открываем третий вечер нашей школы.",
        "Малые города",
    ),
    (
        "II Речные чтения: итоги уральской научно-практической конференции\n\n"
        "Гости говорили о реках весь день, и всем это понравилось.",
        "II Речные чтения: итоги уральской научно-практической конференции",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LINES)
def test_a_line_of_the_head_gives_the_title_behind_its_kind(text, wanted):
    assert title(text) == wanted


def test_of_two_titles_that_compete_the_first_is_asked():
    text = "Прошел круглый стол «Вода и мир». Состоялся семинар «Дороги степи»."

    assert title(text) == "Вода и мир"
    assert asked(text) == ["title.ru"]


def test_a_headline_that_gives_the_title_in_short_yields_to_the_text():
    text = (
        "«Су тілі» атты форум өтуде\n\n"
        "Университетте «Су тілі: дала, сана» атты халықаралық форум өтуде."
    )

    assert title(text) == "Су тілі: дала, сана"


def test_a_title_keeps_its_own_language_and_that_of_the_text_is_asked():
    text = (
        "Вчера в школе прошел круглый стол «Ана тілі – асыл қазынамыз». "
        "За столом встретились ученики старших классов и их учителя."
    )

    assert titles(text) == {"kk": "Ана тілі – асыл қазынамыз"}
    assert asked(text)[0] == "title.ru"


def test_capitals_are_lowered_as_a_whole():
    text = (
        "Кеше ғалымның мерейтойына арналған “ҚАЗАҚ ӘНШІЛІК ӨНЕРІ МЕН ТӘРБИЕ” "
        "ғылыми конференция өтті, оған жүз адам қатысты."
    )

    assert title(text) == "Қазақ әншілік өнері мен тәрбие"


def test_a_title_that_something_confirms_is_surer_than_a_line_alone():
    confirmed = "Су мен дала\n\nКеше «Су мен дала» атты дөңгелек үстел өтті."
    bare = "Су мен дала\n\nКеше кафедрада кездесу болды, оған студенттер қатысты."

    sure, unsure = (
        extract(read_pasted(text)).title["kk"].confidence for text in (confirmed, bare)
    )
    assert unsure < sure
    assert asked(bare) == ["title.kk"]


@pytest.mark.parametrize("text", ["“Тіл мен ел»", "«Тіл мен ел”", '«бір "Тіл мен ел"'])
def test_marks_of_two_fonts_and_one_that_never_closes_are_read(text):
    assert [text[start:end] for start, end in quoted(text)] == ["Тіл мен ел"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Вчера прошёл круглый стол Ремесло как опора малых городов. Были мастера.",
            "Ремесло как опора малых городов",
        ),
        ("Вчера прошёл круглый стол Совета музеев Казахстана. Говорили мастера.", ""),
        (
            "On 4 May a round table on the theme ‘Grow, my land!’ was held in Osh.",
            "Grow, my land!",
        ),
        (
            'A seminar on the topic titled, “Theatre & City " was held in May.',
            "Theatre & City",
        ),
        (
            "Прошло заседание дискуссионного клуба по теме: «Нужен ли нам суд?».",
            "Нужен ли нам суд?",
        ),
        ("Пекари пришли на круглый стол на тему качества хлеба.", "Качество хлеба"),
    ],
)
def test_a_theme_is_read_however_it_is_set_off(text, expected):
    assert title(text) == expected
