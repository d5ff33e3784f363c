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
    AND rowid < %s AND rowid >= %s ORDER BY rowid DESC LIMIT %s
"""
_STRAYS = """
    SELECT id FROM search_terms_docsize WHERE id NOT IN (SELECT place FROM search_entry)
"""
_FACETS = """
    SELECT words FROM search_facets
    WHERE record IN (SELECT value FROM json_each(%s))
"""
# Only a short range is asked of, and each by itself: so the index jumps to it.
_WITHIN = """
    SELECT rowid FROM search_terms WHERE search_terms MATCH %s
    AND rowid BETWEEN %s AND %s
"""
_WHOLES = """
    SELECT rowid FROM search_wholes WHERE search_wholes MATCH %s
    AND (rowid >> 13 & 1073741823) NOT IN
    (SELECT record FROM search_entry WHERE public_from > %s)
    ORDER BY rowid DESC LIMIT %s
"""
_SCORE = "-bm25(search_terms, 10, 6, 3, 1, 0)"


def insert(rows):
    """Write ``rows``; a place that is taken is overwritten."""
    values = [(row.place, *row.columns) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, values)


def remove(places):
    _delete("search_terms", places)


def texts(places):
    """Return the terms of ``places``, each as a set."""
    columns = "title, people, heading, body, facets"
    sql = f"SELECT rowid, {columns} FROM search_terms WHERE {_among(places)}"  # noqa: S608
    return {
        place: set(" ".join(columns).split()) for place, *columns in ask(sql, places)
    }


def insert_wholes(wholes):
    """Write all terms of records, which have none there."""
    rows = [(place, " ".join(sorted(terms))) for place, terms in wholes.items()]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_wholes (rowid, terms) VALUES (%s, %s)", rows
        )


def remove_wholes(places):
    _delete("search_wholes", places)


def remove_stray_wholes():
    """Take out what is left of records that have no entry."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM search_wholes WHERE (rowid >> 13 & 1073741823) NOT IN "
            "(SELECT record FROM search_entry)"
        )


def _delete(table, places):
    with connection.cursor() as cursor:
        sql = f"DELETE FROM {table} WHERE rowid = %s"  # noqa: S608
        cursor.executemany(sql, [(place,) for place in places])


def held(places):
    """Return those of ``places`` that have terms."""
    sql = f"SELECT rowid FROM search_terms WHERE {_among(places)}"  # noqa: S608
    return {place for (place,) in ask(sql, places)}


def held_wholes(places):
    """Return those of ``places`` that are wholes."""
    sql = f"SELECT rowid FROM search_wholes WHERE {_among(places)}"  # noqa: S608
    return {place for (place,) in ask(sql, places)}


def _among(places):
    return f"rowid IN ({', '.join(['%s'] * len(places))})"


def strays():
    """Return the places that have terms and no entry."""
    return [place for (place,) in ask(_STRAYS)]


def tidy():
    """Merge what many small writes have left apart."""
    with connection.cursor() as cursor:
        for table in ("search_terms", "search_wholes"):
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608


def find(query, now, most, ranked, since=None, last=2**63 - 1):
    """Return the newest matches as pairs (place, score); ``ranked`` have a score."""
    asked = [_expression(query), connection.ops.adapt_datetimefield_value(now)]
    sql, within = _FIND.format(score=_SCORE), (last, since or 0)
    found = ask(sql, [*asked, *within, ranked]) if ranked else []
    if len(found) == ranked < most:
        within = (found[-1][0] if found else last, since or 0)
        sql = _FIND.format(score="0.0")
        found += ask(sql, [*asked, *within, most - ranked])
    return found


def count_older(query, now, most, since):
    """Count the matches before ``since``, up to so many."""
    return len(find(query, now, most, 0, last=since))


def find_wholes(query, now, most):
    """Return the newest wholes in which all terms stand, next to each other or not."""
    public = connection.ops.adapt_datetimefield_value(now)
    found = ask(_WHOLES, [_expression(query, _together), public, most])
    return [place for (place,) in found]


def within(query, ranges):
    """Return the places between each first and last of ``ranges`` that answer."""
    asked = [value for ends in ranges for value in (_expression(query), *ends)]
    return [
        place for (place,) in ask(" UNION ALL ".join([_WITHIN] * len(ranges)), asked)
    ]


def holds(query, now):
    """Tell whether there is any match at all."""
    return bool(find(query, now, 1, 0))


def facets(records):
    """Return the facets of ``records``, a line for each."""
    return [line for (line,) in ask(_FACETS, [json.dumps(records)])]


def _next_to_each_other(phrase):
    return _quoted(" ".join(phrase))


def _together(phrase):
    return " AND ".join(map(_quoted, phrase))


def _expression(query, written=_next_to_each_other):
    """Return ``query`` in the language of MATCH: quoted terms, so never an error."""
    joint = " AND " if query.every else " OR "
    asked = joint.join(_part(part, written) for part in query.parts)
    facets = "".join(f" AND {_quoted(word)}" for word in query.facets)
    expression = f"({asked}){facets}"
    if query.excluded:
        unwanted = " OR ".join(_part(part, written) for part in query.excluded)
        expression = f"({expression}) NOT ({unwanted})"
    return expression


def _part(part, written):
    choices = [f"({written(phrase)})" for phrase in part.choices]
    if part.prefix:
        choices.append(_quoted(part.prefix) + "*")
    return f"({' OR '.join(choices)})"


def _quoted(text):
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
