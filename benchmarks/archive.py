"""Fill a database with a large archive, for ``benchmarks/pages.py`` to measure.

    DEBUG=on DATABASE_URL=… MEDIA_ROOT=… python -m benchmarks.archive RECORDS

The database must be made for this. One that was filled by this before grows: a copy of
10,000 records becomes 100,000 (``createdb -T``), with the same patterns. What goes through the project's own code:
the demo, 60 patterns (records written in ``saving`` and taken to readers by the
workflow, with their history, translations and index), 10,000 people, all organisations,
topics and series, with their sort keys, name keys and the names they are found by.

What is copied by SQL: every other record is a pattern with another number, title, day,
people, organisers, topics, status and responsible author. Its sections, and their terms
in the index, are those of the pattern under new numbers and facets; the terms of its
header are made by the index from its own title and people. Of its history it has one
revision with the event's own version, the steps taken and the published version; it
has no rows about what translations were made from, and its digests in the index are
those of the pattern (``rebuild_search --check`` would name it). People beyond 10,000 are
namesakes of the first.
"""

import os
import random
import sys
import time
from datetime import date, timedelta
from datetime import time as clock

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import Group, User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from events import workflow  # noqa: E402
from events.choices import EventKind, Role, SectionKind  # noqa: E402
from events.models import Event, Member, Series, Topic  # noqa: E402
from events.saving import saving  # noqa: E402
from participants.indexing import learn_names  # noqa: E402
from participants.models import Organisation, Person  # noqa: E402

from . import archive_copies, archive_registers  # noqa: E402
from .archive_registers import Zipf, chance, text  # noqa: E402

PATTERNS, ORGANISATIONS, TOPICS, SERIES, AUTHORS = 60, 500, 200, 300, 40
MADE = 10_000  # people
SECTIONS, WORDS_OF_SECTION = 4, 75
LANGUAGES = (
    [("kk",)] * 10 + [("kk", "ru")] * 5 + [("ru",)] * 2 + [("kk", "ru", "en")] * 3
)
TODAY = date.today()


def random_day():
    """Return a day of the last eighty years; of the last ones there are more."""
    return TODAY - timedelta(days=int(80 * 365 * (1 - chance.random() ** 0.6)))


def authors():
    """Make authors, each of whom writes for one university."""
    homes = Organisation.objects.filter(parent=None)
    group = Group.objects.get(name="author")
    for place in range(AUTHORS):
        author = User.objects.create_user(f"author-{place}", is_staff=True)
        author.groups.add(group)
        member = Member.objects.create(user=author)
        member.organisations.add(homes[place % homes.count()])


def pattern(words, shelf, author, editor):
    """Write one record as an author and an editor do."""
    languages = chance.choice(LANGUAGES)
    with saving(by=author, comment="First version") as new:
        event = Event.objects.create(
            kind=chance.choice(EventKind.values),
            starts_on=random_day(),
            start_time=chance.choice([None, clock(10), clock(15)]),
            original_language=languages[0],
            country="KZ",
            **_texts(words, languages, "title", 8),
            **_texts(words, languages, "abstract", 40),
            **{f"city_{code}": "Алматы" for code in languages},
        )
        new.append(event)
        event.responsible.add(author)
        event.topics.set(shelf["topics"].some(3))
        for position, unit in enumerate(shelf["organisations"].some(2), start=1):
            event.organisers.create(organisation=unit, position=position)
        _parts(words, shelf, event, languages)
    workflow.transition(workflow.SUBMIT, event, by=author)
    workflow.transition(workflow.PUBLISH, event, by=editor)


def _parts(words, shelf, event, languages):
    """Give a record its participants, and its sections with what some of them said."""
    said = []
    for position in range(1, chance.randint(4, 9)):
        person = shelf["people"].draw()
        printed = {
            f"printed_name_{code}": person.name_in(code).text for code in languages
        }
        said.append(
            event.participations.create(
                person=person,
                position=position,
                role=chance.choice(Role.values),
                **printed,
                **_texts(words, languages, "post", 3),
                **_texts(words, languages, "talk_title", 6),
            )
        )
    for position in range(1, SECTIONS + 1):
        event.sections.create(
            kind=chance.choice(SectionKind.values),
            position=position,
            speaker=chance.choice([None, *said]),
            **_texts(words, languages, "heading", 4),
            **{f"body_{code}": _body(words, code) for code in languages},
        )


def _texts(words, languages, name, length):
    return {f"{name}_{code}": text(words, code, length) for code in languages}


def _body(words, code):
    third = WORDS_OF_SECTION // 3
    return "".join(f"<p>{text(words, code, third)}.</p>" for _paragraph in range(3))


def registers(words, number):
    """Make the things that records name."""
    people = archive_registers.people(number)
    for first in range(0, number, 500):
        learn_names({person.pk for person in people[first : first + 500]})
    archive_registers.organisations(words, ORGANISATIONS)
    archive_registers.topics(words, TOPICS)
    archive_registers.series(words, SERIES)
    authors()


def shelves():
    """Return the things that records name, those first that are named most."""
    models = {"people": Person, "organisations": Organisation}
    models |= {"topics": Topic, "series": Series}
    shelf = {name: list(model.objects.order_by("pk")) for name, model in models.items()}
    for things in shelf.values():
        random.Random(1991).shuffle(things)
    return {name: Zipf(things) for name, things in shelf.items()}


def patterns(words, shelf, number):
    editor = User.objects.get(username="demo-editor")
    writing = User.objects.filter(username__startswith="author-")
    for place in range(number):
        with transaction.atomic():
            pattern(words, shelf, writing[place % AUTHORS], editor)


def fill(records):
    words, done = archive_registers.vocabularies(), time.perf_counter()
    if not Person.objects.exists():
        call_command("demo", force=True, verbosity=0)
        done = told("demo", done)
        registers(words, min(records, MADE))
        done = told("registers", done)
        patterns(words, shelves(), min(PATTERNS, records - Event.objects.count()))
        done = told("patterns", done)
    chance.seed(records)
    archive_copies.add_namesakes(records)
    archive_copies.fill(records, words, shelves(), random_day)
    told("copies", done)


def told(what, since):
    """Print how long ``what`` took, and return this moment."""
    now = time.perf_counter()
    print(f"  {what:10} {now - since:7.1f} s", flush=True)
    return now


if __name__ == "__main__":
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    print(f"{connection.vendor}, {sys.argv[1]} records")
    call_command("migrate", verbosity=0)
    fill(int(sys.argv[1]))
