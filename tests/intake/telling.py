"""Notes on an event with sentences of people, as ``extract`` reads them."""

from intake.extraction.extract import extract
from intake.readers import reader

OPENING = {
    "kk": "2024 жылғы 5 мамырда тарих кафедрасы «Дала жолы» дөңгелек үстелін өткізді.",
    "ru": "5 мая 2024 года кафедра истории провела круглый стол «Степной путь».",
    "en": "On 5 May 2024 the Department of History held a round table “The Road”.",
}


def read(language, *lines):
    text = "\n\n".join([OPENING[language], *lines])
    return extract(reader.read(text.encode(), "note.txt"), language)


def first(texts):
    return next(iter(texts.values())).value


def told(proposal):
    """Return what is told of each person: degree, post, affiliation, as one text."""
    return {
        first(person.name): "; ".join(
            first(column)
            for column in (person.degree, person.post, person.affiliation)
            if column
        )
        for person in proposal.people
    }
