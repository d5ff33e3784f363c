"""Corpus of records of every shape, which each format has to tell to other programs."""

from dataclasses import replace
from datetime import date

from interop.record.parts import Origin, Place
from languages.fallback import Localized

from . import people

_TITLES = {
    "signs of TeX": r"100 % & {A}_b #1 $x$ ~ ^ \жол",
    "signs of HTML": "<b>Алаш</b> & «Орда» <3",
    "quotations": "«Алаш „Орда“» және “Nation”",
    "two lines": "Алаш\r\nОрда",
    "a question": "Алаш деген не?",
    "beyond the plane": "Алаш 𐰀 🎓",
}
_NAMES = {
    "one word": ("Абай", ""),
    "a hyphen": ("Ш. Сейіт-Әлі", "Сейіт-Әлі"),
    "a particle": ("Дж. фон Нойманн", "фон Нойманн"),
    "three words": ("Мұхтар Омарханұлы Әуезов", "Әуезов"),
    "an apostrophe": ("Ш. О’Коннор", "О’Коннор"),
}
_BODIES = ("Қор «Ана and бала», ЖШС", "Education & Science {E}_1")
_DAYS = {
    "three days": (date(2021, 12, 10), date(2021, 12, 12)),
    "two months": (date(2023, 10, 29), date(2023, 11, 1)),
    "two years": (date(2023, 12, 30), date(2024, 1, 2)),
    "an early year": (date(1926, 2, 3), None),
}


def shapes_of(record) -> dict:
    """Return variants of a record by name: its title, people, days, hosts and gaps."""
    code = record.title.language

    def text(words):
        return Localized(words, code, False)

    def titled(words):
        return replace(record, title=text(words), titles=(text(words),))

    nothing, subtitle = text(""), text("Кіші тақырып")
    bodies = [people.participant(name, kind="body") for name in _BODIES]
    hosts = people.organisation("Абай университеті"), people.organisation("КазНУ")
    places = [Place(nothing, text(city), "KZ", "") for city in ("Алматы", "Астана")]
    return (
        {name: titled(words) for name, words in _TITLES.items()}
        | {
            name: replace(record, participants=(people.participant(*words),))
            for name, words in _NAMES.items()
        }
        | {
            name: replace(record, starts_on=first, ends_on=last)
            for name, (first, last) in _DAYS.items()
        }
        | {
            name: people.with_people(record, places)
            for name, places in people.SHAPES.items()
        }
        | {
            "a subtitle": replace(record, subtitle=subtitle),
            "a question with a subtitle": replace(
                titled("Алаш деген не?"), subtitle=subtitle
            ),
            "bodies": replace(record, participants=tuple(bodies)),
            "and others": replace(record, has_others=True),
            "two hosts": replace(record, organisers=hosts),
            "no host": replace(record, organisers=()),
            "nobody at all": replace(record, organisers=(), participants=()),
            "no series": replace(record, series=None),
            "no abstract": replace(record, abstract=nothing, abstracts=()),
            "no place": replace(record, places=(), venue=nothing, city=nothing),
            "two cities": replace(record, places=tuple(places)),
            "no topic": replace(record, topics=()),
            "a DOI": replace(record, doi="10.5555/rt.1"),
            "cancelled": replace(record, outcome="cancelled", outcome_label="болмады"),
            "a translator": replace(
                record,
                origins=(Origin(code, "person", "Б. Ульгиева", "Аудармасы", True),),
            ),
        }
    )
