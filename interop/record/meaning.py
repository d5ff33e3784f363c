"""Meaning of a work: its facts, and the word each format has for each of them.

``meaning.toml`` is the one table of that, so that formats cannot disagree.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from . import moments
from .work import Work, whole_title

TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
ROLES: dict[str, str] = TABLE["roles"]


def kind(file_format: str, of: str = "record") -> str:
    """Return what a record or a part is in a format."""
    return TABLE["kinds"][of][file_format]


def told(work: Work, file_format: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each fact that a work has, the format's word for it, and its values."""
    known = facts(work)
    for fact, words in TABLE["facts"].items():
        values = [" ".join(one.split()) for one in known.get(fact, ()) if one]
        if values and file_format in words:
            yield fact, words[file_format], values


def facts(work: Work) -> dict[str, list[str]]:
    """Return what is known of a work: the values of each fact, some of them empty."""
    record, whole = work.record, not work.part
    return {
        "key": [work.key],
        "author": list(map(_with_comma, work.author_names)),
        "contributor": [
            _with_comma(one.inverted) for one in record.contributors if whole
        ],
        "translator": record.translators,
        "title": [whole_title(record) if whole else work.title.text],
        "title_alone": [work.title.text],
        "subtitle": [record.own_subtitle if whole else ""],
        "event": [whole_title(record)],
        "kind": [record.kind_label if work.kind != "section" else ""],
        "series": [record.series.name.text if record.series else ""],
        "year": [str(record.year)],
        "days": [moments.days(record)],
        "city": record.cities,
        "place": [record.where],
        "publisher": [one.text for one in record.publishers],
        "language": [work.title.language],
        "topic": [topic.name.text for topic in record.topics],
        "abstract": [work.abstract],
        "others": [_others(work) if work.has_others else ""],
        "note": [record.notes_of_origin],
        "doi": [work.doi],
        "address": [work.address],
        "document": [one.url for one in record.documents if whole],
    }


def _with_comma(name: str) -> str:
    """Return a name of which no program shall take the last word for the family's."""
    return name if "," in name else f"{name},"


def _others(work: Work) -> str:
    with override(work.record.language):
        return _("and others")
