import pytest

from languages.detection import detect

PARAGRAPHS = [
    ("kk", "Тәуелсіз Қазақстанның саяси жаңаруы: тәжірибе және тағылым"),
    ("kk", "Қазақстан тарихы"),
    ("kk", "болып тарады"),  # no Kazakh letter at all
    ("kk", "ТАРИХ ФАКУЛЬТЕТІ"),
    ("kk", "балаларды жылы сезиммен"),
    ("ru", "Круглый стол прошёл в Алматы"),
    ("ru", "Ғарифолла Есім выступил с докладом о философии Абая"),
    ("ru", "В работе приняли участие Көшім Д., Насимова Г., Қасымбеков М. и другие"),
    ("ru", "СОСТАВ УЧАСТНИКОВ"),
    ("ru", "Открыла форум директор школы, профессор Анна Колова."),
    ("ru", "Лисов Егор, капитан баржи"),
    ("ru", "конференция «Қазақ тілі» завершилась принятием резолюции"),
    ("en", "The panel was held in Almaty (Алматы) on 6 December 2011"),
    ("und", "06.12.2011, 11:00"),
    ("und", ""),
]


@pytest.mark.parametrize(("language", "paragraph"), PARAGRAPHS)
def test_the_language_of_a_paragraph_is_told(language, paragraph):
    assert detect(paragraph) == language
