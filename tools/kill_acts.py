"""Kill acts of a site at random moments, and see that nothing half done is left.

Usage: DATABASE_URL=… MEDIA_ROOT=… python tools/kill_acts.py FOLDER TIMES [ACT …]

The database must be one made for this, with the demo in it (`manage.py demo`); FOLDER
takes what is written. Each act is done once to learn how long it takes, then begun and
killed (SIGKILL) TIMES times at a random part of that time, in a process forked for it.

How we know that a kill struck inside: the process writes "(" into a pipe when it begins
a transaction and ")" when it is about to commit; acts on files do so at their beginning
and end. A kill counts when "(" was the last it wrote. Afterwards all rows of all kept
tables, all media and the search index must be what they were before, or, where an act
has several transactions, after it.
"""

import hashlib
import os
import random
import shutil
import signal
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg2
from acts_to_kill import (  # first: it sets Django up
    ACTS,
    FOLDER,
    ON_FILES,
    admin,
    backup,
    export_site,
    import_record,
    restore,
)
from django.conf import settings
from django.db import connection
from django.utils.translation import override

from events import workflow
from events.indexing import reindexing
from events.models import Event
from roundtable.backups import archive, media, rows

chance = random.Random(2011)
OURS = str(connection.settings_dict["NAME"])
KEPT = f"{OURS}_kept"


def archives():
    return sorted(FOLDER.glob("archives/roundtable-*"))


# --- States ----------------------------------------------------------------


def digest(pieces):
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()[:12]


def state(act=None):
    """Return what there is: all kept rows, all media that rows may name, the index.

    A file to read is kept before it is read, and waits at the desk if nothing comes.
    """
    kept = rows.kept_models(rows.applied_migrations())
    if act is import_record:
        kept = [m for m in kept if m._meta.label_lower != "intake.sourcefile"]
    lines = (rows.as_line(row) for model in kept for row in rows.rows_of(model))
    root = Path(settings.MEDIA_ROOT)
    files = sorted(
        path
        for name in ("events", "people")
        for path in root.glob(f"{name}/**/*")
        if path.is_file()
    )
    found = digest(lines), digest(path.read_bytes() for path in files)
    drifted = list(reindexing.drifted())
    connection.close()
    return (*found, drifted)


def prepare():
    """Let a record wait for its publication, and make an archive of another state."""
    with override("kk"):
        event = Event.objects.published().first()
        event = workflow.transition(workflow.WITHDRAW, event, by=admin(), reason="…")
        workflow.transition(workflow.REOPEN, event, by=admin())
    shutil.rmtree(FOLDER, ignore_errors=True)
    backup()
    before = state()
    (photo,) = Path(settings.MEDIA_ROOT).glob("events/3/photos/*.jpg")
    as_it_was, record = photo.read_bytes(), Event.objects.get(pk=3)
    photo.write_bytes(as_it_was + b"\0")
    shutil.copy(photo, photo.with_name("stranger.jpg"))
    Event.objects.filter(pk=3).update(subtitle_kk="Басқа")
    time.sleep(1)
    backup()
    archives()[-1].rename(FOLDER / "other.tar.gz")
    photo.write_bytes(as_it_was)
    photo.with_name("stranger.jpg").unlink()
    Event.objects.filter(pk=3).update(subtitle_kk=record.subtitle_kk)
    if state()[:2] != before[:2]:
        sys.exit("The state before could not be put back.")


# --- Kills -----------------------------------------------------------------


def tell_of_transactions(pipe):
    begin, commit = connection.set_autocommit, connection.commit

    def beginning(autocommit, *arguments, **options):
        begin(autocommit, *arguments, **options)
        if not autocommit:
            os.write(pipe, b"(")

    def committing():
        os.write(pipe, b")")
        commit()

    connection.set_autocommit, connection.commit = beginning, committing


