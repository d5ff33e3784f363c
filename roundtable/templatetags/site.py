"""The words templates use: texts in the reader's language, days, links.

Tags format; they never ask the database.
"""

from datetime import datetime

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events import anniversaries, when, where
from events.choices import Licence
from events.portal.reading import portal
from languages import fallback
from languages.dates.formatting import day_and_month, format_span
from languages.hyphenation import hyphenated
from languages.names import display
from participants import paging
from participants.addresses import reverse

register = template.Library()

# Whole sentences: no language joins the name of another one in the same way.
WRITTEN_IN = {"kk": _("in Kazakh"), "ru": _("in Russian"), "en": _("in English")}
SECTION_BORROWED_FROM = {
    "kk": _("This section has not been translated yet: you are reading it in Kazakh."),
    "ru": _("This section has not been translated yet: you are reading it in Russian."),
    "en": _("This section has not been translated yet: you are reading it in English."),
}
RECORD_BORROWED_FROM = {
    "kk": _("This record has not been translated yet: you are reading it in Kazakh."),
    "ru": _("This record has not been translated yet: you are reading it in Russian."),
    "en": _("This record has not been translated yet: you are reading it in English."),
}

MENU = {
    "events:list": _("Records"),
    "participants:people": _("People"),
    "participants:organisations": _("Organisations"),
    "events:years": _("Years"),
}


# --- Texts -----------------------------------------------------------------


@register.simple_tag
def localized(thing, field, original=None):
    """Return the text of ``field`` for this reader, with its language beside it."""
    original = original or getattr(thing, "original_language", None)
    return fallback.localized(thing, field, get_language(), original)


@register.simple_tag(takes_context=True)
def text(context, thing, field, original=None):
    """Show the text of ``field``; a stand-in carries its language and a note.

    A page that has already ``announced`` the language it shows needs no note.
    """
    return marked(localized(thing, field, original), context.get("announced"))


@register.simple_tag(takes_context=True)
def full_name(context, person):
    """Show a person's full name, marked when it stands in for another spelling."""
    return marked(person.name_in(get_language()), context.get("announced"))


@register.simple_tag(takes_context=True)
def name_on(context, organisation, day):
    """Show what an organisation was called on the ``day`` of a record."""
    return text(context, organisation.called_on(day), "name")


@register.simple_tag(takes_context=True)
def chain_on(context, organisation, day):
    """Show an organisation and those above it, as they were called on the ``day``."""
    units = (
        (one.get_absolute_url(), name_on(context, one, day), _today(context, one, day))
        for one in organisation.chain
    )
    return format_html_join(", ", '<a href="{}">{}</a>{}', units)


def _today(context, organisation, day):
    """Show today's name in brackets, where it is not that of the ``day``."""
    today = localized(organisation, "name")
    if today == localized(organisation.called_on(day), "name"):
        return ""
    words = marked(today, context.get("announced"))
    return format_html(" <small>({})</small>", format_html(_("now {}"), words))


def marked(found, announced=None):
    words = display.keep_together(found.text)
    if not found.is_fallback:
        return words
    if found.language == announced:
        return format_html('<span lang="{}">{}</span>', found.language, words)
    note = borrowed(found.language)
    return format_html('<span lang="{}">{}</span> {}', found.language, words, note)


@register.simple_tag
def length_of(thing, field):
    """Say of a title that it is long: the longer, the smaller its letters."""
    length = len(localized(thing, field).text)
    return mark_safe(f' class="is-long-{min(length // 90, 2)}"') if length > 90 else ""


@register.simple_tag
def borrowed(language):
    """Show in which language a text is, when that is not the reader's."""
    if language == get_language():
        return ""
    return format_html('<small class="borrowed">{}</small>', WRITTEN_IN[language])


@register.filter
def record_borrowed_from(code):
    """Return the note on a record shown in the language ``code`` instead."""
    return RECORD_BORROWED_FROM[code]


@register.filter
def section_borrowed_from(code):
    """Return the note on a section shown in the language ``code`` instead."""
    return SECTION_BORROWED_FROM[code]


@register.simple_tag
def portal_languages():
    """Return the codes of the portal's languages, Kazakh first."""
    return fallback.LANGUAGES


