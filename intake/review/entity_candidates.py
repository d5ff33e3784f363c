"""Entity linking: who the people and organisations of a proposal may be.

Candidates only: a person decides.
"""

from dataclasses import dataclass

from participants import matching
from participants.choices import OrganisationKind
from participants.models import Organisation
from participants.naming import person_from_print
from search.documents import Name

from ..proposal import Texts

SURE = 0.9  # an organisation of this very name, in this very place
_FOUND_ANYWHERE = {OrganisationKind.FACULTY, OrganisationKind.DEPARTMENT}


@dataclass(frozen=True, slots=True)
class UnitCandidates:
    """The organisations a unit may be, and the one it certainly is, if any."""

    candidates: list
    meant: Organisation | None


def candidates_for_people(proposal):
    """Return a list of candidates for each person, in a constant number of queries."""
    printed = [_printed(person, proposal) for person in proposal.people]
    return matching.candidates_for_many(printed)


def candidates_for_units(proposal):
    """Return, for each organiser, what is known of each unit of its chain."""
    known = matching.KnownOrganisations(Organisation.objects.for_matching())
    return [_along_the_chain(one.chain, proposal, known) for one in proposal.organisers]


def certain_organisers(proposal):
    """Return for each organiser the unit that is certainly meant, or None."""
    return [chain[-1].meant for chain in candidates_for_units(proposal)]


def organisers(proposal):
    """Return what each organiser is called in the record's own language."""
    units = (organiser.chain[-1] for organiser in proposal.organisers)
    named = (_in_best_language(unit.name, proposal) for unit in units)
    return [name for name, _language in named]


def whole_names(chains):
    """Return what every candidate unit is called with the units above it, by number."""
    candidates = (one for chain in chains for unit in chain for one in unit.candidates)
    numbers = {candidate.thing.pk for candidate in candidates}
    units = Organisation.objects.with_chain().in_bulk(numbers)
    return {pk: " — ".join(map(str, unit.chain)) for pk, unit in units.items()}


def names(proposal):
    """Return what each person is called in the record's own language."""
    return [_in_best_language(person.name, proposal)[0] for person in proposal.people]


def newcomers(proposal):
    """Return for each person somebody new of that name, not saved, to be looked at."""
    return [
        person_from_print(Name(text.value, code) for code, text in person.name.items())
        for person in proposal.people
    ]


def _along_the_chain(chain, proposal, known):
    """Look for each unit within the one above: every university has a history faculty.

    Below a unit that is in doubt, nothing is certain, nor is a faculty named alone.
    """
    above, in_doubt, units = None, False, []
    for unit in chain:
        name, language = _in_best_language(unit.name, proposal)
        candidates = known.candidates(name, language, within=above)
        certain = [
            candidate.thing
            for candidate in candidates
            if candidate.score >= SURE and (above or unit.kind not in _FOUND_ANYWHERE)
        ]
        in_doubt = in_doubt or len(certain) != 1
        above = above if in_doubt else certain[0]
        units.append(UnitCandidates(candidates, None if in_doubt else above))
    return units


def _printed(person, proposal):
    name, language = _in_best_language(person.name, proposal)
    affiliation = person.affiliation.get(language)
    said = affiliation.value if affiliation else ""
    return matching.Printed(name, language, said)


def _in_best_language(texts: Texts, proposal):
    """Return a text and its language: the record's own, if the source has that."""
    language = proposal.original_language.value
    if language not in texts:
        language = next(iter(texts))
    return texts[language].value, language
