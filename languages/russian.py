"""Russian words in other forms, through pymorphy3 and its dictionaries."""

import functools
import re

_ADJECTIVE_ENDING = re.compile(
    r"[\w-]+(?:ого|его|ому|ему|ым|им|ом|ем|ой|ей|ый|ий|ая|яя|ую|юю|ое|ее|ые|ие|ых|их)"
)
_NAMELESS = re.compile(r"[^\u0000-\u052f]")  # letters the analyser has no name for
_NO_DEVICES = {"модератор"}  # people whom the dictionaries take for things
_NOT_DESCRIBING = ("Apro", "Anum")  # «этот», «первый» belong to no name


@functools.cache
def morphology():
    """Return the analyser; its dictionaries take half a second to load."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


@functools.lru_cache(maxsize=20_000)
def parses(word: str) -> tuple:
    """Return the readings of ``word``, the likeliest first."""
    return tuple(morphology().parse(_NAMELESS.sub("", word.lower()) or "-"))


def is_adjective(word: str) -> bool:
    """Tell whether ``word`` describes a noun.

    >>> is_adjective("Казахского"), is_adjective("истории"), is_adjective("этого")
    (True, False, False)
    """
    likely = parses(word)[:3]
    if not _ADJECTIVE_ENDING.fullmatch(word.lower()):
        return False
    return any(parse.tag.POS == "ADJF" for parse in likely) and not any(
        mark in parse.tag for parse in likely for mark in _NOT_DESCRIBING
    )


@functools.lru_cache(maxsize=20_000)
def is_genitive(word: str) -> bool:
    """Tell whether ``word`` may be a noun or an adjective in the genitive.

    >>> is_genitive("истории"), is_genitive("факультет"), is_genitive("для")
    (True, False, False)
    """
    likely = parses(word)[:6]
    nominal = {"NOUN", "ADJF", "PRTF"}
    return likely[0].tag.POS not in {"VERB", "PREP"} and any(
        parse.tag.POS in nominal and "gent" in parse.tag for parse in likely
    )


def cases_of_person(word: str) -> frozenset[str]:
    """Return the cases in which ``word`` may name one kind of person: «профессора».

    >>> sorted(cases_of_person("адвоката")), sorted(cases_of_person("истории"))
    (['accs', 'gent'], [])
    """
    likely, *others = parses(word)
    person = "inan" if likely.normal_form in _NO_DEVICES else "anim"
    if person not in likely.tag or "sing" not in likely.tag:
        return frozenset()
    tags = [parse.tag for parse in (likely, *others)]
    return frozenset(tag.case for tag in tags if person in tag and "sing" in tag)


@functools.lru_cache(maxsize=20_000)
def cases_of_people(word: str) -> frozenset[str]:
    """Return the cases in which ``word`` may name one person or several.

    >>> sorted(cases_of_people("доцентами")), sorted(cases_of_people("истории"))
    (['ablt'], [])
    """
    if cases := cases_of_person(word):
        return cases
    tags = [parse.tag for parse in parses(word)]
    is_of_people = {"NOUN", "anim"} in tags[0]
    return frozenset(tag.case for tag in tags if is_of_people and "anim" in tag)


@functools.lru_cache(maxsize=20_000)
def is_group_of_people(word: str) -> bool:
    """Tell whether ``word`` means several people: «студентов», but not «студента».

    >>> [is_group_of_people(word) for word in ("студентов", "студента", "вопросы")]
    [True, False, False]
    """
    tag = parses(word)[0].tag
    return {"NOUN", "anim", "plur"} in tag and "datv" not in tag


def is_verb(word: str) -> bool:
    """Tell whether a word says what was done: «выступил», «избрана»."""
    return parses(word)[0].tag.POS in {"VERB", "PRTS"}


@functools.lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Tell whether ``word`` is in the dictionary, and as nobody's name.

    >>> is_common("Правительство"), is_common("Вера"), is_common("Быстров")
    (True, False, False)
    """
    names = {"Name", "Surn", "Patr"}
    return morphology().word_is_known(word.lower()) and not any(
        mark in parse.tag for parse in parses(word) for mark in names
    )


