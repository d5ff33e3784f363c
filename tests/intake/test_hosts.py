"""Hosts that grammar tells: bodies without a word for one, lists, whole names."""

import pytest

from intake.extraction.extract import extract
from intake.rules.chains import find_chains

from .pasted import read_pasted


def holders(text):
    found = extract(read_pasted(text)).organisers
    return [
        [next(iter(unit.name.values())).value for unit in organiser.chain]
        for organiser in found
    ]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "The round table was hosted by Harbour House and the Inland Endowment.",
            [["Harbour House"], ["Inland Endowment"]],
        ),
        (
            "Круглый стол о воде провёл Институт рек совместно с ПРООН.",
            [["Институт рек"], ["ПРООН"]],
        ),
        (
            "ЖЭО ұйымдастыруымен «Су және қала» атты дөңгелек үстел өтті.",
            [["ЖЭО"]],
        ),
        (
            "The seminar was organised by the Rural Fund in cooperation with "
            "Tingrai College and UNDP.",
            [["Rural Fund"], ["Tingrai College"], ["UNDP"]],
        ),
        (
            "Основным организатором выступил Совет музеев. Конференция проводилась в "
            "Доме дружбы.",
            [["Совет музеев"], ["Дом дружбы"]],
        ),
        (
            "Organised by\n\nDepartment of Rivers\n\nIn collaboration with\n\n"
            "Water Cell\n\nThe seminar on rivers was held on 3 May 2018 in Osh.",
            [["Department of Rivers"], ["Water Cell"]],
        ),
    ],
)
def test_a_body_is_told_by_where_it_stands(text, chains):
    assert holders(text) == chains


@pytest.mark.parametrize(
    "text",
    [
        "The round table was organised by Professor Anna Hill and her students.",
        "The seminar was prepared by Doctors of Science and held on 4 May.",
        "A seminar on bees was sponsored by the Silk Bank.",
        "Организатор: Асель Жандосова\n\nКруглый стол о пчёлах прошёл 4 мая.",
    ],
)
def test_a_person_or_a_patron_is_no_host(text):
    assert holders(text) == []


@pytest.mark.parametrize(
    ("language", "text", "chains"),
    [
        ("ru", "заседание общественного совета при Министерстве печати", 1),
        ("ru", "Клуб историков факультета права", 2),
        ("ru", "Посольство Японии в Казахстане", 1),
        ("ru", "Комитет по науке Министерства труда", 2),
        ("kk", "Өнер институтының студенттік кеңесі", 2),
        ("kk", "Ауыл мұражайлары мен мұрағаттары одағы", 1),
        ("en", "Hill University’s Faculty of Law", 2),
        ("en", "the Student Union of the Faculty of Law", 2),
        ("en", "the Committee on Ethics", 1),
    ],
)
def test_a_chain_has_as_many_links_as_there_are_bodies(language, text, chains):
    [chain] = find_chains(text, language)

    assert len(chain.units) == chains
    assert text.endswith(text[chain.start : chain.end])


def test_two_bodies_beside_each_other_are_two():
    text = "the Department of Law and the Center for Asian Studies"

    names = [[u.name for u in chain.units] for chain in find_chains(text, "en")]

    assert names == [["Department of Law"], ["Center for Asian Studies"]]


