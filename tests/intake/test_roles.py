"""In which role somebody took part: what the words around a name tell."""

import pytest

from events.choices import Role

from .telling import first, read, told


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        (
            "kk",
            "Одақ төрағасы А. Зелов сөз сөйледі, отырысты Б. Сабыров жүргізіп отырды.",
            {"А. Зелов": Role.SPEAKER, "Б. Сабыров": Role.MODERATOR},
        ),
        (
            "kk",
            "Жиын С. Мұқанованың төрағалығымен өтті.",
            {"С. Мұқанова": Role.MODERATOR},
        ),
        (
            "kk",
            "А. Зелов, Б. Сабыров қонақ болып келді. Студент Г. Ли өлең оқыды.",
            {"А. Зелов": "guest", "Б. Сабыров": "guest", "Г. Ли": "panelist"},
        ),
        (
            "ru",
            "В работе семинара приняли участие:\n\nАнна Колова, декан;\n\nИлья Ким, "
            "доцент;",
            {"Анна Колова": Role.PANELIST, "Илья Ким": Role.PANELIST},
        ),
        (
            "ru",
            "Открыл встречу председатель правления А. Колов, модератор – Б. Жиенов.",
            {"А. Колов": Role.SPEAKER, "Б. Жиенов": Role.MODERATOR},
        ),
        (
            "ru",
            "Участвовали А. Колов и ответственный секретарь Союза Б. Жиенов.",
            {"А. Колов": Role.PANELIST, "Б. Жиенов": Role.PANELIST},
        ),
        (
            "ru",
            "К обсуждению присоединились агроном Анна Колова и Илья Ким. Область "
            "представляла Вера Жиенова.",
            dict.fromkeys(["Анна Колова", "Илья Ким", "Вера Жиенова"], "panelist"),
        ),
        (
            "en",
            "The talk was attended by geologists B. Temirov and L. Zander. The college "
            "was represented by Professor O. Abdim. K. Orlova gave a talk.",
            {
                **dict.fromkeys(["B. Temirov", "L. Zander", "O. Abdim"], "panelist"),
                "K. Orlova": "speaker",
            },
        ),
        (
            "en",
            "The dean of the faculty, Professor O. Abdim, opened the meeting.",
            {"O. Abdim": Role.SPEAKER},
        ),
        (
            "en",
            "The groups were led by Parvina Olimova and Dovran Karimov.",
            {"Parvina Olimova": "moderator", "Dovran Karimov": "moderator"},
        ),
        (
            "kk",
            "Жиынды хатшы А. Зелов жүргізіп, декан Б. Сабыров сөз сөйледі.",
            {"А. Зелов": Role.MODERATOR, "Б. Сабыров": Role.SPEAKER},
        ),
        (
            "kk",
            "Академия президенті А. Зелов бастаған делегация келді.",
            {"А. Зелов": Role.GUEST},
        ),
        (
            "ru",
            "Форум вели: ректор А. Колов и декан Б. Жиенов.",
            {"А. Колов": Role.MODERATOR, "Б. Жиенов": Role.MODERATOR},
        ),
        (
            "ru",
            "Заседание прошло под председательством декана А. Колова.",
            {"А. Колов": Role.MODERATOR},
        ),
        ("ru", "Секретарь – Анна Колова.", {"Анна Колова": Role.SECRETARY}),
        (
            "ru",
            "Приветствие собравшимся прислала министр Анна Колова.",
            {"Анна Колова": Role.GREETING},
        ),
        (
            "ru",
            "Декан Анна Колова рассказала участникам о планах.",
            {"Анна Колова": Role.SPEAKER},
        ),
        (
            "ru",
            "Состоялась встреча студентов с писателем Ильёй Колововым.",
            {"Илья Коловов": Role.GUEST},
        ),
        (
            "ru",
            "Организатор встречи – библиотекарь Анна Колова.",
            {"Анна Колова": Role.ORGANISER},
        ),
        (
            "ru",
            "Организатором встречи выступил директор музея Илья Ким.",
            {"Илья Ким": Role.ORGANISER},
        ),
        (
            "ru",
            "Модератор – Илья Ким, спикеры – Анна Колова, Инна Лис.",
            {
                "Илья Ким": Role.MODERATOR,
                "Анна Колова": Role.SPEAKER,
                "Инна Лис": Role.SPEAKER,
            },
        ),
        (
            "ru",
            "Секретарём заседания избрана Анна Колова.",
            {"Анна Колова": Role.SECRETARY},
        ),
        (
            "ru",
            "С приветствием от имени ректора выступила декан Анна Колова.",
            {"Анна Колова": Role.SPEAKER},
        ),
        (
            "ru",
            "О модернизации школ рассказала декан Анна Колова.",
            {"Анна Колова": Role.SPEAKER},
        ),
        (
            "ru",
            "Коллекция собрана музеем, изменений нет. Участвовала декан Анна Колова.",
            {"Анна Колова": Role.PANELIST},
        ),
        (
            "en",
            "A message from Rector Dovran Karimov was read by Parvina Olimova.",
            {"Dovran Karimov": Role.GREETING, "Parvina Olimova": Role.SPEAKER},
        ),
        (
            "en",
            "The groups were led by Mr. Dovran Karimov and Ms. Parvina Olimova.",
            {"Dovran Karimov": Role.MODERATOR, "Parvina Olimova": Role.MODERATOR},
        ),
        (
            "en",
            "Professor Parvina Olimova told the history of the chair.",
            {"Parvina Olimova": Role.SPEAKER},
        ),
    ],
)
def test_a_role_is_what_somebody_did_and_no_post(language, text, roles):
    people = read(language, text).people

    assert {first(p.name): p.role.value for p in people} == roles


