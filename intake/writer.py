"""Writer: a draft somebody agreed to becomes a record, all of it or nothing."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _

from events.media.refusals import Unreadable
from events.media.storage import nothing_left_behind
from events.models import Event, Organiser, Participation, Photo, Section
from events.portal.reading import portal
from events.saving import saving
from participants.audit_log import Act
from participants.indexing import learn_names
from participants.models import Organisation, Person
from participants.naming import learn_spellings, person_from_print

from .models import SourceFile
from .review.draft import with_heading
from .uploads import images_of


def write(draft, source, *, by):
    """Make the record of ``source`` that ``by`` agreed to, a draft, and return it.

    Raises ``ValidationError`` when a text does not fit, when its pictures cannot be
    read now, or when somebody has already made a record of this file. Nothing stays
    behind then, pictures included.
    """
    try:
        return _write(draft, source, by)
    except ObjectDoesNotExist:
        raise ValidationError(
            _("Something you chose has been removed meanwhile. Look at it once more.")
        ) from None
    except Unreadable as refusal:
        raise ValidationError(str(refusal)) from refusal


def _write(draft, source, by):
    images = images_of(source) if draft.photos else ()
    comment = _("Read from the file “%(name)s”") % {"name": source.name}
    with (
        nothing_left_behind(),
        saving(by=by, comment=comment, act=Act.IMPORTED) as written,
    ):
        source = SourceFile.objects.select_for_update(of=["self"]).get(pk=source.pk)
        if source.used_at:
            raise ValidationError(_("A record has already been made of this file."))
        event = _record(draft)
        for photo in _photos(event, draft.photos, images):
            _saved(photo)
        written.append(event)
        if by:
            event.responsible.add(by)
        source.event, source.used_at = event, timezone.now()
        source.save(update_fields=["event", "used_at"])
    return event


def _record(draft):
    event = _saved(Event(licence=portal().licence, **draft.columns))
    holders = filter(None, map(_organisation, draft.organisers))
    for position, holder in enumerate(dict.fromkeys(holders)):
        _saved(Organiser(event=event, organisation=holder, position=position))
    people = [
        _saved(_participation(event, position, person))
        for position, person in enumerate(draft.people)
    ]
    for position, section in enumerate(draft.sections):
        speaker = None if section.speaker is None else people[section.speaker]
        columns = with_heading(section.columns)
        _saved(Section(event=event, position=position, speaker=speaker, **columns))
    return event


def _saved(thing):
    """Save ``thing``; what its form would have refused is refused here as well."""
    thing.full_clean()
    thing.save()
    return thing


def _organisation(chain):
    """Return the last unit of ``chain``; what is above a known unit is known too."""
    places = [place for place, link in enumerate(chain) if link.organisation]
    unit = None
    for link in chain[places[-1] if places else 0 :]:
        if link.organisation:
            unit = Organisation.objects.get(pk=link.organisation)
        else:
            unit = _entered(link.columns, unit)
    return unit


def _entered(columns, parent):
    """Enter a unit, unless one of this very name has just been entered there.

    Two departments of a university nobody knew yet belong to one university.
    """
    names = {name: text for name, text in columns.items() if text}
    units = Organisation.objects.filter(parent=parent, **names)
    return units.first() or _saved(Organisation(parent=parent, **columns))


def _participation(event, position, person):
    columns = {"event": event, "position": position, "person": _known(person)}
    return Participation(**columns, **person.columns)


def _known(draft):
    """Return the person who was chosen, or entered; a chosen one gains the spelling."""
    if draft.is_new:
        person = _saved(person_from_print(draft.printed_names))
    elif draft.person:
        person = Person.objects.get(pk=draft.person)
        learn_spellings(person, draft.printed_names)
    else:
        return None
    learn_names({person.pk})
    return person


def _photos(event, photos, images):
    for position, photo in enumerate(photos):
        image = images[photo.number]
        extension = image.content_type.rpartition("/")[2]
        file = ContentFile(image.data, name=f"{position + 1}.{extension}")
        yield Photo(event=event, position=position, image=file, **photo.columns)
