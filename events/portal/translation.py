from modeltranslation.translator import translator

from .models import LINES, PAGES, Portal

translator.register(Portal, fields=[*LINES, *PAGES])
