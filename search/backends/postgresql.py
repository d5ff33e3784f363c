"""The index in PostgreSQL: a tsvector of ready terms with a GIN index.

Terms go in and queries come as cast literals: PostgreSQL's own parser, which would cut
them in other places, never sees a word.
"""

from django.db import connection

from . import ask

_INSERT = """
    INSERT INTO search_terms (place, terms) VALUES (%s, %s::tsvector)
    ON CONFLICT (place) DO UPDATE SET terms = excluded.terms
"""
_PUBLIC = "place NOT IN (SELECT place FROM search_entry WHERE public_from > %(now)s)"
_FOUND = f"""
    SELECT place, terms FROM search_terms
    WHERE terms @@ %(query)s::tsquery AND {_PUBLIC}
"""  # noqa: S608
# Only what is left is weighed: the planner takes that to be as cheap as a comparison.
_FIND = f"""
    SELECT place,
    CASE WHEN row_number() OVER (ORDER BY place DESC) <= %(ranked)s
    THEN ts_rank(ARRAY[0.1, 0.3, 0.6, 1], terms, %(parts)s::tsquery, 1) ELSE 0 END
    FROM ({_FOUND} ORDER BY place DESC LIMIT %(most)s) AS newest
    ORDER BY place DESC
"""  # noqa: S608
# A common word is met soon; to meet a rare one it would walk through all the texts.
_HOLDS = f"""
    WITH newest AS MATERIALIZED
    (SELECT terms FROM search_terms WHERE {_PUBLIC} ORDER BY place DESC LIMIT 100),
    found AS MATERIALIZED ({_FOUND})
    SELECT EXISTS (SELECT FROM newest WHERE terms @@ %(query)s::tsquery)
    OR EXISTS (SELECT FROM found)
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


def held(places):
    """Return those of ``places`` that have terms."""
    found = ask("SELECT place FROM search_terms WHERE place = ANY(%s)", [places])
    return {place for (place,) in found}


def strays():
    """Return the places that have terms and no entry."""
    return [place for (place,) in ask(_STRAYS)]


def tidy():
    """Bring the planner's statistics up to date after many writes."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_terms")


def find(query, now, most, ranked):
    """Return the newest matches as pairs (place, score); ``ranked`` have a score."""
    parts = " | ".join(_part(part) for part in query.parts)  # any word, no filters
    asked = {"query": _expression(query), "parts": parts, "now": now}
    return ask(_FIND, asked | {"most": most, "ranked": ranked})


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


def _expression(query):
    """Return ``query`` as a tsquery literal: quoted terms, so never an error."""
    joint = " & " if query.every else " | "
    asked = joint.join(_part(part) for part in query.parts)
    facets = "".join(f" & {_quoted(word)}" for word in query.facets)
    unwanted = "".join(f" & !{_part(part)}" for part in query.excluded)
    return f"({asked}){facets}{unwanted}"


def _part(part):
    choices = [" <-> ".join(map(_quoted, phrase)) for phrase in part.phrases]
    if part.prefix:
        choices.append(_quoted(part.prefix) + ":*")
    return f"({' | '.join(f'({choice})' for choice in choices)})"


def _quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
