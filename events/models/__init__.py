from .event import Event, Organiser
from .media import Document, Photo
from .subjects import Series, Topic
from .text import Correction, Participation, Section

__all__ = [
    "Correction",
    "Document",
    "Event",
    "Organiser",
    "Participation",
    "Photo",
    "Section",
    "Series",
    "Topic",
]
