"""Numbers of paragraphs are given once: whatever is edited, an address stays true."""

import os
from itertools import count
from random import Random

import pytest

from events.paragraph_numbers import renumber
from events.paragraphs import addressed, labels_of
from languages.columns import LANGUAGES

SEQUENCES = int(os.environ.get("PARAGRAPH_SEQUENCES", "150"))

FIRST = "Кеңеске он екі ғалым қатысып, биылғы жоспарды талқылады."
SECOND = "Екінші мәселе бойынша факультет деканы баяндама жасады."
THIRD = "Соңында қатысушылар ортақ қарар қабылдап, тарқасты."
ADDED = "Залдан жаңа ұсыныс түсті, оны бәрі бірауыздан қолдады."


def html(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def saved(kept, before, original="kk", **now):
    """Return the numbering after a save; ``before`` are the texts it found."""
    return renumber(kept, before, now, original=original, day="2026-05-03")


def published(**texts):
    return saved({}, {}, **texts)


def numbers(*texts, **others):
    """Return the Kazakh numbers after ``texts`` took the place of three paragraphs."""
    before = {"kk": html(FIRST, SECOND, THIRD)}
    return saved(published(**before), before, kk=html(*texts))["labels"]["kk"]


def test_paragraphs_are_counted_when_they_are_first_published():
    assert published(kk=html(FIRST, SECOND))["labels"]["kk"] == ["1", "2"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([FIRST, SECOND, ADDED, THIRD], ["1", "2", "2-1", "3"]),
        ([FIRST, ADDED, "Үзіліс болды.", SECOND, THIRD], ["1", "1-1", "1-2", "2", "3"]),
        ([ADDED, FIRST, SECOND, THIRD], ["0-1", "1", "2", "3"]),
        ([FIRST, SECOND, THIRD, ADDED], ["1", "2", "3", "4"]),
        ([FIRST, THIRD], ["1", "3"]),
        ([FIRST, THIRD, ADDED], ["1", "3", "4"]),
        ([FIRST, SECOND.replace("деканы", "декан орынбасары"), THIRD], ["1", "2", "3"]),
        ([THIRD, FIRST, SECOND], ["3", "1", "2"]),
        ([FIRST, ADDED, THIRD], ["1", "1-1", "3"]),
        ([f"{FIRST} {SECOND}", THIRD], ["1", "3"]),
        ([], []),
    ],
    ids=[
        "inserted",
        "two inserted",
        "before the first",
        "at the end",
        "removed",
        "removed, and one at the end",
        "a word changed",
        "moved",
        "replaced by other words",
        "two joined",
        "all removed",
    ],
)
def test_a_paragraph_keeps_its_number_and_a_new_one_is_labelled_as_in_law(
    texts, expected
):
    assert numbers(*texts) == expected


def test_a_paragraph_that_was_parted_leaves_its_number_with_the_first_half():
    halves = SECOND.split(" факультет ")

    found = numbers(FIRST, halves[0] + " факультет", halves[1] + " кеше", THIRD)

    assert found == ["1", "2", "2-1", "3"]


def test_between_two_that_were_inserted_stands_a_third():
    before = {"kk": html(FIRST, ADDED, "Үзіліс болды.", SECOND)}
    kept = {"labels": {"kk": ["1", "1-1", "1-2", "2"]}}

    found = saved(kept, before, kk=html(FIRST, ADDED, THIRD, "Үзіліс болды.", SECOND))

    assert found["labels"]["kk"] == ["1", "1-1", "1-1-1", "1-2", "2"]


def test_a_removed_number_is_told_and_never_given_again():
    before = {"kk": html(FIRST, SECOND, THIRD)}
    without = {"kk": html(FIRST, SECOND)}
    removed = saved(published(**before), before, **without)

    found = saved(removed, without, kk=html(FIRST, SECOND, ADDED))

    assert found["labels"]["kk"] == ["1", "2", "4"]
    assert found["gone"]["kk"]["3"]["on"] == "2026-05-03"


def test_a_paragraph_that_comes_back_with_its_words_brings_its_number():
    before = {"kk": html(FIRST, SECOND, THIRD)}
    without = {"kk": html(FIRST, THIRD)}
    removed = saved(published(**before), before, **without)

    found = saved(removed, without, **before)

    assert found["labels"]["kk"] == ["1", "2", "3"]
    assert found["gone"] == {}


def test_the_address_of_a_joined_paragraph_names_where_its_words_are():
    before = {"kk": html(FIRST, SECOND, THIRD)}

    found = saved(published(**before), before, kk=html(FIRST, f"{SECOND} {THIRD}"))

    assert found["gone"]["kk"]["3"]["into"] == "2"


def test_a_translation_takes_the_numbers_of_its_original():
    before = {"kk": html(FIRST, ADDED, SECOND)}
    kept = {"labels": {"kk": ["1", "1-1", "2"]}}

    found = saved(kept, before, **before, ru=html("Первый.", "Новый.", "Второй."))

    assert found["labels"]["ru"] == ["1", "1-1", "2"]


def test_a_translation_that_lacks_a_paragraph_skips_its_number():
    original = html("2026 жылы 17 ғалым келді.", SECOND, "Декан 40 кітап сыйлады.")
    translated = html("В 2026 году приехали 17 учёных.", "Декан подарил 40 книг.")

    found = published(kk=original, ru=translated)

    assert found["labels"]["ru"] == ["1", "3"]


def test_where_nobody_can_tell_what_was_translated_a_number_means_nothing_else():
    found = published(kk=html(FIRST, SECOND, THIRD), ru=html("Первый.", "Другой."))

    assert not {*found["labels"]["ru"]} & {*found["labels"]["kk"]}


