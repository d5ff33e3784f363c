"""How a person's name is set: initials for a portrait, no break after an initial."""

import re

from .printed import LONG_INITIALS, family_name, is_initial, without_remarks

_INITIAL = rf"(?:{'|'.join(LONG_INITIALS)}|[^\W\d_])\."

_BESIDE_AN_INITIAL = re.compile(rf"(\b{_INITIAL})\s+(?=\w)|(?<=\w)\s+(?={_INITIAL})")
_STRAY_MARK = re.compile(r"(?<!\w)[.,]")  # behind a name that was taken out


def keep_together(name: str) -> str:
    """Return ``name`` with no-break spaces, so an initial never ends a line.

    >>> keep_together("Ғ. Есім") == "Ғ.\N{NO-BREAK SPACE}Есім"
    True
    """
    if "." not in name:  # most texts of a page have none
        return name
    return _BESIDE_AN_INITIAL.sub("\\1\N{NO-BREAK SPACE}", name)


def initials(name: str) -> str:
    """Return up to two capitals that stand in for a portrait.

    >>> initials("Ғ.Есім"), initials("Мұсатаев Сейілбек Шаяхметұлы"), initials("Кан")
    ('ҒЕ', 'МС', 'К')
    >>> initials("А. В. Зель")  # the surname counts, not the patronymic
    'АЗ'
    """
    first, *rest = re.findall(r"[^\W\d_]+", without_remarks(name)) or [""]
    second = rest[-1 if is_initial(first.lower()) else 0] if rest else ""
    return (first[:1] + second[:1]).upper()


def family_and_rest(printed: str, family: str = "") -> tuple[str, str]:
    """Return the family name and the rest of a name as printed, or ``("", printed)``.

    ``family`` is how the person's family name is spelt, when it is known. Without it
    the form of the words must tell the two apart; nothing is guessed.

    >>> family_and_rest("Ғ. Есім"), family_and_rest("Зель А.В.")
    (('Есім', 'Ғ.'), ('Зель', 'А.В.'))
    >>> family_and_rest("Garifolla Yessim"), family_and_rest("Seilbek Musatayev")
    (('', 'Garifolla Yessim'), ('Musatayev', 'Seilbek'))
    >>> family_and_rest("Garifolla Yessim", family="Yessim")
    ('Yessim', 'Garifolla')
    >>> family_and_rest("Айгүл Серікова (Омарова)", family="Омарова")
    ('Серікова', 'Айгүл')
    """
    name = without_remarks(printed)
    for known in filter(None, (family, family_name(printed))):
        one_word = known in re.findall(r"\w+", name)  # no pattern for each name
        if one_word or re.search(rf"(?<!\w){re.escape(known)}(?!\w)", name):
            rest = _STRAY_MARK.sub("", name.replace(known, " ", 1))
            return known, " ".join(rest.split())
    return "", printed
