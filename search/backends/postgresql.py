"""The index in PostgreSQL: a tsvector of ready terms with a GIN index.

Terms go in and queries come as cast literals: PostgreSQL's own parser, which would cut
them in other places, never sees a word.
"""

from dataclasses import replace

from django.db import connection

from ..documents import HEADER
from . import ask

_INSERT = """
    INSERT INTO search_terms (place, terms) VALUES (%s, %s::tsvector)
    ON CONFLICT (place) DO UPDATE SET terms = excluded.terms
"""
_PUBLIC = "place NOT IN (SELECT place FROM search_entry WHERE public_from > %(now)s)"
_ANSWERS = "terms @@ %(query)s::tsquery"
# Of what it cannot see the planner does not take it for common: it asks the index.
_IS_FEW = "terms @@ (SELECT %(query)s::tsquery)"
_IN_HEADERS = "place & 8188 = 0"  # an index of these is walked by day
# Only what is left is weighed: the planner takes that to be as cheap as a comparison.
_FIND = f"""
    SELECT place,
    CASE WHEN row_number() OVER (ORDER BY place DESC) <= %(ranked)s
    THEN ts_rank(ARRAY[0.1, 0.3, 0.6, 1], terms, %(parts)s::tsquery, 1) ELSE 0 END
    FROM (SELECT place, terms FROM search_terms WHERE {_PUBLIC} AND {{}}
    ORDER BY place DESC LIMIT %(most)s) AS newest
    ORDER BY place DESC
"""  # noqa: S608
_OLDER = f"""
    SELECT count(*) FROM (SELECT FROM search_terms
    WHERE {_IS_FEW} AND place < %(since)s AND {_PUBLIC} LIMIT %(most)s) AS older
"""  # noqa: S608
# A common word is met soon; to meet a rare one it would walk through all the texts.
_HOLDS = f"""
    WITH newest AS MATERIALIZED
    (SELECT terms FROM search_terms WHERE {_PUBLIC} ORDER BY place DESC LIMIT 100),
    found AS MATERIALIZED (SELECT FROM search_terms WHERE {_IS_FEW} AND {_PUBLIC})
    SELECT EXISTS (SELECT FROM newest WHERE {_ANSWERS})
    OR EXISTS (SELECT FROM found)
"""  # noqa: S608
# The few texts first: else it would look for a common word in all of them.
_WITHIN = f"""
    WITH near AS MATERIALIZED (
    SELECT place, terms FROM search_terms,
    unnest(%(firsts)s, %(lasts)s) AS asked (first, last)
    WHERE place BETWEEN first AND last)
    SELECT place FROM near WHERE {_ANSWERS}
"""  # noqa: S608
_WHOLE_IS_PUBLIC = """(place >> 13 & 1073741823) NOT IN
    (SELECT record FROM search_entry WHERE public_from > %(now)s)
"""
# Else it would walk by day until it has as many, and unpack all terms of each whole.
_WHOLES = f"""
    SELECT place FROM search_wholes WHERE {_IS_FEW} AND {_WHOLE_IS_PUBLIC}
    ORDER BY place DESC LIMIT %(most)s
"""  # noqa: S608
# For a few it does walk, which for a rare word is far.
_FEW = 400
_FEW_WHOLES = f"""
    WITH newest AS MATERIALIZED (SELECT place, terms FROM search_wholes
    WHERE {_WHOLE_IS_PUBLIC} ORDER BY place DESC LIMIT {_FEW}),
    near AS MATERIALIZED (SELECT place FROM newest WHERE {_ANSWERS}),
    found AS MATERIALIZED (SELECT place FROM search_wholes
    WHERE {_IS_FEW} AND {_WHOLE_IS_PUBLIC})
    SELECT place FROM near WHERE (SELECT count(*) FROM near) >= %(most)s
    UNION ALL
    SELECT place FROM found WHERE (SELECT count(*) FROM near) < %(most)s
    ORDER BY place DESC LIMIT %(most)s
"""  # noqa: S608
_STRAYS = """
    SELECT place FROM search_terms WHERE NOT EXISTS
    (SELECT FROM search_entry WHERE search_entry.place = search_terms.place)
"""
_WEIGHTS = "ABCD"  # of the columns title, people, heading, body; facets have none
_GAP = 10  # so that no phrase reaches from one column into the next
_LAST_POSITION = 16_383


def insert(rows):
    """Write ``rows``; a place that is taken is overwritten."""
    values = [(row.place, _vector(row.columns)) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, values)


def remove(places):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_terms WHERE place = ANY(%s)", [list(places)])


