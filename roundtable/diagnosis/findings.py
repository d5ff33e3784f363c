"""Result of a health check: a level, what was looked at, and a sentence."""

from enum import StrEnum
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


def ok(subject: str, sentence: str) -> Finding:
    return Finding(Level.OK, subject, sentence)


def warn(subject: str, sentence: str) -> Finding:
    return Finding(Level.WARN, subject, sentence)


def fail(subject: str, sentence: str) -> Finding:
    return Finding(Level.FAIL, subject, sentence)
