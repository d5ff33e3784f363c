"""Word lists: closed classes, stop words, abbreviations, from ``data/words.toml``."""

import functools
import tomllib
from importlib import resources


def words_of(name: str) -> frozenset[str] | dict[str, frozenset[str]]:
    """Return the words of the list ``name``, or of each list in a table of them.

    >>> "және" in words_of("stop_words")["kk"], "проф" in words_of("titles")
    (True, True)
    """
    told = _tables()[name]
    if isinstance(told, str):
        return frozenset(told.split())
    return {key: frozenset(words.split()) for key, words in told.items()}


@functools.cache
def _tables() -> dict[str, str | dict[str, str]]:
    file = resources.files("languages") / "data" / "words.toml"
    return tomllib.loads(file.read_text("utf-8"))
