"""Concepts with their terms in three languages (ISO 30042 gives the names)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0009_centuries_in_three_languages"),
    ]

    operations = [
        migrations.CreateModel(
            name="Concept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "term",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="preferred term"
                    ),
                ),
                (
                    "term_kk",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="preferred term",
                    ),
                ),
                (
                    "term_ru",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="preferred term",
                    ),
                ),
                (
                    "term_en",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="preferred term",
                    ),
                ),
                (
                    "further",
                    models.CharField(
                        blank=True,
                        help_text="Synonyms, abbreviations and other spellings, with semicolons between them.",
                        max_length=1000,
                        verbose_name="further terms",
                    ),
                ),
                (
                    "further_kk",
                    models.CharField(
                        blank=True,
                        help_text="Synonyms, abbreviations and other spellings, with semicolons between them.",
                        max_length=1000,
                        null=True,
                        verbose_name="further terms",
                    ),
                ),
                (
                    "further_ru",
                    models.CharField(
                        blank=True,
                        help_text="Synonyms, abbreviations and other spellings, with semicolons between them.",
                        max_length=1000,
                        null=True,
                        verbose_name="further terms",
                    ),
                ),
                (
                    "further_en",
                    models.CharField(
                        blank=True,
                        help_text="Synonyms, abbreviations and other spellings, with semicolons between them.",
                        max_length=1000,
                        null=True,
                        verbose_name="further terms",
                    ),
                ),
                (
                    "definition",
                    models.TextField(
                        blank=True,
                        help_text="One sentence. Readers see only terms that have one.",
                        verbose_name="definition",
                    ),
                ),
                (
                    "definition_kk",
                    models.TextField(
                        blank=True,
                        help_text="One sentence. Readers see only terms that have one.",
                        null=True,
                        verbose_name="definition",
                    ),
                ),
                (
                    "definition_ru",
                    models.TextField(
                        blank=True,
                        help_text="One sentence. Readers see only terms that have one.",
                        null=True,
                        verbose_name="definition",
                    ),
                ),
                (
                    "definition_en",
                    models.TextField(
                        blank=True,
                        help_text="One sentence. Readers see only terms that have one.",
                        null=True,
                        verbose_name="definition",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("politics", "political science"),
                            ("law", "law"),
                            ("history", "history"),
                            ("education", "education"),
                            ("research", "research"),
                            ("society", "society"),
                            ("other", "other"),
                        ],
                        db_index=True,
                        default="other",
                        max_length=12,
                        verbose_name="subject field",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="source of the definition",
                    ),
                ),
            ],
            options={
                "verbose_name": "term of the glossary",
                "verbose_name_plural": "glossary",
                "ordering": ["term_kk", "pk"],
                "permissions": [
                    ("import_concept", "Can import the glossary from a file"),
                    ("export_concept", "Can export the glossary to a file"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="concept",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("term_kk__gt", ""), ("term_kk__isnull", False)),
                    models.Q(("term_ru__gt", ""), ("term_ru__isnull", False)),
                    models.Q(("term_en__gt", ""), ("term_en__isnull", False)),
                    _connector="OR",
                ),
                name="search_concept_has_term",
                violation_error_message="Give the preferred term in at least one of the languages.",
            ),
        ),
    ]
