"""Reading worker: what the sandbox runs to make a proposal of a file.

It imports no model and starts no Django, so that an author does not wait for it.
"""

from dataclasses import asdict, replace

from events.media import sandbox
from events.media.refusals import Refusal, Unreadable

from . import converting
from .proposal import Proposal, Question, QuestionKind, Span
from .readers.blocks import Image, Source

_WORKER = "intake.reading"
_HEAD = 2  # lines of a second event that one is shown


def read_proposal(
    data: bytes, name: str, language: str = "", part: tuple[int, int | None] = (0, None)
) -> Proposal:
    """Return what is understood of a file, or raise ``Unreadable`` with what to do.

    A ``part`` is read alone: from one of the file's blocks to before another.
    """
    data, name = converting.modern(data, name)
    asked = {"name": name, "language": language, "part": part}
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


def _answer(
    data, *, name, language="", part=(0, None), pictures=False, is_recognised=False
):
    from .readers.reader import read  # only in the sandbox

    source = replace(read(data, name), is_recognised=is_recognised)
    if not pictures:
        # Pydantic takes longer to load than all the rest; whoever asked has it.
        return asdict(_understood(_part_of(source, *part), language)), b""
    told = [(image.content_type, image.alt, len(image.data)) for image in source.images]
    return told, b"".join(image.data for image in source.images)


def _understood(source: Source, language: str) -> Proposal:
    from .extraction.extract import extract
    from .extraction.two_events import second_event

    proposal = extract(source, language)
    if not (number := second_event(source.blocks)):
        return proposal
    head = source.blocks[number : number + _HEAD]
    spans = tuple(Span(block.number, 0, len(block.text)) for block in head)
    asked = Question(QuestionKind.TWO_EVENTS, f"blocks.{number}", spans=spans)
    return replace(proposal, questions=(asked, *proposal.questions))


def _part_of(source: Source, begins: int, ends: int | None) -> Source:
    blocks = enumerate(source.blocks[begins:ends])
    numbered = tuple(replace(block, number=number) for number, block in blocks)
    return replace(source, blocks=numbered)


if __name__ == "__main__":
    sandbox.serve(_answer)
