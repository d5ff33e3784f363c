"""Read model of the page of a record: what it shows beside the record itself."""

from itertools import groupby

from django.utils.translation import get_language

from languages.fallback import localized

from . import origins, public
from .choices import ROLES_TOGETHER
from .history import versions
from .models.media import shown


def context(event, past=(), record=None, is_shared=False):
    """Return what the template of a record needs.

    Of the ``past`` each paragraph is marked with the version that corrected it last.
    """
    language = get_language()
    title = localized(event, "title", language, event.original_language)
    told = origins.told(event, language)
    people, photos = event.participations.all(), shown(event.photos)
    return {
        "event": event,
        "record": record,
        "versions": past,
        "participations": people,
        "roles": _by_role(people),
        "sections": _sections(event, people, versions.corrected(past)),
        "photos": photos,
        "leading": next((photo for photo in photos if photo.leads), None),
        "recordings": shown(event.recordings),
        "documents": event.documents.all(),
        "languages": event.languages,
        "made": {one.language: said for one, said, is_shown in told if is_shown},
        "announced": title.language if title.is_fallback else None,
        **public.beside(event, is_shared=is_shared),
    }


def _by_role(people):
    """Return each role with those who had it, in the order in which roles appear."""
    first = {}
    for one in people:
        first.setdefault(one.role, len(first))
    in_order = sorted(people, key=lambda one: first[one.role])
    groups = [list(found) for _role, found in groupby(in_order, lambda one: one.role)]
    return [(_named(found), found) for found in groups]


def _named(people):
    return ROLES_TOGETHER[people[0].role] if people[1:] else people[0].role_name


def _sections(event, people, corrected):
    """Return the sections; who speaks in one is the participant, person and all."""
    known = {one.pk: one for one in people}
    for section in event.sections.all():
        section.corrected = corrected.get(section.pk, {})
        if section.speaker_id in known:
            section.speaker = known[section.speaker_id]
    return event.sections.all()


def section_at(event, anchor):
    """Return the section of this number; who speaks in it is the participant."""
    sections = _sections(event, event.participations.all(), {})
    return next((one for one in sections if one.anchor == anchor), None)
