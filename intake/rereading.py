"""What a kept file says: as it was understood then, or read once more."""

from .extraction.extract import extract
from .proposal import Proposal
from .readers.reader import read


def proposal_of(source):
    """Return the proposal kept with ``source``.

    One that an earlier version of the portal wrote may no longer be legible; the file
    itself always is, so it is read again and the answer is only later.
    """
    try:
        return Proposal.from_json(source.proposal)
    except ValueError:
        return extract(read_again(source))


def read_again(source):
    """Return the blocks and images of a kept file."""
    with source.file.open("rb") as stored:
        return read(stored.read(), source.name)
