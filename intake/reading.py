"""Reading worker: what the sandbox runs to make a proposal of a file.

It imports no model and starts no Django, so that an author does not wait for it.
"""

from dataclasses import asdict, replace

from events.media import sandbox
from events.media.refusals import Refusal, Unreadable

from . import converting
from .proposal import Proposal
from .readers.blocks import Image

_WORKER = "intake.reading"


def read_proposal(data: bytes, name: str, language: str = "") -> Proposal:
    """Return what is understood of a file, or raise ``Unreadable`` with what to do."""
    data, name = converting.modern(data, name)
    asked = {"name": name, "language": language}
    try:
        said, _rest = sandbox.ask(_WORKER, data, **asked)
    except Unreadable as refusal:
        if refusal.code != Refusal.SCAN or not converting.languages():
            raise
        words = converting.recognised(data)
        said, _rest = sandbox.ask(_WORKER, words, **asked, is_recognised=True)
    try:
        return Proposal.from_json(said)
    except ValueError as error:
        raise Unreadable(Refusal.TOO_INTRICATE) from error


def read_images(data: bytes, name: str) -> tuple[Image, ...]:
    """Return the pictures of a file, in the order in which a proposal counts them."""
    said, rest = sandbox.ask(_WORKER, data, name=name, pictures=True)
    images = []
    try:
        for content_type, alt, length in said:
            images.append(Image(str(content_type), rest[:length], str(alt)))
            rest = rest[length:]
    except (TypeError, ValueError) as error:
        raise Unreadable(Refusal.TOO_INTRICATE) from error
    return tuple(images)


def _answer(data, *, name, language="", pictures=False, is_recognised=False):
    from .extraction.extract import extract  # only in the sandbox
    from .readers.reader import read

    source = replace(read(data, name), is_recognised=is_recognised)
    if not pictures:
        # Pydantic takes longer to load than all the rest; whoever asked has it.
        return asdict(extract(source, language)), b""
    told = [(image.content_type, image.alt, len(image.data)) for image in source.images]
    return told, b"".join(image.data for image in source.images)


if __name__ == "__main__":
    sandbox.serve(_answer)
