from .consents import Consent
from .identity import DistinctPeople, Merge
from .organisations import Organisation
from .people import Person, PersonName

__all__ = [
    "Consent",
    "DistinctPeople",
    "Merge",
    "Organisation",
    "Person",
    "PersonName",
]
