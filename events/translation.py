from modeltranslation.translator import translator

from .columns import TEXTS, TEXTS_OF_PARTS, TEXTS_OF_SUBJECTS
from .models import Event, Series, Topic

translator.register(Event, fields=TEXTS)
translator.register([Topic, Series], fields=TEXTS_OF_SUBJECTS)
for name, fields in TEXTS_OF_PARTS.items():
    translator.register(Event._meta.get_field(name).related_model, fields=fields)