def texts(places):
    """Return the terms of ``places``, each as a set."""
    sql = "SELECT place, tsvector_to_array(terms) FROM search_terms"
    found = ask(f"{sql} WHERE place = ANY(%s)", [places])
    return {place: set(terms) for place, terms in found}


def insert_wholes(wholes):
    """Write all terms of records, which have none there."""
    rows = [
        (place, " ".join(map(_quoted, sorted(terms))))
        for place, terms in wholes.items()
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_wholes (place, terms) VALUES (%s, %s::tsvector)", rows
        )


def remove_wholes(places):
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM search_wholes WHERE place = ANY(%s)", [list(places)]
        )


def remove_stray_wholes():
    """Take out what is left of records that have no entry."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM search_wholes WHERE NOT EXISTS (SELECT FROM search_entry "
            "WHERE record = search_wholes.place >> 13 & 1073741823)"
        )


def held(places):
    """Return those of ``places`` that have terms."""
    found = ask("SELECT place FROM search_terms WHERE place = ANY(%s)", [places])
    return {place for (place,) in found}


def held_wholes(places):
    """Return those of ``places`` that are wholes."""
    found = ask("SELECT place FROM search_wholes WHERE place = ANY(%s)", [places])
    return {place for (place,) in found}


def strays():
    """Return the places that have terms and no entry."""
    return [place for (place,) in ask(_STRAYS)]


def tidy():
    """Bring the planner's statistics up to date after many writes."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_terms, search_wholes")


def find(query, now, most, ranked, since=None):
    """Return the newest matches as pairs (place, score); ``ranked`` have a score.

    None before ``since``, which is 0 where all have been counted and are few.
    """
    parts = " | ".join(map(_part, query.parts))  # any word, no filters
    where = [_IS_FEW if since == 0 else _ANSWERS]
    where += [_IN_HEADERS] if HEADER in query.facets else []
    where += [f"place >= {since}"] if since else []
    sql = _FIND.format(" AND ".join(where))
    query = replace(query, facets=tuple(one for one in query.facets if one != HEADER))
    asked = {"query": _expression(query), "parts": parts, "now": now}
    return ask(sql, asked | {"most": most, "ranked": ranked})


def count_older(query, now, most, since):
    """Count the matches before ``since``, up to so many."""
    asked = {"query": _expression(query), "now": now, "most": most, "since": since}
    return ask(_OLDER, asked)[0][0]


def find_wholes(query, now, most):
    """Return the newest wholes in which all terms stand, next to each other or not."""
    asked = {"query": _expression(query, " & "), "now": now, "most": most}
    sql = _FEW_WHOLES if most < _FEW else _WHOLES
    return [place for (place,) in ask(sql, asked)]


def within(query, ranges):
    """Return the places between each first and last of ``ranges`` that answer."""
    firsts, lasts = map(list, zip(*ranges, strict=True))
    asked = {"query": _expression(query), "firsts": firsts, "lasts": lasts}
    return [place for (place,) in ask(_WITHIN, asked)]


def holds(query, now):
    """Tell whether there is any match at all."""
    return ask(_HOLDS, {"query": _expression(query), "now": now})[0][0]


def facets(records):
    """Return the facets of ``records``, a line for each."""
    listed = f"{{{','.join(map(str, records))}}}"  # a list would be read as SQL
    sql = "SELECT words FROM search_facets WHERE record = ANY(%s::int[])"
    return [line for (line,) in ask(sql, [listed])]


def _vector(columns):
    *texts, facets = columns
    parts = [_quoted(word) for word in facets.split()]
    position = 0
    for weight, text in zip(_WEIGHTS, texts, strict=True):
        for term in text.split():
            position += 1
            parts.append(f"{_quoted(term)}:{min(position, _LAST_POSITION)}{weight}")
        position += _GAP
    return " ".join(parts)


def _expression(query, adjacent=" <-> "):
    """Return ``query`` as a tsquery literal: quoted terms, so never an error."""
    joint = " & " if query.every else " | "
    asked = joint.join(_part(part, adjacent) for part in query.parts)
    facets = "".join(f" & {_quoted(word)}" for word in query.facets)
    unwanted = "".join(f" & !{_part(part, adjacent)}" for part in query.excluded)
    return f"({asked}){facets}{unwanted}"


def _part(part, adjacent=" <-> "):
    choices = [adjacent.join(map(_quoted, phrase)) for phrase in part.choices]
    if part.prefix:
        choices.append(_quoted(part.prefix) + ":*")
    return f"({' | '.join(f'({choice})' for choice in choices)})"


def _quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
