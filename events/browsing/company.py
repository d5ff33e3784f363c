"""Co-participation: who took part beside a person, and for which organisations.

All public records of the person are counted, once for each stamp. What those who were
counted are called is read anew, and whoever asked not to be shown is left out.
"""

from django.utils.translation import get_language

from languages.columns import columns
from participants.addresses import reverse
from participants.columns import NAME
from participants.models import Organisation, Person
from search.kept import kept
from search.ready import Ready

from ..models import Participation

MOST_SEATS, MOST_ORGANISATIONS = 14, 12
MOST_HIDDEN = 16  # of those counted; more of them would leave seats empty

SHOWN = Person.objects.filter(hidden=False).only(*columns(*NAME))
PEOPLE = Ready(lambda numbers: SHOWN.filter(pk__in=numbers))
NAMED = Organisation.objects.only(*columns("name"))
UNITS = Ready(lambda numbers: NAMED.filter(pk__in=numbers))


def of(person):
    """Return organisations and people, each with the number of their records.

    People are told by their names and the addresses of the records in common.
    """
    language = get_language()
    bodies, people = kept(f"company-{person.pk}", lambda: _counted(person))
    names = _named(PEOPLE, people[:MOST_SEATS])
    if len(names) < len(people[:MOST_SEATS]):  # somebody else takes an empty seat
        names = _named(PEOPLE, people)
    units = _named(UNITS, bodies)
    shown = [
        (names[who].name_in(language), _in_common(person.pk, who), count)
        for who, count in people
        if who in names
    ]
    named = [(units[unit], count) for unit, count in bodies if unit in units]
    return {"organisations": named, "company": shown[:MOST_SEATS]}


def _in_common(*pair):
    return reverse("participants:together", *sorted(pair))


def _named(ready, counted):
    rows = ready.about([number for number, _count in counted], Participation.objects.db)
    return {row.pk: row for row in rows}


def _counted(person):
    places = Participation.objects.public()
    return (
        list(places.organisations_of(person)[:MOST_ORGANISATIONS]),
        list(places.company_of(person)[: MOST_SEATS + MOST_HIDDEN]),
    )
