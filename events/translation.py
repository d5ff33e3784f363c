from modeltranslation.translator import TranslationOptions, register

from .models import (
    Correction,
    Document,
    Event,
    Participation,
    Photo,
    Section,
    Series,
    Topic,
)


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ["title", "subtitle", "occasion", "abstract", "venue", "city"]


@register(Section)
class SectionTranslation(TranslationOptions):
    fields = ["heading", "body"]


@register(Participation)
class ParticipationTranslation(TranslationOptions):
    fields = ["printed_name", "post", "affiliation", "talk_title"]


@register(Photo)
class PhotoTranslation(TranslationOptions):
    fields = ["caption", "alt"]


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = ["caption"]


@register([Topic, Series])
class SubjectTranslation(TranslationOptions):
    fields = ["name", "description"]


@register(Correction)
class CorrectionTranslation(TranslationOptions):
    fields = ["note"]
