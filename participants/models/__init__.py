from .consents import Consent
from .identity import Merge, OrganisationMerge
from .organisation_past import OrganisationName, Succession
from .organisations import Organisation
from .people import Person, PersonName
