from django.contrib import admin

from .models import Synonyms


@admin.register(Synonyms)
class SynonymsAdmin(admin.ModelAdmin):
    search_fields = ["words"]
