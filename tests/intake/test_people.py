"""Who took part: names, what the words around them tell of whom, and in which role."""

import pytest

from intake.extraction.extract import extract
from intake.readers import reader
from tests.files import stored, word_document

from .telling import OPENING, first, read, told


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        (
            "kk",
            "Жиынға «Бірлік» партиясы «Жас» филиалының атқарушы хатшысы А.В. Зелов "
            "қатысты.",
            {"А.В. Зелов": "«Бірлік» партиясы «Жас» филиалының атқарушы хатшысы"},
        ),
        (
            "kk",
            "Отырысты тілдерді дамыту басқармасының басшысы Ләззат Бұхарбаева ашты.",
            {"Ләззат Бұхарбаева": "тілдерді дамыту басқармасының басшысы"},
        ),
        (
            "kk",
            "Әбдіров М.Ж. (модератор), т.ғ.к., доцент Смағұлова С.О. сөз сөйледі.",
            {"Әбдіров М.Ж.": "", "Смағұлова С.О.": "т.ғ.к., доцент"},
        ),
        (
            "kk",
            "Кешті өлкетану бөлімінің №2 тобының жетекшісі Ләззат Зел жүргізді.",
            {"Ләззат Зел": "өлкетану бөлімінің №2 тобының жетекшісі"},
        ),
        (
            "ru",
            "Выступил научный сотрудник Т.А. Лещенко (тема доклада «Учитель и сад»).",
            {"Т.А. Лещенко": "научный сотрудник"},
        ),
        (
            "kk",
            "Педагогика кафедрасының оқытушылары А. Зелова, Б. Сабыров сөз сөйледі.",
            {
                "А. Зелова": "Педагогика кафедрасының оқытушысы",
                "Б. Сабыров": "Педагогика кафедрасының оқытушысы",
            },
        ),
        (
            "kk",
            "Жиынға саясаттанушылар мен саясаткерлер, ғалымдар А. Зелов, Б. Сабыров "
            "қатысты.",
            {"А. Зелов": "", "Б. Сабыров": ""},
        ),
        (
            "ru",
            "В дискуссии участвовали депутаты и учёные А. Колов, Б. Жиенов.",
            {"А. Колов": "", "Б. Жиенов": ""},
        ),
        (
            "kk",
            "А. Зелов ұлттық тәрбие туралы баяндады, Б. Сабыров қоғамдық пікір айтты.",
            {"А. Зелов": "", "Б. Сабыров": ""},
        ),
        (
            "ru",
            "Выступили Н.А. Бейсенова – к.и.н., доцент, директор НИЦ «Тулга», "
            "Б.Т. Тулеева — зав. кафедрой истории, к.и.н.",
            {
                "Н.А. Бейсенова": "к.и.н., доцент; директор НИЦ «Тулга»",
                "Б.Т. Тулеева": "к.и.н.; зав. кафедрой истории",
            },
        ),
        (
            "ru",
            "Участие в обсуждении приняли профессора А. Колов, Б. Жиенов, "
            "доценты В. Ким и Г. Ли.",
            dict.fromkeys(["А. Колов", "Б. Жиенов"], "профессор")
            | dict.fromkeys(["В. Ким", "Г. Ли"], "доцент"),
        ),
        (
            "ru",
            "С приветствием обратилась ректор Академии Лариса Лунова.",
            {"Лариса Лунова": "ректор Академии"},
        ),
        (
            "ru",
            "Доклад прочёл заведующий кафедрой права Артём Слободской.",
            {"Артём Слободской": "заведующий кафедрой права"},
        ),
        (
            "ru",
            "Выступил министр обороны Севера Иван Петрович Шаров.",
            {"Иван Петрович Шаров": "министр обороны Севера"},
        ),
        (
            "en",
            "Renat Saparov, Associate Professor of the Department of Law, made a "
            "presentation and Kerim Bekov, Senior lecturer of the Department of "
            "Tourism, spoke about roads.",
            {
                "Renat Saparov": "Associate Professor of the Department of Law",
                "Kerim Bekov": "Senior lecturer of the Department of Tourism",
            },
        ),
        (
            "en",
            "The meeting was opened by the Vice-rector for Science, Doctor of History "
            "Aliya Omarova.",
            {"Aliya Omarova": "Doctor of History; Vice-rector for Science"},
        ),
        (
            "en",
            "The architects Robert Shelley and Kolya Barsukov showed their drawings.",
            dict.fromkeys(["Robert Shelley", "Kolya Barsukov"], "architect"),
        ),
        (
            "kk",
            "Жиында «Арна» музей-қорығынан С. Нәлібаев пен А. Шынтасов сөз сөйледі.",
            {
                "С. Нәлібаев": "«Арна» музей-қорығы",
                "А. Шынтасов": "«Арна» музей-қорығы",
            },
        ),
        (
            "ru",
            "С докладами выступили заместители директора Л.М. Шубина и О.К. Данилов.",
            {
                "Л.М. Шубина": "заместитель директора",
                "О.К. Данилов": "заместитель директора",
            },
        ),
        (
            "en",
            "Emil Saparov, editor of a weekly, Jamol Karimov, a poet of the steppe, "
            "and Alisher Omarov, chairman of the union, spoke.",
            {
                "Emil Saparov": "editor of a weekly",
                "Jamol Karimov": "poet of the steppe",
                "Alisher Omarov": "chairman of the union",
            },
        ),
    ],
)
def test_each_gets_what_is_told_of_them_and_nothing_of_a_neighbour(
    language, text, people
):
    assert told(read(language, text)) == people


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Жиын ақын Бауыржан Сапаровтың 110 жылдығына арналды."),
        ("kk", "Кітапта Бауыржан Сапаровтың өлеңдері туралы айтылды."),
        ("kk", "Мемлекет басшысы Бауыржан Сапаров Жолдауында осыны айтты."),
        ("kk", "Іс-шара А. Сапаров университетінде өтті."),
        ("ru", "Участники говорили о творчестве Ерлана Каримова."),
        ("ru", "Встреча посвящена 110-летию Бауржана Сапарова."),
        ("ru", "Глава государства Бауржан Сапаров отметил это в Послании."),
        ("en", "The guests spoke about the poems of Baurzhan Saparov."),
        ("en", "The hall of the Baurzhan Saparov University was full of guests."),
        ("ru", "Собравшихся приветствовал музей, а правнук Ивана Забелина молчал."),
    ],
)
def test_whoever_is_only_spoken_of_took_no_part(language, text):
    assert read(language, text).people == ()