def may_be_nominative(word: str) -> bool:
    """Tell whether ``word`` may be said of one: «чиж», «пшеничная»."""
    tags = (parse.tag for parse in parses(word) if parse.tag.POS in ("NOUN", "ADJF"))
    return any({"sing", "nomn"} in tag for tag in tags)


@functools.lru_cache(maxsize=20_000)
def is_noun(word: str) -> bool:
    """Tell whether ``word`` may be a noun.

    >>> is_noun("кафедра"), is_noun("выступил")
    (True, False)
    """
    return any(parse.tag.POS == "NOUN" for parse in parses(word)[:3])


@functools.lru_cache(maxsize=20_000)
def agreeing(adjective: str, gender: str) -> str:
    """Return ``adjective`` in the nominative of ``gender``, its capital kept.

    Without a gender it goes with several.

    >>> agreeing("Казахского", "masc"), agreeing("важным", "")
    ('Казахский', 'важные')
    >>> agreeing("Высшей", "femn")  # and not «высочайшая»
    'Высшая'
    """
    adjectival = ("ADJF", "PRTF")
    parse = next((p for p in parses(adjective) if p.tag.POS in adjectival), None)
    number = {"sing", gender} if gender else {"plur"}
    form = parse and parse.inflect({"nomn", *number})
    if form and "Supr" in parse.tag:
        wanted = {"nomn", "Supr", *number}
        alike = (f for f in parse.lexeme if wanted in f.tag)
        form = next((f for f in alike if f.word[:4] == parse.word[:4]), form)
    return _like(adjective, form.word if form else adjective)


@functools.lru_cache(maxsize=20_000)
def nominative(noun: str) -> tuple[str, str]:
    """Return the nominative of a noun in the number it has, and its gender.

    >>> nominative("Кафедрой"), nominative("факультета")
    (('Кафедра', 'femn'), ('факультет', 'masc'))
    """
    nouns = [parse for parse in parses(noun) if parse.tag.POS == "NOUN"]
    known = [parse for parse in nouns if parse.is_known]  # and no «акимата»
    straight = [parse for parse in known if {"anim", "sing", "nomn"} in parse.tag]
    parse = [*straight, *nouns, parses(noun)[0]][0]  # «статистик»: of no statistics
    form = parse.inflect({"nomn"})
    gender = "" if "plur" in parse.tag else parse.tag.gender or "masc"
    return _like(noun, form.word if form else noun), gender


def phrase_in_nominative(phrase: str, case: str) -> str:
    """Return a phrase that stands in ``case`` in the nominative, where it is plain.

    >>> phrase_in_nominative("роли сельской библиотеки", "datv")
    'роль сельской библиотеки'
    """
    words = phrase.split(" ")
    for place, word in enumerate(words):
        parse = next((p for p in parses(word) if case in p.tag), None)
        if parse is None or parse.tag.POS not in {"NOUN", "ADJF", "PRTF"}:
            return phrase
        if parse.tag.POS == "NOUN":
            noun, gender = nominative(word)
            described = [agreeing(word, gender) for word in words[:place]]
            rest = words[place + 1 :]
            if rest[:1] == ["и"]:
                rest = ["и", phrase_in_nominative(" ".join(rest[1:]), case)]
            return " ".join([*described, noun, *rest])
    return phrase


def _like(shown: str, word: str) -> str:
    """Return ``word`` with a capital where ``shown`` has one."""
    parts = zip(word.split("-"), shown.split("-"), strict=False)
    if word.count("-") != shown.count("-"):
        return word.capitalize() if shown[:1].isupper() else word
    return "-".join(w.capitalize() if s[:1].isupper() else w for w, s in parts)
