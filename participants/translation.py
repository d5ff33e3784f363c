from modeltranslation.translator import translator

from .columns import TEXTS_OF_ORGANISATION, TEXTS_OF_PERSON
from .models import Organisation, OrganisationName, Person

translator.register([Organisation, OrganisationName], fields=TEXTS_OF_ORGANISATION)
translator.register(Person, fields=TEXTS_OF_PERSON)
