"""Column names of translated texts: ``title_kk`` is made and cut here, nowhere else."""

LANGUAGES = ("kk", "ru", "en")


def column(field: str, language: str) -> str:
    """Return the name of the column that holds ``field`` in ``language``."""
    return f"{field}_{language}"


def columns(*fields: str) -> list[str]:
    """Return the columns of ``fields`` in every language; no bare one among them.

    >>> columns("title")
    ['title_kk', 'title_ru', 'title_en']
    """
    return [column(field, language) for field in fields for language in LANGUAGES]


def split(name: str) -> tuple[str, str]:
    """Return the field and the language of a column; the latter may be empty.

    >>> split("printed_name_kk"), split("starts_on")
    (('printed_name', 'kk'), ('starts_on', ''))
    """
    field, _underscore, language = name.rpartition("_")
    return (field, language) if language in LANGUAGES else (name, "")