def test_a_role_that_no_word_near_a_name_tells_is_asked():
    proposal = read("ru", "Семинар провела директор музея Анна Колова.")

    assert "people.0" in {question.about for question in proposal.questions}


def test_whom_a_title_and_a_family_name_call_is_who_was_named_before():
    proposal = read(
        "en",
        "The table was attended by Parvina Olimova and Dovran Karimov.",
        "Professor Karimov chaired the event, and Mr. Strange was silent.",
    )

    roles = {first(p.name): p.role.value for p in proposal.people}

    assert roles == {
        "Parvina Olimova": Role.PANELIST,
        "Dovran Karimov": Role.MODERATOR,
    }


def test_who_sent_apologies_was_away():
    lines = "Present: Parvina Olimova (Chair), Dovran Karimov", "Apologies: Ivan Pank"

    assert "Ivan Pank" not in {first(p.name) for p in read("en", *lines).people}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Dovran Zelov, Chairman of the Union of Mills, spoke there.", "speaker"),
        ("The chairman of the session was Dovran Zelov.", "moderator"),
        ("Mr. Dovran Zelov hosted the event.", "moderator"),
        ("The host of the evening was the poet Dovran Zelov.", "moderator"),
        ("The seminar was organized and conducted by lecturer D. Zelov.", "organiser"),
        ("The organising committee comprised Professor Dovran Zelov.", "organiser"),
        ("Honoured invitees included the rector Dovran Zelov.", "guest"),
        ("The meeting was attended by the correspondent Dovran Zelov.", "panelist"),
        ("It was attended by the poet Dovran Zelov and many readers.", "panelist"),
    ],
)
def test_an_english_role_is_told_from_a_post(text, role):
    [person] = read("en", text).people

    assert person.role.value == role


def test_all_lines_below_several_moderators_are_theirs():
    lines = "The moderators were:", "Professor Zelov D.S,", "docent Olimova P.A."

    proposal = read("en", "The programme of the round table", *lines)

    roles = {first(p.name): p.role.value for p in proposal.people}
    assert roles == {"Zelov D.S": Role.MODERATOR, "Olimova P.A.": Role.MODERATOR}


@pytest.mark.parametrize(
    "text",
    [
        "Roll was called, and absentees were: Dovran Zelov; Parvina Olimova.",
        "The delegate of the lower town Dovran Zelov did not come to the session.",
        "The editor Dovran Zelov was excused.",
        "By Dovran Zelov, Office Manager",
        "It marked the 90th anniversary of the birth of the poet, translator and "
        "writer of the steppe, Dovran Zelov.",
    ],
)
def test_who_was_away_wrote_or_was_remembered_took_no_part(text):
    assert read("en", text).people == ()


def test_who_told_of_somebody_else_was_there():
    [person] = read("en", "Dovran Zelov said that the akim did not come.").people

    assert first(person.name) == "Dovran Zelov"


def test_who_is_listed_beside_a_quoted_body_gave_no_talk_of_that_name():
    [person] = read(
        "en",
        'It was attended by the director of the union "Care of Rivers of the Steppe" '
        "Zelov Ivan Petrovich, and representatives of the town.",
    ).people

    assert person.role.value == Role.PANELIST


def test_a_label_of_minutes_is_no_post():
    lines = "Members Present: Mayor Ivan Zelov and Trustee Anna Lis", "Apologies: none"

    assert told(read("en", *lines)) == {"Ivan Zelov": "Mayor", "Anna Lis": "Trustee"}
