"""Translation coverage: a column and a filter of the list of records."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy, ngettext

from languages.fallback import LANGUAGES

# Whole sentences: no language joins the name of another one in the same way.
MISSING = {
    "kk": gettext_lazy("not everything is in Kazakh"),
    "ru": gettext_lazy("not everything is in Russian"),
    "en": gettext_lazy("not everything is in English"),
}
OUTDATED = {
    "kk": gettext_lazy("outdated in Kazakh"),
    "ru": gettext_lazy("outdated in Russian"),
    "en": gettext_lazy("outdated in English"),
}


class TranslationFilter(admin.SimpleListFilter):
    title = gettext_lazy("translation")
    parameter_name = "translation"

    def lookups(self, request, model_admin):
        missing = [(f"missing-{code}", MISSING[code]) for code in LANGUAGES]
        return missing + [(f"outdated-{code}", OUTDATED[code]) for code in LANGUAGES]

    def queryset(self, request, queryset):
        what, _dash, code = (self.value() or "").partition("-")
        if code not in LANGUAGES or what not in ("missing", "outdated"):
            return queryset
        outdated = what == "outdated"
        return queryset.outdated_in(code) if outdated else queryset.lacking(code)


@admin.display(description=gettext_lazy("languages"))
def translated(event):
    """Show the original language, then how much of it exists in each of the others."""
    shown = {event.original_language: format_html("<b>{}</b>", event.original_language)}
    for row in event.coverage.all():
        shown[row.language] = _link(row)
    in_order = ((shown[code],) for code in LANGUAGES if code in shown)
    return format_html_join(" · ", "{}", in_order)


def _link(row):
    """Lead to the translation into one language, saying how far it is."""
    address = reverse(
        "admin:events_event_translation", args=[row.event_id, row.language]
    )
    link = format_html(
        '<a href="{}">{}&nbsp;{}&nbsp;%</a>', address, row.language, row.percent
    )
    if not row.outdated:
        return link
    said = ngettext("%d outdated", "%d outdated", row.outdated) % row.outdated
    return format_html('{} <span class="outdated">({})</span>', link, said)
