from modeltranslation.translator import TranslationOptions, register

from .models import Organisation, Person


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ["name", "short_name"]


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ["family_name", "given_name", "patronymic", "degree", "biography"]
