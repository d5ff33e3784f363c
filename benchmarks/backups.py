"""Back a site up, restore it on another database and back, and compare all of it.

Usage: DATABASE_URL=… MEDIA_ROOT=… python benchmarks/backups.py FOLDER OTHER_DATABASE_URL RECORDS

The database must be one made for this: the demo is set up and its records are copied
until there are RECORDS. FOLDER takes the archives and the media of the others, which
are OTHER_DATABASE_URL and a new file of SQLite; both are replaced. Compared are the rows
of every kept table, what a search finds and what a harvester is given.
"""

import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPY = """
import copy, sys, django
django.setup()
from django.core.management import call_command
from django.db import transaction
from events.models import Event, Participation, Section, Organiser
call_command("migrate", verbosity=0)
if not Event.objects.exists():
    call_command("demo")
first = list(Event.objects.order_by("pk")[:10])
parts = {m: {e.pk: list(m.objects.filter(event=e)) for e in first} for m in (Participation, Section, Organiser)}
def copied(row, **changes):
    new = copy.copy(row)
    new._state = copy.copy(row._state)
    new.pk = None
    for name, value in changes.items():
        setattr(new, name, value)
    return new
wanted = int(sys.argv[1])
while (missing := wanted - Event.objects.count()) > 0:
    with transaction.atomic():
        sources = (first * 50)[:missing]
        events = Event.objects.bulk_create([copied(e, doi="") for e in sources])
        for model, rows in parts.items():
            new = [copied(r, event=e, **({"speaker": None} if model is Section else {})) for s, e in zip(sources, events) for r in rows[s.pk]]
            model.objects.bulk_create(new, batch_size=500)
"""
ASK = """
import hashlib, re, django
django.setup()
from django.test import Client
client = Client(headers={"host": "127.0.0.1"})
digest, pages, query = hashlib.sha256(), 0, "verb=ListRecords&metadataPrefix=oai_dc"
while query:
    page = client.get("/oai?" + query).content
    page = re.sub(rb"<responseDate>.*?</responseDate>", b"", page)
    pages += 1
    digest.update(page)
    token = re.search(rb"<resumptionToken[^>]*>([^<]+)<", page)
    query = token and "verb=ListRecords&resumptionToken=" + token[1].decode()
print(pages, "pages of OAI-PMH", digest.hexdigest()[:16])
from search import retrieval
from search.understanding import understand
for word in ("Қазақстан", "тәуелсіздік", "университет"):
    query = understand(word).query
    survey = retrieval.survey(query)
    hits = retrieval.newest(query, 0, 50)
    print(word, survey.count, hashlib.sha256(repr(hits).encode()).hexdigest()[:16])
"""


class Site:
    def __init__(self, address, media):
        self.environment = os.environ | {
            "DATABASE_URL": address,
            "MEDIA_ROOT": str(media),
            "DJANGO_SETTINGS_MODULE": "roundtable.settings",
        }

    def run(self, what, *command):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        script = (
            f"import resource, runpy, sys; sys.argv = {list(map(str, command))!r}\n"
        )
        if command[0] == "-c":
            script = f"import resource, sys; sys.argv = {['-c', *map(str, command[2:])]!r}\n{command[1]}\n"
        else:
            script += (
                "import atexit; runpy.run_path(sys.argv[0], run_name='__main__')\n"
            )
        script += (
            "print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], env=self.environment, cwd=ROOT,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            sys.exit(f"{what}: {done.stderr}")
        spent = time.perf_counter() - started
        cpu = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = cpu.ru_utime + cpu.ru_stime - before.ru_utime - before.ru_stime
        *lines, peak = done.stdout.splitlines()
        print(f"{what}: {spent:.0f} s, {seconds:.0f} s of CPU, {peak} MB", flush=True)
        return lines


def rows_of(folder):
    """Return the digest of each table's rows; the order of keys in a row is no matter."""
    (path,) = folder.glob("roundtable-*.tar.gz")
    print(f"  archive {path.stat().st_size / 1e6:.1f} MB")
    found, names = (
        {},
        subprocess.run(
            ["tar", "tzf", path], capture_output=True, text=True, check=True
        ).stdout.split(),
    )
    for name in names:
        if name.startswith(("rows/", "media/")):
            tar = subprocess.Popen(["tar", "xzOf", path, name], stdout=subprocess.PIPE)
            digest, count = hashlib.sha256(), 0
            for line in tar.stdout:
                if name.startswith("rows/"):
                    line = json.dumps(json.loads(line), sort_keys=True).encode()
                digest.update(line)
                count += 1
            found[name] = (count, digest.hexdigest())
    print(
        f"  {sum(c for n, (c, _d) in found.items() if n.startswith('rows/'))} rows, {sum(n.startswith('media/') for n in found)} files"
    )
    return found


def main(folder, other, records):
    folder = Path(folder)
    sites = {
        "first": Site(os.environ["DATABASE_URL"], os.environ["MEDIA_ROOT"]),
        "other": Site(other, folder / "media-other"),
        "again": Site(f"sqlite:///{folder}/again.sqlite3", folder / "media-again"),
    }
    os.environ.pop("BACKUP_KEY", None)
    seen, before = {}, ""
    sites["first"].run("records copied", "-c", COPY, records)
    sites["first"].run("upgrade", "manage.py", "upgrade")
    for name, site in sites.items():
        if seen:
            last = next(iter((folder / before).glob("roundtable-*.tar.gz")))
            site.run(f"restore on {name}", "manage.py", "restore", last, "--force")
        site.run(f"backup of {name}", "manage.py", "backup", folder / name)
        seen[name] = rows_of(folder / name), site.run("asked", "-c", ASK)
        before = name
    for line in seen["first"][1]:
        print(" ", line)
    for name, (rows, answers) in seen.items():
        unlike = [key for key in rows if rows[key] != seen["first"][0].get(key)]
        print(
            name, "rows unlike:", unlike, "answers equal:", answers == seen["first"][1]
        )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
