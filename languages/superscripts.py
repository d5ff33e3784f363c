"""Superscripts and subscripts in plain text: «10⁶» must never be read as «106»."""

_HIGH = str.maketrans(
    "0123456789+-−–=()abcdefghijklmnoprstuvwxyz",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
)
_LOW = str.maketrans("0123456789+-−–=()aehinx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢₙₓ")
_CLEAR = {"", "st", "nd", "rd", "th", "*", "†", "‡", "°"}


def in_script(tag: str, text: str) -> str:
    """Return what ``sup`` or ``sub`` holds in signs of its own, else in brackets.

    An English ending, and a star or a number in brackets, cannot be misread.

    >>> [in_script("sup", text) for text in ("6", "-1", "th", "[2]", "Қ")]
    ['⁶', '⁻¹', 'th', '[2]', '^(Қ)']
    """
    sign, signs = ("^", _HIGH) if tag == "sup" else ("_", _LOW)
    words = text.strip()
    if words in _CLEAR or words[0] + words[-1] == "[]":
        return text
    own = all(ord(letter) in signs for letter in words)
    return text.translate(signs) if own else text.replace(words, f"{sign}({words})")
