"""The desk: a record with its parts, topics and series, and who works there."""

from .event import EventAdmin
from .members import DeskUserAdmin
from .subjects import SeriesAdmin, TopicAdmin

__all__ = ["DeskUserAdmin", "EventAdmin", "SeriesAdmin", "TopicAdmin"]
