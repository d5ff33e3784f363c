"""What the tests of papers share: the words on one."""

import re
from io import BytesIO

from pdfminer.high_level import extract_text


def words_of(drawn):
    """The text of a PDF as a reader would copy it, on one line."""
    text = extract_text(BytesIO(drawn)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", text)
