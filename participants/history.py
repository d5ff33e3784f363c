"""Revision control of the registers: what is kept at every save."""

import reversion
from modeltranslation.translator import translator

from .models import Organisation, Person, PersonName


def register():
    """Keep a person together with the variants of the name.

    The bare column of a translated field repeats one of its languages: it is left out.
    """
    reversion.register(Person, exclude=_bare(Person), follow=["names"])
    reversion.register(PersonName, follow=["person"])
    reversion.register(Organisation, exclude=_bare(Organisation))


def _bare(model):
    return list(translator.get_options_for_model(model).all_fields)
