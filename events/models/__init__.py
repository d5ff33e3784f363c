from .desk import Member, PublishedVersion, RemovedFile, Transition
from .event import Event, Organiser
from .media import Document, Photo, Recording
from .subjects import Series, Topic
from .text import Correction, Origin, Participation, Place, Section, Sitting
from .translation import Coverage, TranslatedText

__all__ = [
    "Correction",
    "Coverage",
    "Document",
    "Event",
    "Member",
    "Organiser",
    "Origin",
    "Participation",
    "Photo",
    "Place",
    "PublishedVersion",
    "Recording",
    "RemovedFile",
    "Section",
    "Series",
    "Sitting",
    "Transition",
    "Topic",
    "TranslatedText",
]
