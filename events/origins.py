"""Translation provenance in words: how the texts were made that a reader is shown.

The words stand in ``text_origins.toml``, where a lawyer may change them.
"""

import tomllib
from pathlib import Path

from languages.fallback import LANGUAGES, localized

from .columns import TEXTS, TEXTS_OF_PARTS

_FILE = Path(__file__).with_name("text_origins.toml")
WORDS = tomllib.loads(_FILE.read_text("utf-8"))


def told(event, language):
    """Return each row, its words for a reader, and whether any such text is shown."""
    known = sorted(event.origins.all(), key=lambda one: LANGUAGES.index(one.language))
    shown = _languages_shown(event, language) if known else set()
    return [(one, words(one, language), one.language in shown) for one in known]


def words(origin, language):
    """Return for a reader of ``language`` which text was made, and how."""
    way = "person_named" if origin.translator else origin.made
    said = WORDS[way][language].replace("{translator}", origin.translator)
    return f"{origin.get_language_display()}: {said}"


def _languages_shown(event, language):
    """Return the languages of all texts of a page, of those that stand in, too."""
    things = [(event, TEXTS)]
    for relation, fields in TEXTS_OF_PARTS.items():
        things += [(part, fields) for part in getattr(event, relation).all()]
    found = (
        localized(thing, field, language, event.original_language)
        for thing, fields in things
        for field in fields
    )
    return {text.language for text in found if text}
