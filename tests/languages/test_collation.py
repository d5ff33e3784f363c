from languages.collation import ALPHABET, first_letter, sort_key


def test_the_alphabet_has_forty_two_letters_each_once():
    assert len(ALPHABET) == len(set(ALPHABET)) == 42


def test_every_letter_stands_in_its_place():
    assert sorted("".join(reversed(ALPHABET)), key=sort_key) == list(ALPHABET)


def test_shorter_names_come_before_longer_and_latin_before_cyrillic():
    names = ["Әлиев", "Алин Б.", "Алина", "Алин", "Zel"]

    assert sorted(names, key=sort_key) == ["Zel", "Алин", "Алин Б.", "Алина", "Әлиев"]


def test_case_accents_and_punctuation_do_not_count():
    assert sort_key("«Өтемісов»") == sort_key("ӨТЕМІСОВ")
    assert sort_key("Yeşim") == sort_key("yesim")


def test_a_key_is_digits_alone_so_that_every_database_sorts_it_alike():
    assert sort_key("Ғ. Есім, ✓ 漢 12").isdecimal()


def test_a_key_tells_the_letter_it_begins_with():
    assert first_letter(sort_key("Ұлы")) == "Ұ"
    assert first_letter(sort_key("漢")) == first_letter("") == ""
