"""Kazakh in Latin and Arabic letters; the words are our own, by the rule they show."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.kazakh.scripts import convert
from languages.kazakh.scripts_in_html import convert_html, mark

WORDS = [  # Cyrillic, Latin, töte jazu
    # The hamza stands once, before the word, and only where nothing else is clear.
    ("тіл", "tıl", "ٴتىل"),
    ("тілге", "tılge", "تىلگە"),
    ("ән", "än", "ٴان"),
    ("ән-күй", "än-küi", "ٴان-كۇي"),
    ("сөз-сөзбен", "söz-sözben", "ٴسوز-سوزبەن"),
    ("қала", "qala", "قالا"),
    ("Әуезов", "Äuezov", "اۋەزوۆ"),
    # И and й are one letter, and «ия», «ию» have it once.
    ("ойын", "oiyn", "ويىن"),
    ("иіс", "iıs", "ٴيىس"),
    ("партия", "partia", "پارتيا"),
    ("қия", "qia", "قيا"),
    ("аю", "aiu", "ايۋ"),
    ("вузы", "vuzy", "ۆۋزى"),
    # The signs without a sound fall.
    ("альбом", "albom", "البوم"),
    ("объектив", "obektiv", "وبەكتيۆ"),
    # Capitals: of two letters for one the second is small, but not in capital words.
    ("Ибраһим", "İbrahim", "يبراھيم"),
    ("Юсуф", "İusuf", "يۋسۋف"),
    ("ЮРТА", "İURTA", "يۋرتا"),
    ("Чехов", "Tşehov", "چەحوۆ"),
    ("ІЛІМ", "ILIM", "ٴىلىم"),
    ("ЖШС", "JŞS", "جشس"),
    # Roman numerals as a Kazakh keyboard types them, and initials that are none.
    ("ХVIII", "XVIII", "XVIII"),
    ("ХІІ–ХІІІ ғасырлар", "XII–XIII ğasyrlar", "XII–XIII عاسىرلار"),
    ("ХХ-шы", "XX-şy", "XX-شى"),
    ("Х съезд", "X sezd", "X سەزد"),
    ("Х. Әбішев", "H. Äbışev", "ح. ابىشەۆ"),
    ("Әбішев Х.", "Äbışev H.", "ابىشەۆ ح."),
    ("ІХХ", "IHH", "ٴىحح"),
    # Marks of a sentence have their own shape, those of a number stay.
    ("ал, біз; сен?", "al, bız; sen?", "ال، ٴبىز؛ سەن؟"),
    ("← ал →", "← al →", "→ ال ←"),
    ("4,5 млн, 12", "4,5 mln, 12", "4,5 ملن، 12"),
    # What is not Kazakh stays.
    ("www.q.kz/ән?x=1, ән", "www.q.kz/ән?x=1, än", "www.q.kz/ән?x=1، ٴان"),
    ("ән@q.kz?", "ән@q.kz?", "ән@q.kz؟"),
    ("PDF, DOCX", "PDF, DOCX", "PDF، DOCX"),
    (
        "<b title='ән; ал'>ән</b>",
        "<b title='ән; ал'>än</b>",
        "<b title='ән; ал'>ٴان</b>",
    ),
    ("ән&nbsp;&amp; ал", "än&nbsp;&amp; al", "ٴان&nbsp;&amp; ال"),
    # A syllable may end a line in Latin letters; Arabic ones are never cut.
    ("жи\u00adя\u00adлыс", "ji\u00ada\u00adlys", "جيالىس"),
]


@pytest.mark.parametrize(("cyrillic", "latin", "arabic"), WORDS)
def test_whole_words_are_converted(cyrillic, latin, arabic):
    assert (convert(cyrillic, "latn"), convert(cyrillic, "arab")) == (latin, arabic)


HTML = [  # script, before, after
    ("latn", '<p id="s1p1">Ән</p>', '<p id="s1p1">Än</p>'),
    ("latn", '<i lang="ru">Слово</i> ән', '<i lang="ru">Слово</i> än'),
    ("latn", '<i lang="kk">ән</i>', '<i lang="kk-Latn">än</i>'),
    (
        "latn",
        '<a href="/?q=ән" title="ән">ән</a>',
        '<a href="/?q=ән" title="ән">än</a>',
    ),
    ("arab", '<i lang="ru">Слово</i>', '<i dir="ltr" lang="ru">Слово</i>'),
    ("arab", '<i lang="ru" dir="ltr">Слово</i>', '<i lang="ru" dir="ltr">Слово</i>'),
    (
        "arab",
        '<div lang="ru"><div>Да</div><br>Нет</div>ән',
        '<div dir="ltr" lang="ru"><div>Да</div><br>Нет</div>ٴان',
    ),
    ("arab", "<code>ән</code> ән", '<code dir="ltr">ән</code> ٴان'),
    (
        "arab",
        '<p translate="no">Ән. <i>Ал</i></p>ән',
        '<p dir="ltr" translate="no">Ән. <i>Ал</i></p>ٴان',
    ),
    (
        "latn",
        "<p>Ән айтты.</p><p>А он <i>сказал</i>, что песни не знает.</p>",
        '<p>Än aitty.</p><p lang="ru">А он <i>сказал</i>, что песни не знает.</p>',
    ),
    ("arab", "2011 жыл", "2011 جىل"),
    ("arab", "2010–2011, 2012 ж.", "<bdi>2010–2011</bdi>، 2012 ج."),
    ("arab", "тел. +7 (727) 29-10", "تەل. <bdi>+7 (727) 29-10</bdi>"),
    ("arab", "1&nbsp;234,5 &amp; 5", "<bdi>1&nbsp;234,5</bdi> &amp; 5"),
    ("arab", "https://q.kz/ән, ән", "<bdi>https://q.kz/ән</bdi>، ٴان"),
    ("arab", "Word 2019 және", "<bdi>Word 2019</bdi> جانە"),
]


@pytest.mark.parametrize(("script", "before", "after"), HTML)
def test_in_html_only_the_words_of_kazakh_texts_change(script, before, after):
    assert convert_html(before, script) == after


def test_the_first_element_says_how_it_is_written():
    page = '\n<article class="prose"><p>ٴان</p></article>'

    marked = mark(page, "arab")

    assert marked == page.replace("<article", '<article lang="kk-Arab" dir="rtl"')


WORDS_IN_HTML = ["ән", "ХХІ, ал; сен?", "4,5", "A5 b", "&amp;", "&nbsp;7", "q.kz/ән"]
NAMES = ["p", "i", "code", "div"]
TOLD = ["", ' lang="ru"', ' lang="kk"', ' title="ән > ал; 5"', ' translate="no"']
LAYER = st.tuples(*map(st.sampled_from, (NAMES, TOLD, WORDS_IN_HTML, WORDS_IN_HTML)))


def nested(layers):
    """Wrap one element around the other, each with words before and after."""
    html = ""
    for name, told, before, after in layers:
        html = f"<{name}{told}>{before}{html}<br>{after}</{name}>"
    return html


MADE = re.compile(r"</?bdi>| dir=\"ltr\"|(?<=lang=\"kk)-\w+")
TAG = re.compile(r"<(?:\"[^\"]*\"|[^\">])*>")


@given(
    html=st.lists(LAYER, max_size=6).map(nested),
    script=st.sampled_from(["latn", "arab"]),
)
def test_mark_up_stays_whole_whatever_it_holds(html, script):
    converted = MADE.sub("", convert_html(html, script))

    assert TAG.findall(converted) == TAG.findall(html)
