"""Result of a health check: a level, what was looked at, and a sentence."""

from enum import StrEnum
from functools import partial
from typing import NamedTuple


class Level(StrEnum):
    OK = "OK"
    WARN = "WARN"
    FAIL = "FAIL"


class Finding(NamedTuple):
    level: Level
    subject: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.level:4} {self.subject}: {self.sentence}"


ok, warn, fail = (partial(Finding, level) for level in Level)
