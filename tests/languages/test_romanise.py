import pytest

from languages.romanise import romanise, slug


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ҚқҒғҢңҮүҰұӨөӘәҺһІі", "kk", "qqggnnuuuuooaahhii"),
        ("Тәуелсіз Қазақстан", "kk", "tauelsiz qazaqstan"),
        ("Щёлково, ёж, май", "ru", "shchyolkovo, yozh, may"),
        ("Täuelsız jañaru", "en", "tauelsız janaru"),
    ],
)
def test_each_letter_has_its_latin_stand_in(text, language, expected):
    assert romanise(text, language) == expected


def test_a_slug_is_cut_at_a_word_and_never_ends_in_a_hyphen():
    title = "Тәуелсіз Қазақстанның саяси жаңаруы: тәжірибе және тағылым"

    assert slug(title).endswith("-sayasi-zhanaruy-tazhiribe-zhane-tagylym")
    assert slug(title, longest=30) == "tauelsiz-qazaqstannyn-sayasi"


def test_one_word_longer_than_the_limit_is_cut_within():
    assert slug("а" * 100, longest=10) == "a" * 10


def test_a_title_without_letters_has_an_empty_slug():
    assert slug("«…» ✓") == ""
