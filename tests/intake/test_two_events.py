"""Two events in one file: asked where there are two, and never of the parts of one."""

import pytest

from intake.extraction.two_events import second_event
from intake.readers import reader

from . import scoring

TOLD = {
    "kk": (
        "Жиынды кафедра меңгерушісі ашып, қатысушыларды таныстырды. Баяндамашылар "
        "мәселенің тарихы мен бүгінгі жайын кеңінен талдап, өз ұсыныстарын ортаға "
        "салды.\n\nТалқылау соңында қатысушылар әдістемелік құралды келесі оқу жылына "
        "дейін дайындап шығу керек деген ортақ пікірге келді және алғыс айтты."
    ),
    "ru": (
        "Заведующая кафедрой открыла встречу и представила участников. Докладчики "
        "подробно разобрали историю вопроса и его нынешнее состояние, внесли свои "
        "предложения.\n\nВ конце обсуждения участники пришли к общему мнению, что "
        "пособие следует подготовить к новому учебному году, и поблагодарили всех."
    ),
    "en": (
        "The head of the department opened the meeting and introduced those present. "
        "The speakers looked at the history of the question and at its present state, "
        "and made their proposals.\n\nAt the end the participants agreed that a "
        "handbook should be ready before the next academic year and thanked everybody."
    ),
}
TWO = {
    "protocols in Kazakh": (
        "kk",
        "ХАТТАМА\n\n«Абай және дала заңы» дөңгелек үстелі\n\n2024 жылғы 12 наурыз",
        "ХАТТАМА\n\n«Ана тілі мен сандық әлем» семинары\n\n2024 жылғы 5 сәуір",
    ),
    "protocols in Russian": (
        "ru",
        "ПРОТОКОЛ № 3\n\nзаседания круглого стола\n\n«Степное право и суд биев»"
        "\n\n12 марта 2024 года",
        "ПРОТОКОЛ № 4\n\nзаседания круглого стола\n\n«Письменность и цифровая среда»"
        "\n\n12 марта 2024 года",
    ),
    "minutes in English": (
        "en",
        "MINUTES\n\nRound table\n\nTopic: Steppe law in the nineteenth century",
        "MINUTES\n\nRound table\n\nTopic: Writing systems and digital life",
    ),
    "news in Kazakh": (
        "kk",
        "«Абай және дала заңы» атты дөңгелек үстел\n\n12 наурыз 2024 жыл",
        "«Ана тілі мен сандық әлем» атты семинар\n\n5 сәуір 2024 жыл",
    ),
    "news in Russian": (
        "ru",
        "Круглый стол «Степное право и суд биев», 12 марта 2024 года",
        "Семинар «Письменность и цифровая среда», 5 апреля 2024 года",
    ),
    "news in English": (
        "en",
        "Round table “Steppe law in the nineteenth century”\n\n12 March 2024",
        "Workshop “Writing systems and digital life”\n\n5 April 2024",
    ),
}


def read(text):
    return reader.read(text.encode(), "a.txt").blocks


@pytest.mark.parametrize(("language", "first", "second"), TWO.values(), ids=TWO)
def test_a_second_event_begins_with_its_head(language, first, second):
    blocks = read("\n\n".join([first, TOLD[language], second, TOLD[language]]))

    number = second_event(blocks)

    assert number == len(read(f"{first}\n\n{TOLD[language]}"))
    assert blocks[number].text == second.split("\n\n")[0]


ONE = {
    "days of a conference in Kazakh": (
        "kk",
        "«Дала мұрасы» конференциясы\n\n2024 жылғы 12–13 наурыз",
        "1-күн. «Абай және дала заңы» дөңгелек үстелі\n\n12 наурыз",
        "2-күн. «Ана тілі мен сандық әлем» семинары\n\n13 наурыз",
    ),
    "days of a conference in Russian": (
        "ru",
        "Конференция «Наследие степи», 12–13 марта 2024 года",
        "Круглый стол «Степное право и суд биев», 12 марта",
        "Семинар «Письменность и цифровая среда», 13 марта",
    ),
    "sessions in English": (
        "en",
        "Conference “Heritage of the steppe”\n\n12 March 2024",
        "Session 1. Panel discussion “Steppe law in the nineteenth century”\n\n10:00",
        "Session 2. Workshop “Writing systems and digital life”\n\n14 March",
    ),
    "a programme": (
        "ru",
        "ПРОГРАММА",
        "Круглый стол «Степное право и суд биев», 12 марта",
        "Семинар «Письменность и цифровая среда», 5 апреля",
    ),
    "a programme in Kazakh": (
        "kk",
        "БАҒДАРЛАМА",
        "«Абай және дала заңы» атты дөңгелек үстел, 12 наурыз",
        "«Ана тілі мен сандық әлем» атты семинар, 5 сәуір",
    ),
    "the resolution of the same event": (
        "ru",
        "ПРОТОКОЛ\n\nКруглый стол «Степное право и суд биев»\n\n12 марта 2024 года",
        "РЕЗОЛЮЦИЯ\n\nкруглого стола «Степное право и суд биев»\n\n15 марта 2024 года",
    ),
    "the protocol told again": (
        "en",
        "MINUTES\n\nRound table “Steppe law in the nineteenth century”\n\n12 March",
        "MINUTES\n\nRound table on “Steppe law in the 19th century”\n\n13 March",
    ),
    "years in the text": (
        "kk",
        "«Абай және дала заңы» атты дөңгелек үстел\n\n2024 жылғы 12 наурыз",
        "1868 жылғы реформа\n\n1895 жылдың 5 сәуірі",
        "«Дала уалаяты» газеті\n\n1888 жылғы 1 қаңтар",
    ),
    "an event that the text remembers": (
        "ru",
        "Круглый стол «Степное право и суд биев»\n\n12 марта 2024 года",
        "Прошлогодний семинар «Письменность и цифровая среда» прошёл 5 апреля.",
    ),
    "a list of literature": (
        "ru",
        "Круглый стол «Степное право и суд биев»\n\n12 марта 2024 года",
        "Литература\n\nМатериалы конференции «Обычное право». – Алматы, 5 апреля 2019",
    ),
    "no head at all": ("en", "We met in spring.", "And once more in autumn."),
}


@pytest.mark.parametrize(
    ("language", "parts"), [(v[0], v[1:]) for v in ONE.values()], ids=ONE
)
def test_the_parts_of_one_event_are_no_second(language, parts):
    ends = 1 if parts[-1].startswith("Литература") else len(parts)
    told = [f"{part}\n\n{TOLD[language]}" for part in parts[:ends]]

    blocks = read("\n\n".join([*told, *parts[ends:]]))

    assert second_event(blocks) is None


def test_the_same_event_in_three_languages_is_one():
    heads = (
        ("kk", "ХАТТАМА\n\n«Абай және дала заңы» дөңгелек үстелі\n\n12 наурыз"),
        ("ru", "ПРОТОКОЛ\n\nКруглый стол «Абай и степное право»\n\n12 марта"),
        ("en", "MINUTES\n\nRound table “Abai and the law of the steppe”\n\n12 March"),
    )

    blocks = read("\n\n".join(f"{head}\n\n{TOLD[code]}" for code, head in heads))

    assert second_event(blocks) is None


def test_no_document_of_the_corpus_is_taken_for_two_events():
    paths = [*scoring.documents(), *scoring.documents("held_out")]

    second = {path.stem: second_event(scoring.read(path).blocks) for path in paths}

    assert {name: number for name, number in second.items() if number} == {}