@pytest.mark.parametrize(
    ("language", "lines", "names"),
    [
        (
            "ru",
            [
                "Студенты, проявившие активность:",
                "1. Романова Алла",
                "2. Старых Вера",
                "3. Ким Ия",
            ],
            ["Романова Алла", "Старых Вера", "Ким Ия"],
        ),
        (
            "en",
            [
                "The moderators were:",
                "Professor Sarsenova G.K,",
                "Professor Omarov L.A.",
            ],
            ["Sarsenova G.K", "Omarov L.A."],
        ),
        (
            "ru",
            ["Среди участников:", "Север (Буян) – МАГОМЕДОВ Руслан Гаджиевич"],
            ["Магомедов Руслан Гаджиевич"],
        ),
        (
            "kk",
            ["Сейілбек Мұқатаев, ф.ғ.д., профессор:", "– Бұл мұра бәріміздікі."],
            ["Сейілбек Мұқатаев"],
        ),
    ],
)
def test_people_on_lines_of_their_own_are_read(language, lines, names):
    assert list(told(read(language, *lines))) == names


def test_columns_of_a_table_are_what_their_headings_say():
    document = word_document()
    document.add_paragraph(OPENING["ru"])
    rows = [
        ("№", "Ф.И.О.", "Место работы", "Должность"),
        ("1", "Романова Алла Юрьевна", "Лицей № 5", "учитель"),
        ("2", "Ким Виктор", "Музей хлеба", "хранитель"),
    ]
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text

    people = extract(reader.read(stored(document), "list.docx")).people

    assert [(first(p.name), first(p.post), first(p.affiliation)) for p in people] == [
        ("Романова Алла Юрьевна", "учитель", "Лицей № 5"),
        ("Ким Виктор", "хранитель", "Музей хлеба"),
    ]


def test_whoever_is_called_again_by_a_given_name_is_no_second_person():
    proposal = read(
        "ru",
        "Выступила декан факультета Е. П. Мельцова.",
        "Евгения Петровна рассказала о книге.",
    )

    assert list(told(proposal)) == ["Е. П. Мельцова"]


def test_a_line_of_a_list_is_in_the_language_of_the_text_around_it():
    lines = "Докладчики:", "Марат Серик, профессор кафедры, д.г.н.", "Ольга Лис, эколог"

    proposal = read("ru", *lines)

    assert list(told(proposal)) == ["Марат Серик", "Ольга Лис"]
    assert list(proposal.title) == ["ru"]
