import json
import logging
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from events.media.refusals import Refusal, Unreadable
from intake.batch import doubts, make_draft
from intake.models import SourceFile
from intake.readers.reader import MOST_BYTES
from intake.reading import read_proposal
from intake.review import entity_candidates
from intake.uploads import proposal_of, receive

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Make a draft of a Word file, or of every file in a folder. What only a person "
        "can know is left empty and reported; a file without a title waits at the desk."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, help="a file, or a folder of files")
        parser.add_argument(
            "--lang",
            default="",
            choices=[code for code, _name in settings.LANGUAGES],
            help="the language of the text, where it is known better than it shows",
        )
        parser.add_argument(
            "--by", metavar="USERNAME", help="who will answer for the drafts"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="read and report, keep nothing"
        )
        parser.add_argument(
            "--json", action="store_true", help="report one JSON object on a line"
        )

    def handle(self, *, path, by, **options):
        user = self._user(by) if by else None
        refused = 0
        for file in self._files(path):
            report = {"file": str(file), **self._outcome(file, user, options)}
            refused += report["outcome"] == "refused"
            as_json = json.dumps(report, ensure_ascii=False)
            self.stdout.write(as_json if options["json"] else _in_words(report))
        if refused:
            raise CommandError(f"Refused: {refused}.")

    def _user(self, name):
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no user {name}.")
        return user

    def _files(self, path):
        """Return the files to read; the hidden ones and Word's locks are none."""
        if path.is_file():
            return [path]
        if not path.is_dir():
            raise CommandError(f"There is no file or folder {path}.")
        files = (file for file in sorted(path.iterdir()) if file.is_file())
        return [file for file in files if not file.name.startswith((".", "~$"))]

    def _outcome(self, file, user, options):
        """Import one file and return what became of it; the next one is tried too."""
        try:
            return self._import(file, user, options)
        except Unreadable as refusal:
            return {"outcome": "refused", "reason": str(refusal)}
        except Exception as error:  # whatever it is, the others are no part of it
            logger.exception("%s could not be imported", file)
            return {"outcome": "refused", "reason": f"{type(error).__name__}: {error}"}

    def _import(self, file, user, options):
        if file.stat().st_size > MOST_BYTES:
            raise Unreadable(Refusal.TOO_LARGE)
        data = file.read_bytes()
        if known := SourceFile.objects.made_of(data).first():
            return {"outcome": "known", "desk": _desk("events_event", known.event_id)}
        if options["dry_run"]:
            proposal = read_proposal(data, file.name, options["lang"])
            return {"outcome": "read", **_understood(proposal)}
        source = receive(data, file.name, by=user, language=options["lang"])
        understood = _understood(proposal_of(source))
        try:
            event = make_draft(source, by=user)
        except ValidationError as refusal:
            desk = _desk("intake_sourcefile", source.pk)
            reason = " ".join(refusal.messages)
            return {"outcome": "waits", "reason": reason, "desk": desk, **understood}
        desk = _desk("events_event", event.pk)
        return {"outcome": "made", "desk": desk, **understood}


def _understood(proposal):
    return {
        "names": entity_candidates.names(proposal),
        "doubts": doubts(proposal),
        "proposal": proposal.to_json(),
    }


def _desk(model, number):
    return settings.SITE_URL + reverse(f"admin:{model}_change", args=[number])


def _in_words(report):
    """Return a few lines on one file: what became of it, and what stays open."""
    lines = [" ".join([report["file"], "–", OUTCOMES[report["outcome"]]])]
    lines += [report[name] for name in ("reason", "desk") if name in report]
    if proposal := report.get("proposal"):
        titles = [text["value"] for text in proposal["title"].values()]
        day = proposal["starts_on"] and proposal["starts_on"]["value"]
        lines += [*titles, day or "no day", ", ".join(report["names"])]
    for doubt in report.get("doubts", ()):
        asked = f"? {doubt['question']} {doubt['passage']} {doubt['proposal']}"
        lines += [asked.rstrip(), *(f"  / {other}" for other in doubt["alternatives"])]
    return "\n   ".join(lines)


OUTCOMES = {
    "made": "a draft was made",
    "read": "read, nothing kept",
    "known": "a record was made of it before",
    "waits": "waits at the desk for answers",
    "refused": "refused",
}
