"""Paragraphs that give somebody the word: «Ғ. Есім: …»."""

from languages.names.extraction import FoundName, find_names

from ..readers.blocks import Block
from ..rules import Rules
from .texts import marker_length

_LONGEST_LEAD = 140
_FEWEST_WORDS = 5


def speaker_of(block: Block, rules: Rules) -> FoundName | None:
    """Return whose words a paragraph prints, when it begins with a name and a colon."""
    text = block.text
    colon = text.find(":", 0, _LONGEST_LEAD)
    if colon < 0 or len(text[colon:].split()) < _FEWEST_WORDS:
        return None
    lead = text[:colon]
    found = find_names(lead, rules.language, expected=True, excluded=rules.is_no_name)
    begins = marker_length(text) + 1
    if len(found) == 1 and found[0].start <= begins and found[0].certainty > 0.7:
        return found[0]
    return None
