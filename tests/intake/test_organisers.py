"""Who held an event: names of bodies, and what the words around them say."""

import pytest

from intake.extraction.extract import extract
from intake.proposal import QuestionKind
from intake.readers import reader
from intake.rules.chains import find_chains


def named(text, language):
    chains = find_chains(text, language)
    return [[unit.name for unit in chain.units] for chain in chains]


def proposed(text):
    return extract(reader.read(text.encode(), "note.txt"))


def holders(text):
    return [
        [next(iter(unit.name.values())).value for unit in organiser.chain]
        for organiser in proposed(text).organisers
    ]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "kk",
            "Талдықорған қаласының № 5 мектеп-лицейінде",
            ["Талдықорған қаласының № 5 мектеп-лицейі"],
        ),
        ("kk", "«Тұлпар» дебат клубының ұйымдастыруымен", ["«Тұлпар» дебат клубы"]),
        ("kk", "«Ел жады» КММ басшысы", ["«Ел жады» КММ"]),
        ("kk", "Құрманғазы атындағы ҚҰК залында", ["Құрманғазы атындағы ҚҰК"]),
        ("kk", "Жиынға ҚР Мәдениет министрлігі қатысты", ["ҚР Мәдениет министрлігі"]),
        ("kk", "Кітапхананың сирек қор бөлімінде", ["Кітапхана", "Сирек қор бөлімі"]),
        ("kk", "Altynsarin University-де өтті", ["Altynsarin University"]),
        (
            "ru",
            "в Финансовом университете при Правительстве РФ",
            ["Финансовый университет при Правительстве РФ"],
        ),
        (
            "ru",
            "заседание Совета палаты области по делам молодёжи",
            ["Совет палаты области по делам молодёжи"],
        ),
        ("ru", "в школе-лицее № 5 города Алматы", ["Школа-лицей № 5 города Алматы"]),
        ("ru", "Институт химии КН МОН РК провёл", ["Институт химии КН МОН РК"]),
        (
            "ru",
            "Министерство науки Республики Казахстан",
            ["Министерство науки Республики Казахстан"],
        ),
        ("ru", "Университет А.Мырзалиева провёл", ["Университет А.Мырзалиева"]),
        (
            "ru",
            "ректор Академии государственного управления",
            ["Академия государственного управления"],
        ),
        ("ru", "ТОО «Дала» и газета «Степь»", ["ТОО «Дала»", "Газета «Степь»"]),
        (
            "ru",
            "в университете имени Бухар жырау",
            ["Университет имени Бухар жырау"],
        ),
        ("ru", "ректор КазУТиЛ имени Абылая", ["КазУТиЛ имени Абылая"]),
        ("ru", "посетил ТОГБПОУ «Горный колледж»", ["ТОГБПОУ «Горный колледж»"]),
        ("ru", "в Высшей школе права", ["Высшая школа права"]),
        (
            "ru",
            "заседание рабочей группы по охране рек",
            ["Рабочая группа по охране рек"],
        ),
        (
            "ru",
            "Центром Уэллса по изучению торговли и права",
            ["Центр Уэллса по изучению торговли и права"],
        ),
        (
            "en",
            "hosted by the Perm University Institute of Baltic Studies, and",
            ["Perm University", "Institute of Baltic Studies"],
        ),
        (
            "en",
            "the Center for Museum Education of the Mining University",
            ["Mining University", "Center for Museum Education"],
        ),
        (
            "en",
            "held by the ecological society “Bulaq”",
            ["Ecological society “Bulaq”"],
        ),
        (
            "en",
            "the Commission for Libraries, Archives and Printing",
            ["Commission for Libraries, Archives and Printing"],
        ),
        (
            "en",
            "Professors of the Department of Crop science of the faculty of Agronomy",
            ["Faculty of Agronomy", "Department of Crop science"],
        ),
        ("kk", "аудандық мәслихаттың кезекті сессиясы", ["Аудандық мәслихат"]),
        (
            "en",
            "The Ministry of Health of Tajikistan (MoH) held",
            ["Ministry of Health of Tajikistan (MoH)"],
        ),
        (
            "en",
            "the department of “Ecology and Law” met",
            ["Department of “Ecology and Law”"],
        ),
        (
            "en",
            "Department of Practical Kazakh language held",
            ["Department of Practical Kazakh language"],
        ),
        (
            "en",
            "Library Council of the Union of archives of Kazakhstan,",
            ["Union of archives of Kazakhstan", "Library Council"],
        ),
        (
            "en",
            "Kazakhstan Writers' Union and the National Library",
            ["Kazakhstan Writers' Union", "National Library"],
        ),
    ],
)
def test_a_name_of_a_body_is_read_whole(language, text, names):
    assert sum(named(text, language), []) == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Аудан орталығында дөңгелек үстел өтті."),
        ("kk", "Бұл жерде мейірім мектебі бар."),
        ("ru", "в районном центре выступили представители гражданского общества"),
        ("ru", "в пресс-центре прошла встреча, её снимала редакция газеты"),
        ("en", "They met in the City Centre and at the Department."),
    ],
)
def test_a_place_or_a_common_noun_is_no_body(language, text):
    assert named(text, language) == []


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "Жүргенов атындағы өнер академиясында, «Сахна» драма клубының "
            "ұйымдастыруымен «Театр тілі» атты дөңгелек үстел өтті.",
            [["Жүргенов атындағы өнер академиясы", "«Сахна» драма клубы"]],
        ),
        (
            "Облыстық сарапшылар кеңесінің кезекті отырысы 24 сәуірде өтті.",
            [["Облыстық сарапшылар кеңесі"]],
        ),
        (
            "Дөңгелек үстелді «Мирас» қорының қолдауымен тарих кафедрасының "
            "оқытушылары ұйымдастырды.",
            [["Тарих кафедрасы"]],
        ),
        (
            "В музее Ильяса Жумабаева совместно с кафедрой казахской литературы "
            "состоялся круглый стол «Слово поэта».",
            [["Кафедра казахской литературы"], ["Музей Ильяса Жумабаева"]],
        ),
        (
            "Сегодня, при поддержке Управления культуры, Университет Нархоз провёл "
            "круглый стол «Книга и мы».",
            [["Университет Нархоз"]],
        ),
        (
            "Организаторами круглого стола выступили Центр изучения миграции "
            "(Новосибирск) и Академия труда (Ош).",
            [["Центр изучения миграции"], ["Академия труда"]],
        ),
        (
            "In May the Ministry of Culture jointly with the British Council held a "
            "round table on museums.",
            [["Ministry of Culture"], ["British Council"]],
        ),
        (
            "A lecture was held at the Museum of the River archive for students of "
            "the Mining College.",
            [["Museum of the River archive"]],
        ),
    ],
)
def test_who_held_an_event_is_told_from_who_helped_or_came(text, chains):
    assert holders(text) == chains


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "«Дарын» университетінің тарих секторының аға оқытушысы Сейілова Ж.М. "
            "студенттермен «Ежелгі жол» тақырыбында дөңгелек үстел өткізді.",
            [],
        ),
        (
            "Абай атындағы кітапханада дөңгелек үстел өтті. Келесі дөңгелек үстел "
            "«Мирас» қорының ұйымдастыруымен өтеді.",
            [["Абай атындағы кітапхана"]],
        ),
        (
            "В Караганде состоялась конференция «Сельский век», приуроченная к "
            "70-летию Гуманитарного колледжа.",
            [],
        ),
        (
            "В областном музее имени Бекежана прошло выездное заседание Союза "
            "художников Казахстана.",
            [["Союз художников Казахстана"], ["Областной музей имени Бекежана"]],
        ),
        (
            "Гости посетили Центр лесного хозяйства им. П. Чаплина. Круглый стол "
            "состоялся в Центре им. П. Чаплина.",
            [["Центр лесного хозяйства им. П. Чаплина"]],
        ),
        (
            "On 24 April TSULS held a scientific conference on water.",
            [["TSULS"]],
        ),
        (
            "The workshop was jointly prepared by BALCES, Open Shelf Foundation "
            "(Bern), and Georg Forster Foundation.",
            [["BALCES"], ["Open Shelf Foundation"], ["Georg Forster Foundation"]],
        ),
        (
            "The Mining College hosted a round table on water. The next round table "
            "will be hosted by the River University.",
            [["Mining College"]],
        ),
    ],
)
def test_only_who_held_this_event_is_named(text, chains):
    assert holders(text) == chains


def test_who_only_hosts_it_for_all_we_know_is_asked():
    text = "Кеше біздің топ Абай атындағы облыстық кітапханада болды. Дөңгелек үстел."

    asked = [q for q in proposed(text).questions if q.kind is QuestionKind.ORGANISER]

    assert [question.about for question in asked] == ["organisers.0"]
    assert asked[0].proposal == "Абай атындағы облыстық кітапхана"


def test_a_short_name_gives_way_to_the_full_one_of_the_same_university():
    text = (
        "Altynsarin University-де «Мұрағат» тақырыбында дөңгелек үстел өтті.\n\n"
        "Дөңгелек үстелді АӨУ-дің тарих факультеті ұйымдастырды."
    )

    assert holders(text) == [["Altynsarin University", "Тарих факультеті"]]