@register.filter
def to_readers(texts):
    """Return of pairs of a language and a text those in languages that readers see."""
    return [one for one in texts if one[0] in portal().shown_languages]


@register.filter
def language_name(code):
    """Return the name of a language in that language."""
    return dict(settings.LANGUAGES)[code]


@register.simple_tag
def licence(code):
    """Show the name of a licence; one that has an address leads there."""
    label = dict(Licence.choices).get(code, code)
    link = '<a href="{}" rel="external">{}</a>'
    return format_html(link, url, label) if (url := Licence.address(code)) else label


@register.simple_tag
def credit(medium):
    """Show who made a photo, a document or a recording, when, and its licence."""
    made = '<time datetime="{}">{}</time>'
    day = medium.made_on and format_html(made, medium.made_on, days(medium.made_on))
    parts = filter(None, [medium.author, day, licence(medium.licence)])
    return format_html_join(", ", "{}", zip(parts))


@register.filter
def divisible(heading):
    """Let long words of a heading be divided by syllable, and keep ordinals whole."""
    return mark_safe(hyphenated(conditional_escape(heading)))


# --- Days ------------------------------------------------------------------


@register.simple_tag
def days(start, end=None):
    """Return a day, or the days from ``start`` to ``end``, in words."""
    if isinstance(start, datetime):
        start = timezone.localdate(start)
    return format_span(start, end, get_language()) if start else ""


@register.filter
def day_of_year(code):
    """Return a day such as «12-16» in words, without its year."""
    return day_and_month(anniversaries.day_of(code), get_language())


register.simple_tag(anniversaries.round_number, name="years_ago")


@register.simple_tag
def days_and_hours(event):
    """Return the days and hours of an event, and whose clocks they are of."""
    if event.starts_on is None:
        return ""
    return when.days_and_hours(event, when.zone(event), get_language())


@register.simple_tag
def sitting_hours(sitting):
    return when.of_sitting(sitting, get_language())


@register.simple_tag
def outcome(event):
    """Return what became of an event that did not take place on its day."""
    return when.outcome(event, get_language())


# --- Places ----------------------------------------------------------------


@register.simple_tag(takes_context=True)
def places(context, event):
    """Return the places of an event in words, «online» as the last of them."""
    lines = []
    for place in where.places(event):
        words = [text(context, place, name) for name in ("venue", "city")]
        words.append(where.country(place, event, get_language()))
        lines.append(format_html_join(", ", "{}", ([word] for word in words if word)))
    return [*lines, *filter(None, [where.online(event)])]


# --- Lists -----------------------------------------------------------------


@register.simple_tag
def lines(rows, pattern, *more):
    """Write ``pattern`` for each row, on a line of its own, of its parts and ``more``.

    A loop in a template takes as long for two parts of a row as this for all of it.
    """
    rows = ((*row, *more) for row in rows) if more else rows
    return format_html_join("", f"{pattern}\n", rows)


# --- Links -----------------------------------------------------------------

register.simple_tag(reverse, name="path")  # ``url`` with a memory


@register.simple_tag
def absolute(path):
    """Return the full address of a path on this site."""
    return f"{settings.SITE_URL}{path}"


@register.simple_tag(takes_context=True)
def asking(context, name, value):
    """Return the query of this page with another answer to one question."""
    return paging.asking(context["request"].GET, **{name: value})


register.filter(display.keep_together)


@register.simple_tag(takes_context=True)
def menu(context):
    """Return the addresses and names of the main menu, and where the page is."""
    path, found = context["request"].path, []
    for name, words in MENU.items():
        address = reverse(name)
        here = "true" if path.startswith(address) else ""
        found.append((address, words, "page" if path == address else here))
    return found


@register.simple_tag
def trail(*steps):
    """Show the way from the lists to this page: addresses and names by turns."""
    pairs = zip(steps[::2], steps[1::2], strict=True)
    items = format_html_join("", '<li><a href="{}">{}</a></li>', pairs)
    label = _("You are here")
    return format_html(
        '<nav class="trail" aria-label="{}"><ol>{}</ol></nav>', label, items
    )
