"""Every text column mends its letters, or has a reason to keep them as they came."""

import pytest
from django.apps import apps
from django.db import models

from languages.columns import split

ROOMS = ["search", "participants", "events", "intake"]
KEPT = [  # columns, and why they stay byte for byte
    ("slug source_url online_url url website", "addresses are promises"),
    ("udc irsti doi orcid wikidata ror_id starts_at", "codes of others"),
    ("email", "an address"),
    ("digest sha256 sent_sha256", "names of bytes"),
    ("mark name_key sort_key skeleton skeletons stem key turned_key", "worked out"),
    ("Facets.words", "worked out"),
    ("paragraph cleaned_name", "names that the portal gave"),
    ("photo image file RemovedFile.name", "names of files"),
    ("SourceFile.name", "the name of a file, as its owner knows it"),
    ("refusal Transition.name", "keys of tables in code"),
    ("Consent.how consent_how", "evidence of what somebody agreed to"),
    ("Report.text Report.answer", "letters, as they were sent"),
    ("reason", "a log, in the words of whoever acted"),
    ("made_from", "compared mended"),
    ("proposal moved paragraphs spoken_languages", "JSON of ours"),
    ("SourceFile.language", "a code"),
]
REASONS = {name: reason for names, reason in KEPT for name in names.split()}
TEXTS = (models.CharField, models.TextField, models.FileField, models.JSONField)


def columns():
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.local_fields:
                if isinstance(field, TEXTS) and not field.choices:
                    yield model, field


def names_of(model, field):
    """A key is made for each language, and told once."""
    name = split(field.name)[0]
    return {name, f"{model.__name__}.{name}"}


@pytest.mark.parametrize("room", ROOMS)
def test_a_text_column_is_mended_or_has_a_reason(room):
    missing = [
        f"{model.__name__}.{field.name}"
        for model, field in columns()
        if model._meta.app_label == room
        and not hasattr(field, "mend")
        and REASONS.keys().isdisjoint(names_of(model, field))
    ]

    assert missing == [], "use LineField or ProseField, or say above why not"


def test_no_reason_outlives_its_column():
    kept = {
        name
        for model, field in columns()
        if not hasattr(field, "mend")
        for name in names_of(model, field)
    }

    assert REASONS.keys() - kept == set()
