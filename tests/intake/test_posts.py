"""Posts as strangers write them: shortened, shared, in another case, in a list."""

import pytest

from .telling import read, told


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        (
            "ru",
            "Слово дали заведующему кафедрой профессору Ержану Колову.",
            {"Ержан Колов": "заведующий кафедрой профессор"},
        ),
        (
            "ru",
            "Ведущие научные сотрудники Анна Колова и Инна Лис представили книгу.",
            {
                "Анна Колова": "Ведущий научный сотрудник",
                "Инна Лис": "Ведущий научный сотрудник",
            },
        ),
        (
            "ru",
            "Участвовали ученые КазНУ: А. Колов, Б. Жиенов и В. Лис.",
            {
                "А. Колов": "учёный КазНУ",
                "Б. Жиенов": "учёный КазНУ",
                "В. Лис": "учёный КазНУ",
            },
        ),
        (
            "ru",
            "Участвовали зам. декана А. Колов; г-жа Инна Лис, атташе посольства.",
            {"А. Колов": "зам. декана", "Инна Лис": "атташе посольства"},
        ),
        (
            "ru",
            "Выступили: А. Колов, докт. ист. наук, проф.; иерей Петр Лис.",
            {"А. Колов": "докт. ист. наук, проф.", "Петр Лис": "иерей"},
        ),
        (
            "ru",
            "Доклад сделал Чрезвычайный и Полномочный Посол Японии Илья Ким.",
            {"Илья Ким": "Чрезвычайный и Полномочный Посол Японии"},
        ),
        (
            "ru",
            "Кураторский час провела преподаватель лицея Анна Колова.",
            {"Анна Колова": "преподаватель лицея"},
        ),
        (
            "ru",
            "Участвовали агроном компании «Нива» Илья Ким и Инна Лис (Тара) – краевед.",
            {"Илья Ким": "агроном компании «Нива»", "Инна Лис": "краевед"},
        ),
        (
            "ru",
            "Встреча прошла с вице-президентом фонда Анной Коловой.",
            {"Анна Колова": "вице-президент фонда"},
        ),
        (
            "ru",
            "К гостям обратился советник Президента РК Илья Колов.",
            {"Илья Колов": "советник Президента РК"},
        ),
        (
            "ru",
            "Выступили директор Института истории, археологии и этнографии Илья Ким и "
            "глава Департамента печати, сельских архивов и труда Инна Лис.",
            {
                "Илья Ким": "директор Института истории, археологии и этнографии",
                "Инна Лис": "глава Департамента печати, сельских архивов и труда",
            },
        ),
        (
            "ru",
            "Гостям показали школы, сады и музеи, рассказал декан Илья Ким.",
            {"Илья Ким": "декан"},
        ),
        (
            "ru",
            "Прошла встреча студентов с директором музея Ильёй Кимом.",
            {"Илья Ким": "директор музея"},
        ),
        (
            "ru",
            "Выступила специалист по работе с молодёжью Анна Колова.",
            {"Анна Колова": "специалист по работе с молодёжью"},
        ),
        (
            "ru",
            "Форум пройдёт в Доме Ясенева, откроет декан Илья Ким.",
            {"Илья Ким": "декан"},
        ),
        ("ru", "Лекция посвящена работам Марко Черни.", {}),
        (
            "ru",
            "Речь первого заместителя акима Ильи Кима сменила лекция поэта и филолога "
            "Инны Лис.",
            {"Илья Ким": "первый заместитель акима", "Инна Лис": "поэт и филолог"},
        ),
        ("ru", "Выступили члены Палаты Республики Марий Эл.", {}),
        ("ru", "Спикер вебинара – Илья Ким, врач.", {"Илья Ким": "врач"}),
        (
            "ru",
            "Открыл форум митрополит Тарский и Ясенской Мефодий, приветствие епископа "
            "Омского Вениамина огласил декан Илья Ким.",
            {
                "Мефодий": "митрополит Тарский и Ясенской",
                "Вениамин": "епископ Омский",
                "Илья Ким": "декан",
            },
        ),
        (
            "ru",
            "По благословению епископа Тарского Павла выступил иерей Илья Сосновский.",
            {"Илья Сосновский": "иерей"},
        ),
        (
            "ru",
            "Открыла Уполномоченный при Президенте по правам ребёнка Анна Колова.",
            {"Анна Колова": "Уполномоченный при Президенте по правам ребёнка"},
        ),
        (
            "ru",
            "Выступила директор школы, академик РАН Анна Колова.",
            {"Анна Колова": "академик РАН; директор школы"},
        ),
        (
            "ru",
            "В докладе А. Коловой, зам. директора лицея, раскрыта тема.",
            {"А. Колова": "зам. директора лицея"},
        ),
        ("ru", "Обсудили послание Президента РК Ильи Колова.", {}),
        (
            "kk",
            "Жиынға А. Зелов, Б. Сабыров сынды жас ғалымдар қатысты.",
            {"А. Зелов": "жас ғалым", "Б. Сабыров": "жас ғалым"},
        ),
        (
            "kk",
            "Жиынға декан Б. Ли, мәдениет, архив және тіл басқармасының маманы "
            "А. Зелов қатысты.",
            {
                "Б. Ли": "декан",
                "А. Зелов": "мәдениет, архив және тіл басқармасының маманы",
            },
        ),
        (
            "kk",
            "А. Зелов, филос.ғ.д., ҚазҰУ профессоры сөз сөйледі.",
            {"А. Зелов": "филос.ғ.д.; ҚазҰУ профессоры"},
        ),
        (
            "kk",
            "Студенттер А. Зелов «Дала», Б. Сабыров «Қала» тақырыбында сөз сөйледі.",
            {"А. Зелов": "Студент", "Б. Сабыров": "Студент"},
        ),
        (
            "en",
            "The speech was made by the director of the Center of Trades Dovran Zelov.",
            {"Dovran Zelov": "director of the Center of Trades"},
        ),
        (
            "en",
            "Reports were read by: dean Dovran Zelov («River and Road»), Ann Olimova.",
            {"Dovran Zelov": "dean", "Ann Olimova": ""},
        ),
        (
            "en",
            "Speakers:\n\n- Dovran Zelov (Osh), Rivers of Asia\n\n- Ann Olimova, dean",
            {"Dovran Zelov": "", "Ann Olimova": "dean"},
        ),
        (
            "en",
            "The seminar was led by Rector Dovran Zelov of Osh State University.",
            {"Dovran Zelov": "Rector; Osh State University"},
        ),
        (
            "en",
            "It was opened by the Consul of Japan Gu Yun and dean Dovran Zelov.",
            {"Gu Yun": "Consul of Japan", "Dovran Zelov": "dean"},
        ),
        (
            "en",
            "Guests were rector Dovran Zelov (Kyrgyz Republic) and Parvina Olimova.",
            {"Dovran Zelov": "rector", "Parvina Olimova": ""},
        ),
        (
            "en",
            "It was opened by Vice Chancellor Prof Dr Dovran Zelov.",
            {"Dovran Zelov": "Prof Dr; Vice Chancellor"},
        ),
        (
            "en",
            "It was opened by Assistant Professor Dovran Zelov.",
            {"Dovran Zelov": "Assistant Professor"},
        ),
        (
            "en",
            "Minister of Education Emin Zelov spoke, and the Prosecutor General Ivan "
            "Olimov answered the members of the Igor Pankov Foundation.",
            {
                "Emin Zelov": "Minister of Education",
                "Ivan Olimov": "Prosecutor General",
            },
        ),
        (
            "en",
            "The head of the Board of the Republic of Moldova Ivan Zelov "
            "spoke to students and M.Phil scholars.",
            {"Ivan Zelov": "head of the Board of the Republic of Moldova"},
        ),
        (
            "en",
            "It was attended by rector Ivan Zelov, and the poet’s daughter, Anna Lis.",
            {"Ivan Zelov": "rector", "Anna Lis": "poet’s daughter"},
        ),
        (
            "en",
            "Tingrai University Vice Chancellor Ivan Zelov spoke. The University dean "
            "Anna Lis spoke too.",
            {
                "Ivan Zelov": "Tingrai University Vice Chancellor",
                "Anna Lis": "University dean",
            },
        ),
        (
            "en",
            "It was opened by Prime Minister Ivan Zelov and Dr.Anna Zelova.",
            {"Ivan Zelov": "Prime Minister", "Anna Zelova": "Dr."},
        ),
        (
            "en",
            "It was opened by the Deputy Minister-Zelov Ivan Petrovich.",
            {"Zelov Ivan Petrovich": "Deputy Minister"},
        ),
    ],
)
def test_a_post_is_told_as_that_of_one(language, text, people):
    assert told(read(language, text)) == people


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        (
            "kk",
            "Жиынға декан, тарих магистрі А. Зелов, өнертану докторы Б. Ли қатысты.",
            {"А. Зелов": "тарих магистрі; декан", "Б. Ли": "өнертану докторы"},
        ),
        (
            "kk",
            "Жиынды ректор, ҚР Су академиясының академигі А. Зелов ашты.",
            {"А. Зелов": "ҚР Су академиясының академигі; ректор"},
        ),
        (
            "kk",
            "Жиынды Саяси ғылымдар кандидаты, қауымдастырылған профессор А. Зелов "
            "ашты.",
            {"А. Зелов": "Саяси ғылымдар кандидаты, қауымдастырылған профессор"},
        ),
        (
            "ru",
            "Выступил академик Академии рек, декан А. Колов.",
            {"А. Колов": "академик Академии рек, декан"},
        ),
        (
            "ru",
            "Выступил профессор Академии рек А. Колов.",
            {"А. Колов": "профессор Академии рек"},
        ),
    ],
)
def test_a_degree_takes_the_words_that_are_of_it(language, text, people):
    assert told(read(language, text)) == people
