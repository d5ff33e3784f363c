"""A participant while a text is being read."""

from dataclasses import dataclass, field

from events.choices import Role

from ..proposal import Extracted
from .person_details import Description


@dataclass
class Person:
    """A participant while the text is being read; mentions add to each other."""

    name: Extracted[str]
    role: Extracted[Role]
    description: Description = field(default_factory=Description)
    talk_title: Extracted[str] | None = None

    def learn(self, other: "Person") -> None:
        """Take from another mention what this one does not say."""
        if _WEIGHT[other.role.value] * other.role.confidence > (
            _WEIGHT[self.role.value] * self.role.confidence
        ):
            self.role = other.role
        self.description = self.description.completed_by(other.description)
        self.talk_title = self.talk_title or other.talk_title


# A role said outright outweighs one inferred from what somebody did.
_WEIGHT = {
    Role.PANELIST: 1,
    Role.GUEST: 2,
    Role.ORGANISER: 2,
    Role.DISCUSSANT: 3,
    Role.SPEAKER: 3,
    Role.SECRETARY: 4,
    Role.MODERATOR: 5,
}
