"""Online help: the handbook for editors, of which each screen of the desk opens a part.

The same files are read in the repository: ``EDITORS.md`` and its editions in ``docs``.
A section is known in all languages by the anchor of its English heading.
"""

import re
from functools import cache

from django.conf import settings
from django.contrib import admin
from django.http import Http404
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

FILES = {"en": "EDITORS.md", "kk": "docs/EDITORS.kk.md", "ru": "docs/EDITORS.ru.md"}
BEGINNING, KEYS = "for-authors-and-editors", "keys"
# How the name of an address begins, and the section about it; the longest one counts.
SCREENS = {
    "": BEGINNING,
    "accounts_": "roles",
    "auth_": "roles",
    "events_event": "the-life-of-a-record",
    "events_event_add": "writing-a-record",
    "events_event_change": "writing-a-record",
    "events_event_changelist": "the-life-of-a-record",
    "events_event_export": "many-at-once",
    "events_event_history": "putting-something-right",
    "events_event_import": "many-at-once",
    "events_event_process_import": "many-at-once",
    "events_event_recover": "putting-something-right",
    "events_event_revision": "putting-something-right",
    "events_event_takedown": "putting-something-right",
    "events_event_translation": "translating",
    "portal_": "the-site-itself",
    "events_deputy": "roles",
    "events_report": "putting-something-right",
    "intake_": "writing-a-record",
    "participants_organisation": "organisations",
    "participants_organisation_export": "many-at-once",
    "participants_organisation_import": "many-at-once",
    "participants_organisation_process_import": "many-at-once",
    "participants_person": "people",
    "participants_person_export": "many-at-once",
    "participants_person_import": "many-at-once",
    "participants_person_process_import": "many-at-once",
    "search_": "the-glossary",
}
HEADING = re.compile(r'(?:<a id="(?P<key>[\w-]+)"></a>)?(?P<title>.+)\n')


def section_about(screen):
    """Return the key of the section about the screen whose address has this name."""
    return SCREENS[max((s for s in SCREENS if screen.startswith(s)), key=len)]


@cache
def sections(language):
    """Return the titles and texts of the handbook in one language, by their keys."""
    text = (settings.BASE_DIR / FILES[language]).read_text("utf-8")
    draw = MarkdownIt("commonmark", {"html": False}).enable("table").render
    found = {}
    for part in re.split(r"^#{1,2} ", text, flags=re.MULTILINE)[1:]:
        heading = HEADING.match(part)
        key = heading["key"] or slugify(heading["title"])
        html = mark_safe(draw(part[heading.end() :]))  # a file of ours
        found[key] = {"title": heading["title"], "html": html}
    return found


@require_safe
def handbook(request, section=BEGINNING):
    """Show one section, the keys of the keyboard, and the way to all others."""
    known = sections(get_language())
    if section not in known:
        raise Http404
    own = {"title": _("Help"), "sections": known, "section": section}
    own |= {"shown": known[section], "keys": known[KEYS]}
    return render(request, "admin/help.html", admin.site.each_context(request) | own)