def test_the_council_that_sat_is_that_of_the_letterhead():
    text = (
        "№5 Арқа мектеп-лицейі\n\nХАТТАМА\n\nБақылау кеңесінің отырысы 4 мамырда "
        "өтті. Отырыста мектептің жылдық есебі қаралды."
    )

    assert holders(text) == [["№5 Арқа мектеп-лицейі"], ["Бақылау кеңесі"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('фонд "Родник" и союз "Ясень"', [['Фонд "Родник"'], ['Союз "Ясень"']]),
        ("Центр «Родник» и клуб “Ясень”", [["Центр «Родник»"], ["Клуб “Ясень”"]]),
        ('доклад "Роль лицея" и фонд', []),
        ("Институт рек МЧС России", [["Институт рек МЧС России"]]),
        (
            "Комитет по торговле и сельским рынкам и Комитет по труду",
            [["Комитет по торговле и сельским рынкам"], ["Комитет по труду"]],
        ),
        ("Дворец культуры г.о. Клин", [["Дворец культуры г.о. Клин"]]),
        ("в филиале КГУ города Тары", [["Филиал КГУ города Тары"]]),
        ("заседание коллегии Министерства рек", [["Министерство рек", "Коллегия"]]),
        ("Служба защиты лесов", [["Служба защиты лесов"]]),
        ("пресс-служба акима, военная служба", []),
        ("в музее-заповеднике «Ясень»", [["Музей-заповедник «Ясень»"]]),
        ("Институт Нарын-Тара", [["Институт Нарын-Тара"]]),
        ("Палата Республики Марий Эл", [["Палата Республики Марий Эл"]]),
        ("областного акимата", [["Областной акимат"]]),
        ("МБОУ СОШ №5 города Тары", [["СОШ №5 города Тары"]]),
        ("в Тарской СОШ", [["Тарская СОШ"]]),
        ("в детском саду «Улей»", [["Детский сад «Улей»"]]),
        ("в библиотеке-филиале №7", [["Библиотека-филиал №7"]]),
        ("Совет Федерации", [["Совет Федерации"]]),
        ("в городе Ош и сенат", [["Сенат"]]),
        ("в Тарском ГАУ", [["Тарский ГАУ"]]),
        (
            "центр рек Тарского института",
            [["Тарский институт", "Центр рек"]],
        ),
        (
            "совет Павлодарского аграрного института",
            [["Павлодарский аграрный институт"]],
        ),
        ("Союз писателей Тарской области", [["Союз писателей Тарской области"]]),
        ("вновь избранный Совет музеев", [["Совет музеев"]]),
        ("встреча, организованная кафедрой права", [["Кафедра права"]]),
        ("Палата города, Союз «Ясень»", [["Палата города"], ["Союз «Ясень»"]]),
    ],
)
def test_a_russian_name_of_a_body_ends_where_its_grammar_does(text, names):
    chains = find_chains(text, "ru")

    assert [[unit.name for unit in chain.units] for chain in chains] == names


def test_where_others_only_met_is_no_host_beside_who_held_it():
    held = "Форум о пчёлах прошёл 4 мая на базе лицея №3."

    assert holders(f"{held} Организатором выступил Союз пасечников.") == [
        ["Союз пасечников"]
    ]
    assert holders(held) == [["Лицей №3"]]


def test_a_body_of_the_theme_is_no_host():
    text = (
        "Вчера в посёлке прошёл круглый стол на тему: нужен ли кружок «Свирель» в "
        "сельских школах. Мнения разошлись."
    )

    assert holders(text) == []


def test_whose_press_service_told_of_an_event_held_nothing():
    text = "Форум о пчёлах прошёл 4 мая, сообщает пресс-служба областного акимата."

    assert holders(text) == []


def test_a_council_is_known_by_whose_it_is():
    text = (
        "Заседание Совета при Президенте по печати\n\nВчера министр провёл заседание "
        "Совета. Говорили о газетах."
    )

    assert holders(text) == [["Совет при Президенте по печати"]]


def test_capitals_in_which_an_event_was_are_a_body_unless_they_are_a_country():
    assert holders("В ТПП РФ состоялся круглый стол «Мёд».") == [["ТПП РФ"]]
    assert holders("В ОАЭ состоялся круглый стол «Мёд».") == []
    assert holders("В СОСНОВКЕ СОСТОЯЛСЯ КРУГЛЫЙ СТОЛ «МЁД».") == []


def test_a_legal_form_does_not_end_a_list_of_hosts():
    hosts = "Союз рек, ФГБОУ ВО Тарский ГАУ, Омский университет"

    assert len(holders(f"Организаторами форума выступили {hosts}.")) == 3
