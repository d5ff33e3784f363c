"""What two good readings may differ in."""

import re


def same(text: str) -> str:
    """Return ``text`` without what two good readings may differ in."""
    return re.sub(r"\s*([.–—-])\s*", r"\1", text.replace("ё", "е")).strip(" .")


def first(texts: dict) -> str:
    """Return a proposed text in the language in which it was read first."""
    return next(iter(texts.values())).value
