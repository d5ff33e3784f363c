"""The index in SQLite: an FTS5 table of ready terms, ranked by bm25."""

import json

from django.db import connection

from . import ask

_INSERT = """
    INSERT OR REPLACE INTO search_terms (rowid, title, people, heading, body, facets)
    VALUES (%s, %s, %s, %s, %s, %s)
"""
_FIND = """
    SELECT rowid, {score} FROM search_terms WHERE search_terms MATCH %s
    AND rowid NOT IN (SELECT place FROM search_entry WHERE public_from > %s)
    AND rowid < %s ORDER BY rowid DESC LIMIT %s
"""
_STRAYS = """
    SELECT id FROM search_terms_docsize WHERE id NOT IN (SELECT place FROM search_entry)
"""
_FACETS = """
    SELECT words FROM search_facets
    WHERE record IN (SELECT value FROM json_each(%s))
"""
_SCORE = "-bm25(search_terms, 10, 6, 3, 1, 0)"


def insert(rows):
    """Write ``rows``; a place that is taken is overwritten."""
    values = [(row.place, *row.columns) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, values)


def remove(places):
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM search_terms WHERE rowid = %s", [(place,) for place in places]
        )


def held(places):
    """Return those of ``places`` that have terms."""
    marks = ", ".join(["%s"] * len(places))
    sql = f"SELECT rowid FROM search_terms WHERE rowid IN ({marks})"  # noqa: S608
    return {place for (place,) in ask(sql, places)}


def strays():
    """Return the places that have terms and no entry."""
    return [place for (place,) in ask(_STRAYS)]


def tidy():
    """Merge what many small writes have left apart."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_terms (search_terms) VALUES ('optimize')")


def find(query, now, most, ranked):
    """Return the newest matches as pairs (place, score); ``ranked`` have a score."""
    asked = [_expression(query), connection.ops.adapt_datetimefield_value(now)]
    last = 2**63 - 1
    found = ask(_FIND.format(score=_SCORE), [*asked, last, ranked]) if ranked else []
    if len(found) == ranked < most:
        last = found[-1][0] if found else last
        found += ask(_FIND.format(score="0.0"), [*asked, last, most - ranked])
    return found


def holds(query, now):
    """Tell whether there is any match at all."""
    return bool(find(query, now, 1, 0))


def facets(records):
    """Return the facets of ``records``, a line for each."""
    return [line for (line,) in ask(_FACETS, [json.dumps(records)])]


def _expression(query):
    """Return ``query`` in the language of MATCH: quoted terms, so never an error."""
    joint = " AND " if query.every else " OR "
    asked = joint.join(_part(part) for part in query.parts)
    facets = "".join(f" AND {_quoted(word)}" for word in query.facets)
    expression = f"({asked}){facets}"
    if query.excluded:
        unwanted = " OR ".join(_part(part) for part in query.excluded)
        expression = f"({expression}) NOT ({unwanted})"
    return expression


def _part(part):
    choices = [_quoted(" ".join(phrase)) for phrase in part.phrases]
    if part.prefix:
        choices.append(_quoted(part.prefix) + "*")
    return f"({' OR '.join(choices)})"


def _quoted(text):
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
