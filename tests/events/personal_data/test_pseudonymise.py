"""A name that is taken out of a record stands nowhere any more, whoever looks for it."""

import json
import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from events.models import Correction, Participation
from events.personal_data.occurrences import Subject
from participants.models import Person

from .conftest import BODY, REPLACEMENT

pytestmark = pytest.mark.django_db

FORM = re.compile(r"(?i)(құлтаев|култаев|kultayev|ergali|ерғали|1825-0097)")


def dump():
    """Return every value of every table as text, what is escaped in JSON as well."""
    said = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    said.setdefault(f"{table}.{name}", []).append(_as_text(value))
    return said


def _as_text(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "ignore")
    text = json.dumps(value, ensure_ascii=False, default=str)
    return re.sub(r"\\+u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)


def kept(form=FORM):
    """Return where a form of the name is still kept."""
    return {
        place: [text for text in texts if form.search(text)]
        for place, texts in dump().items()
        if any(map(form.search, texts))
    }


def test_a_name_taken_out_is_in_no_table_and_no_file(
    told, kultaev, take_out, tmp_path
):
    assert len(kept()) > 12

    take_out(kultaev, told, erases_person=True)

    assert kept() == {}
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if FORM.search(path.read_text("utf-8", "ignore"))] == []
    assert not Person.objects.filter(pk=kultaev.pk).exists()
