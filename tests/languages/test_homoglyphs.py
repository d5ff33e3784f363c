"""What a text loses on its way into a column, and all that it keeps."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from languages.homoglyphs import mended, mended_html

MENDED = [
    ("Əлия Бөкейхан", "Әлия Бөкейхан"),  # Latin schwa
    ("Ə. Бөкейхан", "Ә. Бөкейхан"),
    ("Қaзaқ тiлi", "Қазақ тілі"),
    ("Cауыт, Cәкен, оқy", "Сауыт, Сәкен, оқу"),
    ("θнер мен ɵмір", "өнер мен өмір"),
    ("Yкімет, Yй, Yниверситет", "Үкімет, Үй, Университет"),
    ("ëлка", "ёлка"),  # Latin e with two dots
    ("Сambridge, pаper", "Cambridge, paper"),  # Cyrillic letters in English words
    ("A.Қ. Жұмабаев, C.Сейфуллин", "А.Қ. Жұмабаев, С.Сейфуллин"),
    ("CCCР-дің тарихы", "СССР-дің тарихы"),  # could be of either alphabet
    ("ћалық, қаћарман", "һалық, қаһарман"),
    ("тәуел\u00adсіз \ufeffтіл\u200bдер", "тәуелсіз тілдер"),
    ("қа\u200dза\u200cқ\u200f", "қазақ"),
    ("аи\u0306мақ", "аймақ"),
    ("¥лы ой: қазақ ¥лты мен т¥рмыс", "Ұлы ой: қазақ ұлты мен тұрмыс"),
    ("Ержан ¥лан, ¥ЛТТЫҚ ТҰР", "Ержан Ұлан, ҰЛТТЫҚ ТҰР"),
    ("ХХІ ғасыр, ХІХ–ХХ ғғ.", "XXI ғасыр, XIX–XX ғғ."),
    ("ХХI век, XХ-да, ІV том", "XXI век, XX-да, IV том"),
    ("Х–ХІ ғасырлар, ІX–Х ғасырлар", "X–XI ғасырлар, IX–X ғасырлар"),
]


@pytest.mark.parametrize(("written", "right"), MENDED)
def test_what_only_looks_right_becomes_what_it_is_read_as(written, right):
    assert mended(written) == right


@pytest.mark.parametrize(
    "text",
    [
        "PhDны, BBCдің, HPны, iMacы, TOEFLды",  # two alphabets on purpose
        "COVID-19-дың, IT-саласы, e-үкімет, YouTube-тегі",
        "Х. Досмұхамедов, Қ.Х., С. Х. Жаксыбеков",  # initials, no numbers
        "Х ғасыр, І Петр",
        "СІМ, ІІМ, МСХ, МММ, СССР, МХАТ",  # abbreviations, no numbers either
        "A. Кіріспе",  # a list with letters
        "Əliyev, Ə. Əliyev, [ə] дыбысы",  # Azerbaijani, and a phonetician
        "Ђоковић, Андрић",
        "¥100, 100¥-ға, 100¥ға",
        "ёлка, Ёлкин; жёлтый",
        "10⁶ м², ½, ﬁ, №, ™, Ⅳ, ﷼",  # what NFKC would take
        "α-амин, кΩ, μм, Δt",
        "می‌خواهم, 👨‍👩‍👧, 👁️‍🗨️",  # joiners that spell
        "https://a.kz/қaз?тiл=1 www.қaз.kz ада@қaз.kz 10.1234/қaз а.kz/қaз",
    ],
)
def test_what_is_meant_so_stays(text):
    assert mended(text) == text


def test_tags_attributes_addresses_and_entities_of_html_stay():
    kept = '<a href="/қaз" title="тi>л">', "&copyқ &amp;қ", "https://a.kz/?b&amp;қaз"

    html = f"<p>{kept[0]}қaз</a> {kept[1]} {kept[2]} ХХІ</p><!-- қaз -->"

    assert mended_html(html) == html.replace(">қaз<", ">қаз<").replace("ХХІ", "XXI")


def test_a_tag_is_not_joined_with_the_mark_behind_it():
    html = "<p>\u0338қ</p>"  # NFC of the whole would write «≯» for the bracket

    assert mended_html(html) == html


# --- For any text --------------------------------------------------------------------

CYRILLIC = "АБВСЕНІКМОРТХУҮҰҚӘӨҺабвсеіоһрхуүұқәөйёћЋ"
LATIN = "ABCEHIKMOPTXYVLaceiohpxywzəƏɵƟëË"
OTHERS = "θΘαορ¥ıķŋ \u00a0.,-–«»()0129\u00ad\u200b\u200d\u0306\u0308\u0338½⁶<>&;/\"'"
texts = st.text(CYRILLIC + LATIN + OTHERS, max_size=30) | st.text(max_size=20)

# Letters of one look; no other may take a letter's place.
LOOKS = str.maketrans(
    "АВСЕНІКМОРТХУасеіоһрхуәөӘӨΑΒΕΗΙΚΜΟΡΤΧαορΘθıķŋҮҰұћЋҺɵƟ",
    "ABCEHIKMOPTXYaceiohpxyəoƏOABEHIKMOPTXaopOoiқңY¥¥hhhoO",
)
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def look(text):
    text = text.translate(INVISIBLE).translate(LOOKS)
    return unicodedata.normalize(
        "NFD", unicodedata.normalize("NFD", text).translate(LOOKS)
    )


@given(texts)
@example("¥Ë̆І")  # of a letter that was mended its neighbour learns
def test_mending_twice_changes_nothing_more(text):
    assert mended(mended(text)) == mended(text)
    assert mended_html(mended_html(text)) == mended_html(text)


@given(texts)
def test_the_look_of_a_text_stays(text):
    assert look(mended(text)) == look(text)


@given(st.text("abcdefxyzABCIXVë é'-.,1\n") | st.text("абвгдёйқәөұіАБВҚӘ -.,1\n"))
def test_a_text_of_one_alphabet_stays(text):
    text = unicodedata.normalize("NFC", text)

    assert mended(text) == text


@given(texts, texts)
def test_no_attribute_is_ever_touched(value, words):
    value, words = value.replace('"', ""), words.replace("<", "").replace(">", "")

    html = mended_html(f'<a href="{value}">{words}</a>')

    assert html.startswith(f'<a href="{value}">')
    assert html.endswith("</a>")


@given(texts)
def test_words_stand_in_html_as_they_stand_alone(text):
    text = "".join(one for one in text if one not in "<>&")

    assert mended_html(f"<p>{text}</p>") == f"<p>{mended(text)}</p>"
