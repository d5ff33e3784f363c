"""Revision control of the registers: what is kept at every save."""

import reversion
from modeltranslation.translator import translator

from .models import Organisation, OrganisationName, Person, PersonName, Succession


def register():
    """Keep people and organisations together with the variants of their names.

    The bare column of a translated field repeats one of its languages: it is left out.
    """
    reversion.register(Person, exclude=_bare(Person), follow=["names"])
    reversion.register(PersonName, follow=["person"])
    follow = ["names", "successions"]
    reversion.register(Organisation, exclude=_bare(Organisation), follow=follow)
    reversion.register(OrganisationName, exclude=_bare(OrganisationName))
    reversion.register(Succession)


def _bare(model):
    return list(translator.get_options_for_model(model).all_fields)
