"""Co-participation: who took part beside a person, and for which organisations.

All public records of the person are counted, once for each stamp. What those who were
counted are called is read anew, and whoever asked not to be shown is left out.
"""

from participants.models import Organisation, Person
from search.kept import kept

from ..models import Participation

MOST_SEATS, MOST_ORGANISATIONS = 14, 12
MOST_HIDDEN = 16  # of those counted; more of them would leave seats empty


def of(person):
    """Return organisations and people, each with the number of their records."""
    bodies, people = kept(f"company-{person.pk}", lambda: _counted(person))
    names = Person.objects.filter(hidden=False).in_bulk([who for who, _count in people])
    units = Organisation.objects.in_bulk([unit for unit, _count in bodies])
    shown = [(names[who], count) for who, count in people if who in names]
    named = [(units[unit], count) for unit, count in bodies if unit in units]
    return {"organisations": named, "company": shown[:MOST_SEATS]}


def _counted(person):
    places = Participation.objects.public()
    return (
        list(places.organisations_of(person)[:MOST_ORGANISATIONS]),
        list(places.company_of(person)[: MOST_SEATS + MOST_HIDDEN]),
    )
