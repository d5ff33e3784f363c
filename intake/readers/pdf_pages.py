"""PDF interpreter with limits: pages, what a stream unpacks into, what is drawn.

A form of a few lines may draw another ten times and that one the next: it is not the
file's length that tells how long it takes, but how much is drawn in the end.
"""

import io
import re
import zlib
from collections.abc import Iterator, Sequence

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import stream_value

from events.media.refusals import Refusal, Unreadable
from events.media.zip_safety import MEGABYTE

MOST_PAGES = 300
MOST_UNPACKED = 100 * MEGABYTE  # of one stream; a large photo has sixty
MOST_DRAWN = 30 * MEGABYTE  # of operators and operands, each time that they are drawn
_A_FORM = 5_000  # what it costs to begin one, in such bytes

_STREAM = re.compile(rb"stream\r?\n")


def pages(data: bytes) -> Iterator[LTPage]:
    """Yield the pages of a PDF with their texts where they stand."""
    refuse_bombs(data)
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    device.left_to_draw = MOST_DRAWN
    interpreter = _Interpreter(manager, device)
    for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data))):
        if number >= MOST_PAGES:
            raise Unreadable(Refusal.TOO_LONG)
        interpreter.process_page(page)
        yield device.get_result()


def refuse_bombs(data: bytes) -> None:
    """Refuse a file of which one stream unpacks into far more than a page needs."""
    for start in _STREAM.finditer(data):
        end = data.find(b"endstream", start.end())
        inflating = zlib.decompressobj()
        try:
            packed = memoryview(data)[start.end() : end if end > 0 else None]
            inflating.decompress(packed, MOST_UNPACKED)
        except zlib.error:
            continue  # not packed, or in another way
        if inflating.unconsumed_tail:
            raise Unreadable(Refusal.BOMB)


class _Interpreter(PDFPageInterpreter):
    """Counts what is drawn; forms within forms share the device that knows it."""

    def execute(self, streams: Sequence[object]) -> None:
        drawn = sum(len(stream_value(stream).get_data()) for stream in streams)
        self.device.left_to_draw -= drawn + _A_FORM
        if self.device.left_to_draw < 0:
            raise Unreadable(Refusal.TOO_INTRICATE)
        super().execute(streams)
