"""Stale translations: what each was made from, and so whether it still holds."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from languages.fallback import LANGUAGES
from languages.homoglyphs import mended

from ..models import Coverage, Event, TranslatedText
from .texts import texts_of

FOLLOWED = ["made_from", "made_at", "digest", "original_language", "outdated"]
KEY, COUNTED = ["event", "language"], ["wanted", "filled", "outdated"]


@transaction.atomic(savepoint=False)
def update_status(*events, draft=None):
    """Note of ``events`` (numbers) what their translations were made from.

    Called inside the transaction that changed a record, whoever changed it. A
    translation written or edited now was made from the original as it is now; one
    left alone while its original changed is outdated from now on. A translator's
    ``draft`` (see ``events.translating.translate``) may say otherwise.
    """
    for event in Event.objects.filter(pk__in=events).for_translating():
        known = {(row.key, row.language): row for row in event.translated_texts.all()}
        others = [one for one in LANGUAGES if one != event.original_language]
        mine = {draft.language: draft} if draft else {}
        rows = [_update(event, one, known, mine.get(one)) for one in others]
        Coverage.objects.bulk_create(
            rows, update_conflicts=True, update_fields=COUNTED, unique_fields=KEY
        )
        gone = [row.pk for row in known.values()]
        event.translated_texts.filter(pk__in=gone).delete()
        event.coverage.filter(language=event.original_language).delete()


def recognise(event):
    """Know the translations of ``event`` by what they will be once they are mended.

    Called before that is written: a letter that only looked right is no edit.
    """
    texts = {text.key: text for text in texts_of(event)}
    for row in event.translated_texts.all():
        words = row.key in texts and texts[row.key].words_in(row.language)
        if words and row.digest == digest_of(words):
            row.digest = digest_of(mended(words))
            row.save(update_fields=["digest"])


def digest_of(words):
    return sha256(words.encode()).hexdigest()


def _update(event, language, known, draft):
    """Bring the rows of one language up to date; take them out of ``known``.

    Return how much of it there is now.
    """
    original = event.original_language
    wanted = [text for text in texts_of(event) if text.words_in(original)]
    filled = [text for text in wanted if text.words_in(language)]
    new, edited, outdated = [], [], 0
    for text in filled:
        row = known.pop((text.key, language), None)
        row = row or TranslatedText(event=event, key=text.key, language=language)
        if _follow(row, text, original, draft):
            (edited if row.pk else new).append(row)
        outdated += row.outdated
    TranslatedText.objects.bulk_create(new)
    TranslatedText.objects.bulk_update(edited, FOLLOWED)
    numbers = {"wanted": len(wanted), "filled": len(filled), "outdated": outdated}
    return Coverage(event=event, language=language, **numbers)


def _follow(row, text, original, draft):
    """Let ``row`` know what both texts say now; tell whether that is news to it."""
    before = [getattr(row, name) for name in FOLLOWED]
    source = mended(text.words_in(original))
    digest = digest_of(mended(text.words_in(row.language)))
    checked = draft is not None and row.key in draft.checked
    if checked or (row.digest, row.original_language) != (digest, original):
        seen = draft.made_from.get(row.key) if draft and not checked else None
        row.made_from, row.made_at = seen or source, timezone.now()
        row.digest, row.original_language = digest, original
    row.outdated = mended(row.made_from) != source
    return before != [getattr(row, name) for name in FOLLOWED]
