from modeltranslation.translator import TranslationOptions, register

from .columns import TEXTS_OF_ORGANISATION, TEXTS_OF_PERSON
from .models import Organisation, OrganisationName, Person


@register([Organisation, OrganisationName])
class OrganisationTranslation(TranslationOptions):
    fields = TEXTS_OF_ORGANISATION


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = TEXTS_OF_PERSON