def test_a_paragraph_inserted_in_one_language_waits_for_its_translation():
    first = {"kk": html(FIRST, SECOND), "ru": html("Первый абзац.", "Второй абзац.")}
    second = first | {"kk": html(FIRST, ADDED, SECOND)}
    third = second | {"ru": html("Первый абзац.", "Поступило.", "Второй абзац.")}

    untranslated = saved(published(**first), first, **second)
    translated = saved(untranslated, second, **third)

    assert untranslated["labels"]["ru"] == ["1", "2"]
    assert translated["labels"]["ru"] == ["1", "1-1", "2"]


def test_a_number_that_one_language_lost_does_not_come_back_from_another():
    first = {"kk": html(FIRST, SECOND), "ru": html("Первый абзац.", "Второй абзац.")}
    second = first | {"kk": html(FIRST)}
    third = second | {"kk": html(FIRST, ADDED)}

    found = saved(saved(published(**first), first, **second), second, **third)

    assert found["labels"] == {"kk": ["1", "3"], "ru": ["1", "2"], "en": []}


def test_a_text_written_past_the_numbering_is_counted():
    assert labels_of({"labels": {"kk": ["1"]}}, "kk", html("бір", "екі")) == ["1", "2"]


def test_paragraphs_with_attributes_and_in_lists_have_addresses():
    found = addressed('<p dir="rtl">a</p><ul><li><p>b</p></li></ul>', 3, ["1", "1-1"])

    assert found == '<p id="s3p1" dir="rtl">a</p><ul><li><p id="s3p1-1">b</p></li></ul>'


# --- Whatever is done to the texts ---------------------------------------------


class Text:
    """A section as its authors know it: which paragraphs say the same, and how.

    A paragraph is a list of sentences; each sentence knows of which first paragraph
    it is (``origin``), in whatever language, wherever it is moved, joined or parted.
    """

    def __init__(self, random):
        self.random, self.origins = random, count()
        first = [self.born() for _paragraph in range(random.randint(2, 7))]
        self.texts = {code: [list(one) for one in first] for code in LANGUAGES}
        if random.random() < 0.4:
            self.texts[random.choice(LANGUAGES[1:])] = []

    def born(self):
        origin = next(self.origins)
        return [(origin, part, 0) for part in range(self.random.randint(2, 4))]

    def worded(self, sentence, code):
        """Say a sentence in a language, always in the same words; some have a year."""
        origin, part, edits = sentence
        words = Random(f"{origin} {part} {code}")
        said = [
            f"{code}{words.randrange(300)}" for _word in range(words.randint(7, 14))
        ]
        if (origin + part) % 2:
            said.append(str(1000 + 10 * origin + part))
        for edit in range(edits):
            said[edit % len(said)] = f"{code}edited{edit}"
        return " ".join(said)

    def html(self):
        return {
            code: html(*(" ".join(self.worded(s, code) for s in one) for one in text))
            for code, text in self.texts.items()
        }

    def act(self):
        """Do one of the things that authors and translators do."""
        code = self.random.choice(LANGUAGES)
        text = self.texts[code]
        act = self.random.choice(
            [self.insert, self.edit, self.part, self.join, self.move]
            + [self.remove, self.remove_everywhere, self.catch_up]
        )
        if text or act in (self.insert, self.catch_up):
            act(code, text)
            if act != self.catch_up and self.random.random() < 0.5:
                self.insert("kk", self.texts["kk"])

    def insert(self, code, text):
        """Only the original says what the others do not say yet."""
        kk = self.texts["kk"]
        kk.insert(self.random.randint(0, len(kk)), self.born())

    def edit(self, code, text):
        one = self.random.choice(text)
        place = self.random.randrange(len(one))
        origin, part, edits = one[place]
        one[place] = (origin, part, edits + 1)

    def part(self, code, text):
        place = self.random.randrange(len(text))
        middle = len(text[place]) // 2
        if middle:
            text[place : place + 1] = [text[place][:middle], text[place][middle:]]

    def join(self, code, text):
        place = self.random.randrange(len(text))
        if place + 1 < len(text):
            text[place : place + 2] = [text[place] + text[place + 1]]

    def move(self, code, text):
        text.insert(self.random.randint(0, len(text)), text.pop())

    def remove(self, code, text):
        text.pop(self.random.randrange(len(text)))

    def remove_everywhere(self, code, text):
        gone = {origin for origin, _part, _edits in self.random.choice(text)}
        for other in LANGUAGES:
            self.texts[other] = [
                one for one in self.texts[other] if gone.isdisjoint(o for o, *_ in one)
            ]

    def catch_up(self, code, text):
        """A translator takes over all that the original has."""
        self.texts[code] = [list(one) for one in self.texts["kk"]]


def origins(text):
    return [{origin for origin, *_rest in one} for one in text]


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_no_published_address_ever_shows_other_words(seed):
    text = Text(Random(seed))
    before = text.html()
    numbering = published(**before)
    shown = {}
    for _save in range(8):
        text.act()
        now = text.html()
        numbering = saved(numbering, before, **now)
        before = now
        said = {}
        for code in LANGUAGES:
            labels = numbering["labels"][code]
            assert len(labels) == len(set(labels)) == len(text.texts[code])
            assert not set(labels) & set(numbering["gone"].get(code, {}))
            for label, what in zip(labels, origins(text.texts[code]), strict=True):
                assert what & shown.get((code, label), what)
                assert what & said.get(label, what), (code, label)
                shown[code, label] = what
                said[label] = said.get(label, what) & what
