"""The desk: a record with its parts, topics and series, and who works there."""

from .deputies import DeputyAdmin
from .event import EventAdmin
from .reports import ReportAdmin
from .subjects import SubjectAdmin, TopicAdmin
