"""A small archive with one of everything, and a secret word in all that is hidden."""

from datetime import date
from io import StringIO
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.utils.timezone import now

from events.models import Correction, Event
from events.people.merge import merge
from events.saving import saving
from roundtable.mail_queue.models import QueuedEmail
from tests import factories, files
from tests.events.test_gate import HIDDEN
from tests.intake.proposals import proposal, source_with

SECRET = "zqxsecret"
ROLES = ("author", "editor", "admin")
TITLES = {"title_ru": "Круглый стол", "title_en": "Round table"}


def fill(media):
    """Write the archive, its files into the folder ``media``; return users by role."""
    call_command("setup_roles", stdout=StringIO())  # real transactions leave none
    users = {role: _user(role) for role in ROLES}
    shared = {"series": factories.SeriesFactory(), "topics": [factories.TopicFactory()]}
    for word in ("Ашық", "Жария"):
        event = factories.EventFactory(published=True, **TITLES, **shared)
        _with_parts(event, word, users)
    portrait = files.picture(f"{SECRET}.jpg")
    shy = factories.PersonFactory(photo=portrait, photo_consent=False)
    factories.ParticipationFactory(event=event, person=shy)
    for state in HIDDEN.values():
        event = factories.EventFactory(title_kk=f"{SECRET} туралы", **shared)
        event.topics.add(factories.TopicFactory(name_kk=SECRET))
        _with_parts(event, SECRET, users)
        Event.objects.filter(pk=event.pk).update(**{"publish_at": now()} | state)
        for file in media.glob(f"**/events/{event.pk}/**/*.*"):
            file.write_text(SECRET)
        with saving(event, by=users["editor"]):
            event.refresh_from_db()
    Path(shy.photo.path).write_text(SECRET)
    one, other, *_rest = factories.PersonFactory.create_batch(4, family_name_kk="Кан")
    merge(one, other, by=users["editor"])
    QueuedEmail.objects.create(recipients=["a@example.org"], subject="x", message_id=1)
    return users


def _user(role):
    user = User.objects.create_user(role, f"{role}@example.org", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    source_with(proposal(), given_by=user, name=f"{SECRET}.txt")
    return user


def _with_parts(event, word, users):
    event.responsible.set(users.values())
    body = factories.OrganisationFactory(name_kk=f"{word} кафедрасы")
    portrait = {"photo": files.picture(), "photo_consent": True}
    person = factories.PersonFactory(family_name_kk=word, **portrait)
    with saving(event, by=users["author"], comment=word):
        factories.OrganiserFactory(event=event, organisation=body)
        for named in (person, None):
            factories.ParticipationFactory(
                event=event, person=named, printed_name_kk=word, talk_title_kk=word
            )
        factories.SectionFactory(event=event, body_kk=f"<p>{word}</p>")
        factories.PhotoFactory(event=event, caption_kk=word)
        pdf = f"%PDF-1.4 {word}".encode()
        factories.DocumentFactory(event=event, caption_kk=word, file__data=pdf)
        Correction.objects.create(event=event, note_kk=word, made_on=date(2012, 1, 9))
