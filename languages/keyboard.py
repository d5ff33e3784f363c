"""Text typed with the keyboard in the wrong layout: «vtrntg» for «мектеп».

Whoever forgets to switch from English to Kazakh or Russian strikes the right keys and
sees nonsense. The keys know better. Offer this reading only when the text as typed
finds nothing, for «but» is also «ите».
"""

_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю."
# The Kazakh layout has the letters of its own in the row of digits.
_KAZAKH_ROW = dict(zip("2345890-=", "әіңғүұқөһ", strict=True))

_TO_RUSSIAN = str.maketrans(dict(zip(_KEYS, _RUSSIAN, strict=True)))
_TO_KAZAKH = str.maketrans(dict(zip(_KEYS, _RUSSIAN, strict=True)) | _KAZAKH_ROW)


def retype(text: str, language: str) -> str:
    """Return what the keys struck for ``text`` write in the layout of ``language``.

    >>> retype("vtrntg", "kk"), retype("0fpf0cnfy", "kk"), retype("rheuksq cnjk", "ru")
    ('мектеп', 'қазақстан', 'круглый стол')
    """
    return text.lower().translate(_TO_KAZAKH if language == "kk" else _TO_RUSSIAN)
