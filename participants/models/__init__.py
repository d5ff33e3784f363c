from .identity import DistinctPeople, Merge
from .organisations import Organisation
from .people import Person, PersonName

__all__ = ["DistinctPeople", "Merge", "Organisation", "Person", "PersonName"]
