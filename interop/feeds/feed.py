"""Feed: the newest records of a list, before they are written in any format."""

from dataclasses import dataclass

from ..record.record import Record


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest records of one list, and the ``page`` on which readers see it."""

    title: str
    author: str
    language: str
    page: str
    address: str
    records: tuple[Record, ...]
