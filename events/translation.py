from modeltranslation.translator import TranslationOptions, register

from .columns import TEXTS, TEXTS_OF_PARTS, TEXTS_OF_SUBJECTS
from .models import (
    Correction,
    Document,
    Event,
    Participation,
    Photo,
    Section,
    Series,
    Sitting,
    Topic,
)


@register(Event)
class EventTranslation(TranslationOptions):
    fields = TEXTS


@register(Sitting)
class SittingTranslation(TranslationOptions):
    fields = TEXTS_OF_PARTS["sittings"]


@register(Section)
class SectionTranslation(TranslationOptions):
    fields = TEXTS_OF_PARTS["sections"]


@register(Participation)
class ParticipationTranslation(TranslationOptions):
    fields = TEXTS_OF_PARTS["participations"]


@register(Photo)
class PhotoTranslation(TranslationOptions):
    fields = TEXTS_OF_PARTS["photos"]


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = TEXTS_OF_PARTS["documents"]


@register([Topic, Series])
class SubjectTranslation(TranslationOptions):
    fields = TEXTS_OF_SUBJECTS


@register(Correction)
class CorrectionTranslation(TranslationOptions):
    fields = TEXTS_OF_PARTS["corrections"]
