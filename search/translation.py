from modeltranslation.translator import translator

from .models import Concept

translator.register(Concept, fields=("term", "further", "definition"))
