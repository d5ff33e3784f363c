"""The registers of people and organisations, and who is who."""

from .organisations import OrganisationAdmin
from .people import PersonAdmin
