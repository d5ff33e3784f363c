"""Words that are right as they are typed, and words robbed of some letters."""

import pytest

from languages.known_words import is_known
from languages.word_lists import words_of

# Frequent words with their endings, most of which differ by a letter from another word.
RIGHT = """
алтын орда алтынның тарих тарихи саяси саясат сайлау сайлаудың халық халықтың халқы ел
елдің еліміз тіл тілінде сөз сөзі ой ойы жол жолы жер жері су тау дала қала қаланың ауыл
үй үйде адам адамның бала баласын ана ата жас жастар жасын еңбек еңбегі жұмыс қызмет
білім ғылым ғылыми мектеп мұғалім оқу оқыту тарту болу бару беру алу айту сату тану басу
бас басын бет бетін сан санын жан жаны жанын тан таңы қан қаны күн күні түн тур тұр түр
от отын өт орыс өріс орыны орын орта ортасы бөлім болған бөлген туған тұрған туралы заң
заңы заман замана уақыт мәселе мәселесі мәдениет мәдени әдебиет әдеби әлем әлеуметтік
тәуелсіз тәуелсіздік егемендік мемлекет мемлекеттік үкімет президент парламент депутат
конституция реформа республика демократия экономика экономикалық қоғам қоғамдық қоғамның
құқық құқықтық бостандық теңдік тең жаңа жаңару жаңғыру жаңарту даму дамыту кітап кітабы
кітаптың жазу жазба сурет карта картасы шын шың ар ән әні арман атом сот соты сотта банк
ақша нарық баға бағасы сала саласын салық тауар сауда қор қоры қол көл көз көзі жүрек
жүрегі отбасы отбасын отбасында шаңырақ қазақ қазақтың қазақстан астана алматы абай алаш
орданың хан ханы хандық дәуір дәуірінің ғасыр ғасырдың жыл жылғы жылдар бүгін ертең кеше
қазір қашан кейін бұрын онда сонда осында енді керек мүмкін
"""
RUSSIAN = """
история истории наука науки культура культуры народ народа право права закон законы
выборы выборов страна страны мир мира язык языка слово слова время времени человек люди
общество общества государство власть власти реформа реформы образование студенты студент
университет школа учитель книга книги карта карты роль роли тенге аким орган органы путь
дом город города дело дела жизнь смерть война победа память вопрос ответ конференция
независимость конституция парламент правительство министр экономика рынок банк деньги
как куда кому они сил были быть только сейчас потом здесь дорога дороги модели писем
сути
"""
ENGLISH = """
history science culture language law laws state people world human rights freedom reform
election elections parliament government university student students school teacher book
books research conference seminar session economy market bank money family youth women
today many may can day key set song under law say pay law sat wide any elder media forum
plan panel professor AI IT UN education independence constitution republic democracy
policy
"""


@pytest.mark.parametrize("words", [RIGHT, RUSSIAN, ENGLISH])
def test_a_frequent_word_is_right_as_it_is(words):
    assert [word for word in words.split() if not is_known(word)] == []


def test_a_name_is_right_as_it_is():
    names = words_of("given_names") | words_of("protected_names")

    assert [name for name in names if not is_known(name)] == []


@pytest.mark.parametrize(
    "name", ["Айгүлдің", "Айгерімге", "Асельдің", "Жанібекке", "Мадинаны", "Ерланмен"]
)
def test_a_name_is_right_in_any_case(name):
    assert is_known(name)


# Texts from the web have taught the lexicon some of these.
ROBBED = """
когам қогам коғам казакстан тили тілинін тилінің қазакстан тауелсиздик тауелсіздік
тәуелсиздик халык халыктың гылым билим окыту кукык құкық максат кызмет жангыру жаңгыру
жанғыру укімет омір озгеріс мадениет аныктау сакталу катынас баскару кажет экономикалык
когамдык казактын kogam bilim tauelsizdik qogam madeniet zhangyru janghyru jan'g'yry'
ulttyq
"""


@pytest.mark.parametrize("word", ROBBED.split())
def test_a_word_with_letters_lost_is_not_known(word):
    assert not is_known(word)


@pytest.mark.parametrize("word", ["", "-", "1991", "ъ", "фффф", "xyzzy", "a" * 500])
def test_what_is_no_word_is_not_known(word):
    assert not is_known(word)
