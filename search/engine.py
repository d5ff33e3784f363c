"""The index, whatever keeps it: put texts in, take them out, ask what it holds.

What answers a query, and in what order, says ``retrieval``; callers know only these
two. Another engine – OpenSearch, say – is one more module in ``backends`` with the same
few functions.
"""

from collections.abc import Iterable

from django.db import connection, transaction
from django.utils import timezone

from languages.kazakh.degraded_spelling import index_entries
from languages.normalise import words
from languages.stemming import ANALYSER_VERSION, stem

from .backends import postgresql, sqlite
from .documents import Document, kazakh_words, row_of, wholes
from .models import Entry, Facets, Skeleton
from .places import build_record, whole_of
from .queries import Part, Query

_AT_ONCE = 500


def backend():
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


# --- Writing ---------------------------------------------------------------


@transaction.atomic(savepoint=False)
def put(batch: dict[int, list[Document]], known: set | None = None) -> None:
    """Make the documents of each record in ``batch`` all that the index holds of it.

    A text that is there already stays: of a record whose organiser has a new name the
    header is written, and no section. Whoever puts one batch after another passes the
    same set as ``known``: it keeps the words whose spelling has been learnt, so that
    none is learnt twice.
    """
    documents = [document for texts in batch.values() for document in texts]
    stored = {k: v for texts in digests(list(batch)).values() for k, v in texts.items()}
    new = [one for one in documents if stored.get(one.place) != one.digest]
    outdated = stored.keys() - {one.place for one in documents}
    outdated |= {one.place for one in new}
    backend().remove(list(outdated))
    Entry.objects.filter(place__in=outdated).delete()
    backend().insert(map(row_of, new))
    Entry.objects.bulk_create(
        Entry(
            place=document.place,
            record=document.record,
            public_from=document.public_from,
            version=ANALYSER_VERSION,
            digest=document.digest,
        )
        for document in new
    )
    changed = {build_record(place) for place in outdated}
    _take_apart(place for place in stored if build_record(place) in changed)
    gather([one.place for one in documents if one.record in changed])
    lines = {document.record: " ".join(document.facets) for document in documents}
    Facets.objects.filter(record__in=batch).delete()
    Facets.objects.bulk_create(
        Facets(record=record, words=line) for record, line in lines.items()
    )
    _learn_spellings(new, set() if known is None else known)


def gather(places: list[int]) -> None:
    """Write the wholes of the texts at ``places``, all of their records."""
    found = wholes(backend().texts(places)) if places else {}
    backend().remove_wholes(found)
    backend().insert_wholes(found)


def _take_apart(places: Iterable[int]) -> None:
    """Remove the wholes of texts that are no longer as they were."""
    gone = {(whole_of(at), whole_of(at, in_every_language=True)) for at in places}
    backend().remove_wholes({whole for both in gone for whole in both})


def _learn_spellings(documents: list[Document], known: set) -> None:
    words = {word for document in documents for word in kazakh_words(document)} - known
    entries = {pair for word in words for pair in index_entries(word, stem(word, "kk"))}
    Skeleton.objects.bulk_create(
        (Skeleton(skeleton=key, stem=text) for key, text in sorted(entries)),
        ignore_conflicts=True,
        batch_size=_AT_ONCE,
    )
    known |= words


@transaction.atomic
def forget(names: Iterable[str]) -> None:
    """Unlearn how these names are spelt, but for what a public text still holds.

    What was taken out of the index is not left lying about in its file either.
    """
    stems = {stem(word.text, "kk") for name in names for word in words(name)}
    gone = {text for text in stems if not holds(Part(((text,),)))}
    Skeleton.objects.filter(stem__in=gone).delete()
    tidy()


# --- Asking ----------------------------------------------------------------


def holds(part: Part) -> bool:
    """Tell whether any public text answers ``part``."""
    return backend().holds(Query((part,)), timezone.now())


def meets(parts: Iterable[Part], facets=()) -> bool:
    """Tell whether any public record answers all of ``parts``, in whatever texts."""
    query = Query(tuple(parts), facets=tuple(facets))
    return bool(backend().find_wholes(query, timezone.now(), 1))


# --- Keeping in order ------------------------------------------------------


def digests(records: list[int]) -> dict[int, dict[int, str]]:
    """Return the fingerprints of what is stored of ``records``, by record and place.

    A place whose terms are missing, there or in its whole, counts as empty: what cannot
    be found is not in the index.
    """
    entries = Entry.objects.filter(record__in=records)
    stored: dict[int, dict[int, str]] = {}
    for record, place, digest in entries.values_list("record", "place", "digest"):
        stored.setdefault(record, {})[place] = digest
    places = [place for texts in stored.values() for place in texts]
    if not places:
        return stored
    together = backend().held_wholes(sorted(set(map(whole_of, places))))
    held = backend().held(places)
    for place in places:
        if place not in held or whole_of(place) not in together:
            stored[build_record(place)][place] = ""
    return stored


def records(after: int = 0, most: int | None = None) -> set[int]:
    """Return the records behind ``after`` that have an entry, the first ``most``."""
    entries = Entry.objects.filter(record__gt=after).order_by("record")
    return set(entries.values_list("record", flat=True).distinct()[:most])


def strays() -> set[int]:
    """Return the places that have terms and no entry: nobody would take them out."""
    return set(backend().strays())


def remove_strays() -> None:
    backend().remove(strays())
    backend().remove_stray_wholes()


def tidy() -> None:
    backend().tidy()
