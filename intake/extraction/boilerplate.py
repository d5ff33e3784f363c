"""Lines that belong to the web page a text was copied from, in whatever language."""

from languages.sentences import flat

from ..readers.blocks import BESIDE_THE_TEXT, Block, BlockKind
from ..rules import rules
from .language_versions import LANGUAGES, is_language_name

_MOST_WORDS = 12


def is_boilerplate(block: Block) -> bool:
    """Tell whether a line is a menu, a counter or a button, or names a language."""
    if block.kind in {BlockKind.HEADING, *BESIDE_THE_TEXT} or not block.text:
        return False
    plain = flat(block.text).strip()
    if is_language_name(plain):
        return True
    if len(plain.split()) > _MOST_WORDS:
        return False
    return any(_is_of_page(plain, language) for language in LANGUAGES)


def _is_of_page(plain: str, language: str) -> bool:
    words = rules(language)
    line = rf"(?:{words.boilerplate})(?:\s*(?:[:»>/|•·]|\d|-).*)?"
    return bool(words.compiled(line).fullmatch(plain))
