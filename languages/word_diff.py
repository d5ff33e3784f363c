"""What changed between two versions of a text, told in whole words.

Letter by letter, «жаңару» and «жаңғыру» would become a riddle; a person who checks a
translation wants to see which words went and which came.
"""

import re
from typing import Literal, NamedTuple

from diff_match_patch import diff_match_patch

LONGEST_SEARCH = 1.0  # seconds; after that the difference is coarser, never wrong

_WORDS = re.compile(r"\w+(?:[-'’]\w+)*|\s+|[^\w\s]")
_FIRST_SIGN = 0x40000  # from here on no sign is a letter or a space
_KINDS = {
    diff_match_patch.DIFF_EQUAL: "equal",
    diff_match_patch.DIFF_INSERT: "insert",
    diff_match_patch.DIFF_DELETE: "delete",
}


class Part(NamedTuple):
    """A run of words that both versions have, or only the new or the old one."""

    kind: Literal["equal", "insert", "delete"]
    text: str


def difference(old: str, new: str) -> list[Part]:
    """Return the parts of which ``old`` and ``new`` consist, in reading order.

    Both are plain text. The equal and the deleted parts together are ``old``, the
    equal and the inserted ones ``new``. A single word left between two changes is
    told with them: a sentence rewritten reads as one change, not as confetti.

    >>> for kind, text in difference("Саяси жаңару жолы", "Саяси жаңғыру жолы"):
    ...     print(kind, repr(text))
    equal 'Саяси '
    delete 'жаңару'
    insert 'жаңғыру'
    equal ' жолы'
    >>> difference("", "")
    []
    """
    signs: dict[str, str] = {}
    search = diff_match_patch()
    search.Diff_Timeout = LONGEST_SEARCH
    found = search.diff_main(_as_signs(old, signs), _as_signs(new, signs), False)
    search.diff_cleanupSemantic(found)
    words = {sign: word for word, sign in signs.items()}
    return [
        Part(_KINDS[kind], "".join(words[sign] for sign in run)) for kind, run in found
    ]


def _as_signs(text: str, signs: dict[str, str]) -> str:
    """Return ``text`` with one sign for each word: the library compares signs."""
    return "".join(
        signs.setdefault(word, chr(_FIRST_SIGN + len(signs)))
        for word in _WORDS.findall(text)
    )
