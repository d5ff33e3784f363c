"""Review: a proposal as forms with its open questions; together they make the draft."""

from dataclasses import replace
from functools import cached_property

from .. import pasted_people
from ..proposal import QuestionKind
from . import entity_candidates
from .draft import Draft, as_proposed, draft_person, joined, languages_of
from .event_form import TEXTS, FactsForm
from .highlighting import excerpt, language_at, original, unused_passages, values
from .part_forms import PersonForm, PhotoForm, SectionForm, UnitForm, draft_chain

MANY = 10  # people, of whom one would not look at each card
_TOLD = ("post", "affiliation")
_OF_PERSON = {  # what to look at when a question is about somebody
    QuestionKind.PERSON: ("printed_name", "role", *_TOLD),
    QuestionKind.ROLE: ("role",),
    QuestionKind.POST: _TOLD,
    QuestionKind.ROLE_AND_POST: ("role", *_TOLD),
}
_OF_ROLE = {kind for kind, names in _OF_PERSON.items() if "role" in names}


class Review:
    """The forms of one proposal; how many there are is read from it, not from a post.

    Unanswered, they show the draft as it was proposed. Answers to another version of
    the file would fall into the wrong fields: they are not taken.
    """

    refusals = ()

    def __init__(self, proposal, user, posted=None):
        self.proposal, self.user = proposal, user
        self.version = proposal.version_token()
        self.is_stale = posted is not None and posted.get("version") != self.version
        self.posted = None if self.is_stale else posted
        self.proposed = as_proposed(proposal)
        self.languages = languages_of(self.proposed)

    def is_valid(self):
        answers = [form.is_valid() for form in self.forms]  # all say what is wrong
        return all(answers)

    @property
    def has_errors(self):
        return any(form.errors for form in self.forms)

    @property
    def media(self):
        return sum((form.media for form in self.sections), self.facts.media)

    @cached_property
    def stretches(self):
        return original(self.proposal)

    @cached_property
    def left_out(self):
        """What of the original will not be in the record, by the reason for it."""
        passages = unused_passages(self.proposal)
        return [(why.label, texts) for why, texts in passages.items()]

    @cached_property
    def marked(self):
        """The names of the fields whose value can be shown in the original."""
        return {name for name, spans in values(self.proposal) if spans}

    @cached_property
    def questions(self):
        """The questions of the proposal in words, each with the rows of its answer.

        What was read and is only unsure is no question: it is ``doubtful`` where it
        stands.
        """
        return [
            {
                "asked": question,
                "words": QuestionKind(question.kind).label,
                "excerpt": excerpt(self.proposal, question.spans),
                "language": language_at(self.proposal, question.spans),
                "rows": _rows(self, question),
            }
            for question in self.proposal.questions
            if not question.is_mark
        ]

    @cached_property
    def doubtful(self):
        """The names of the fields to be compared with the original."""
        marks = [one for one in self.proposal.questions if one.is_mark]
        rows = [row for question in marks for row in _rows(self, question)]
        fields = [field for row in rows for _code, field in row.inputs]
        return {field.html_name for field in fields if field.value()}

    @cached_property
    def asked(self):
        """The names of the fields that stand beside a question, at the top."""
        rows = [row for question in self.questions for row in question["rows"]]
        return {field.html_name for row in rows for _code, field in row.inputs}

    @property
    def forms(self):
        units = [unit for chain in self._chosen for unit in chain]
        return [self.facts, *units, *self.people, *self.sections, *self.photos]

    @cached_property
    def cards(self):
        """All forms as they are shown, by what they are about."""

        def shown(forms):
            return [form.card(self.asked) for form in forms]

        return {
            "facts": self.facts.card(self.asked),
            "organisers": [shown(chain) for chain in self.organisers[: self._said]],
            "possible": [shown(chain) for chain in self.organisers[self._said :]],
            "people": [self._person_card(form) for form in self.people],
            "sections": shown(self.sections),
            "photos": shown(self.photos),
        }

    def _person_card(self, form):
        """Return a card; of many people those who are clear are folded to a line."""
        is_folded = len(self.people) > MANY and not form.is_unclear
        doubts = [row.label for row in form.rows if row.names & self.doubtful]
        return form.card(self.asked) | {"is_folded": is_folded, "doubts": doubts}

    @property
    def doubtful_people(self):
        return sum(bool(card["doubts"]) for card in self.cards["people"])

    @property
    def for_all(self):
        """The rows that answer at once for all people whom they concern."""
        asked = self.facts.fields.keys() & {"all_new", "all_roles"}
        return [self.facts.fact(name) for name in sorted(asked)]

    @property
    def rows_after_people(self):
        rows = [self.facts.fact(name) for name in ("has_others", "more_people")]
        return [row for row in rows if not row.names & self.asked]

    @cached_property
    def facts(self):
        columns = self.proposed.columns
        unknown = sum(not known for known in self._candidates) * self._may_enter
        told = {"proposal": self.proposal, "unknown": unknown}
        told["ask_roles"] = len(self._unsure_roles) > 1
        return self._form(FactsForm, "", columns, **told)

    @cached_property
    def _unsure_roles(self):
        """The people whose role is to be checked, as questions name them."""
        return {one.about for one in self.proposal.questions if one.kind in _OF_ROLE}

    @cached_property
    def _candidates(self):
        return entity_candidates.candidates_for_people(self.proposal)

    @property
    def _may_enter(self):
        return self.user.has_perm("participants.add_person")

    @cached_property
    def organisers(self):
        """The chains of those who held it, then of those who are only named."""
        named = self.proposal.organisers + self.proposal.possible_organisers
        proposal = replace(self.proposal, organisers=named)
        may_enter = self.user.has_perm("participants.add_organisation")
        candidates = entity_candidates.candidates_for_units(proposal)
        names = entity_candidates.whole_names(candidates)
        return [
            [
                self._form(
                    UnitForm,
                    f"organisers-{number}-{place}",
                    unit.columns,
                    unit=candidates[number][place],
                    names=names,
                    may_enter=may_enter,
                    is_chosen=number < self._said or unit is not chain[-1],
                )
                for place, unit in enumerate(chain)
            ]
            for number, chain in enumerate(as_proposed(proposal).organisers)
        ]

    @property
    def _said(self):
        return len(self.proposal.organisers)

    @property
    def _chosen(self):
        """The chains that count: of those who are only named, whom somebody chose."""
        said, named = self.organisers[: self._said], self.organisers[self._said :]
        return [*said, *(units for units in named if not units[-1].is_left_out)]

    @cached_property
    def people(self):
        newcomers = entity_candidates.newcomers(self.proposal)
        return [
            self._form(
                PersonForm,
                f"people-{number}",
                person.columns,
                candidates=self._candidates[number],
                newcomer=newcomers[number] if self._may_enter else None,
            )
            for number, person in enumerate(self.proposed.people)
        ]

    @cached_property
    def sections(self):
        names = entity_candidates.names(self.proposal)
        people = [(str(number), name) for number, name in enumerate(names)]
        return [
            self._form(
                SectionForm,
                f"sections-{number}",
                {**section.columns, "speaker": section.speaker},
                people=people,
            )
            for number, section in enumerate(self.proposed.sections)
        ]

    @cached_property
    def photos(self):
        return [
            self._form(PhotoForm, f"photos-{place}", photo.columns, number=photo.number)
            for place, photo in enumerate(self.proposed.photos)
        ]

    def draft(self):
        """Return what was agreed to, once every form is valid."""
        kept = [
            (str(number), self._person(number, form))
            for number, form in enumerate(self.people)
            if not form.is_left_out
        ]
        places = {number: place for place, (number, _person) in enumerate(kept)}
        return Draft(
            columns=self.facts.columns(),
            organisers=tuple(map(draft_chain, self._chosen)),
            people=(*(person for _number, person in kept), *self._people_added()),
            sections=tuple(self._sections(places)),
            photos=tuple(form.draft() for form in self.photos if not form.is_left_out),
        )

    def _person(self, number, form):
        """Return a participant; what was left as it stood, one answer gave for all."""
        facts = self.facts.cleaned_data
        is_new = facts.get("all_new") and not form.has_candidates
        role = f"people.{number}" in self._unsure_roles and facts.get("all_roles")
        return form.draft(is_new=is_new, role=role)

    def _people_added(self):
        facts = self.facts.cleaned_data
        people = pasted_people.read(facts["more_people"], facts["original_language"])
        return map(draft_person, people)

    def _sections(self, places):
        """Return the sections, those that go on another's text joined to it."""
        sections = []
        for form in self.sections:
            if form.is_left_out:
                continue
            section = form.draft(places)
            if form.cleaned_data["keep"] == "joined" and sections:
                sections[-1] = joined(sections[-1], section)
            else:
                sections.append(section)
        return sections

    def _form(self, kind, prefix, columns, **options):
        form = kind(self.posted, prefix=prefix, initial=columns, **options)
        form.languages = self.languages
        return form


# --- Open questions ----------------------------------------------------------------


def _rows(review, question):
    """Return the rows of fields that answer ``question``; some have none here."""
    name, *rest = question.about.split(".")
    facts = review.facts
    if question.about == "starts_on" and "year" in facts.fields:
        return [facts.fact("year"), facts.fact("starts_on")]
    if question.kind == QuestionKind.PEOPLE:
        return [facts.fact("more_people")]
    if name == "people" and rest:
        form = review.people[int(rest[0])]
        return [form.row(name) for name in _OF_PERSON[question.kind]]
    if name == "organisers" and rest:
        units = review.organisers[int(rest[0])]
        return [one.text("name") for one in units]
    if name in TEXTS:
        return [facts.text(name, *rest)]
    return [facts.fact(name)] if name in facts.fields else []
