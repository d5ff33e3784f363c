from .desk import Deputy, Member, Opening, PublishedVersion, RemovedFile, Transition
from .event import Event
from .media import Document, Photo, Recording
from .organiser import Organiser
from .reports import Report
from .subjects import Series, Topic
from .text import Correction, Origin, Participation, Place, Section, Sitting
from .translation import Coverage, TranslatedText