def begun(act):
    """Begin an act in a process of its own; return its number and its marks."""
    connection.close()
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        return child, reading
    os.dup2(os.open(FOLDER / "errors", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    try:
        if act in ON_FILES:
            os.write(writing, b"(")
        else:
            tell_of_transactions(writing)
        with override("kk"):
            act()
        os.write(writing, b")" if act in ON_FILES else b".")
    except BaseException as error:
        os.write(2, f"{act.__name__}: {error!r}\n".encode())
        os._exit(1)
    os._exit(0)


def marks_of(reading):
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read()


def length_of(act):
    """Return how long an act takes from its first mark to its last."""
    child, reading = begun(act)
    os.read(reading, 1)
    started = ended = time.perf_counter()
    while os.read(reading, 100):
        ended = time.perf_counter()
    _pid, status = os.waitpid(child, 0)
    os.close(reading)
    if status:
        sys.exit(f"{act.__name__} failed: see {FOLDER}/errors.")
    return ended - started


def killed_inside(act, seconds):
    """Kill an act at a random moment; tell whether it was inside."""
    child, reading = begun(act)
    first = os.read(reading, 1)
    time.sleep(chance.random() * seconds)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    marks = first + marks_of(reading)
    return os.WIFSIGNALED(status) and marks.endswith(b"(")


def half_states(act, allowed):
    """Return what is wrong after a kill, once the next run could settle it."""
    media.settle()
    found = state(act)
    wrong = [] if found[:2] in allowed else [found[:2]]
    if found[2]:
        wrong.append(f"index out of date for {found[2]}")
    if act is backup:
        for path in archives():
            archive.verify(path, settings.BACKUP_KEY)
        if len(list(FOLDER.glob("archives/.*"))) > 1:
            wrong.append("more than the one unfinished archive")
    return wrong


def kill_often(act, times):
    if act is export_site:  # it takes a minute or more
        times = (times + 3) // 4
    before = state(act)
    seconds = length_of(act)
    allowed = {before[:2], state(act)[:2]} if act is restore else {before[:2]}
    inside = outside = 0
    faults = []
    while inside < times and outside < 5 * times:
        if state(act) != before:
            put_back()
        hit = killed_inside(act, seconds)
        inside, outside = inside + hit, outside + (not hit)
        if hit:
            faults += half_states(act, allowed)
    if act is export_site:
        export_site()
        faults += [str(path) for path in FOLDER.glob(".copy*")]
    print(
        f"{connection.vendor:10} {act.__name__:15} {seconds:5.2f} s, "
        f"{inside} kills inside, {outside} outside, faults: {faults}",
        flush=True,
    )
    put_back()
    return inside, len(faults)


def copy_database(source, target):
    """Make a database, a file or on the server, a copy of another."""
    connection.close()
    if connection.vendor == "sqlite":
        for ending in ("-wal", "-shm"):
            Path(f"{target}{ending}").unlink(missing_ok=True)
        shutil.copy(source, target)
        return
    server = connection.settings_dict
    with closing(
        psycopg2.connect(
            dbname="postgres",
            host=server["HOST"],
            port=server["PORT"] or None,
            user=server["USER"],
            password=server["PASSWORD"] or None,
        )
    ) as one:
        one.autocommit = True
        one.cursor().execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        one.cursor().execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def keep():
    copy_database(OURS, KEPT)
    shutil.copytree(settings.MEDIA_ROOT, FOLDER / "media")


def put_back():
    copy_database(KEPT, OURS)
    shutil.rmtree(settings.MEDIA_ROOT)
    shutil.copytree(FOLDER / "media", settings.MEDIA_ROOT)


def main(times, names):
    prepare()
    keep()
    counts = [
        kill_often(act, times) for act in ACTS if not names or act.__name__ in names
    ]
    inside, faults = map(sum, zip(*counts, strict=True))
    print(f"{connection.vendor}: {inside} kills inside, {faults} faults")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main(int(sys.argv[2]), sys.argv[3:])
