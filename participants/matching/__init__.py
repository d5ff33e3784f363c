"""Whom and what a printed name may mean: candidates with reasons, never a decision."""

from .organisations import KnownOrganisations, organisation_candidates
from .people import Printed, candidates, candidates_for_many
