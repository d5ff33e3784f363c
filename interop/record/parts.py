"""Parts of a record that know of no other: its hours, its places, its making."""

from dataclasses import dataclass
from datetime import date, time

from languages.fallback import Localized


@dataclass(frozen=True, slots=True)
class Origin:
    """How the text in one language was made, by its code and in the reader's words."""

    language: str
    made: str
    translator: str  # empty for whoever does not wish to be named
    words: str
    is_shown: bool  # whether this reader is shown any text in that language


@dataclass(frozen=True, slots=True)
class Sitting:
    """The hours of one day on which people met, in the time zone of the record."""

    id: int
    day: date
    start_time: time | None
    end_time: time | None
    heading: Localized


@dataclass(frozen=True, slots=True)
class Place:
    """Where people met; the country is a code, and in words where it needs saying."""

    venue: Localized
    city: Localized
    country: str
    country_label: str

    @property
    def words(self) -> str:
        """The venue, the city and the country, as far as they are known."""
        words = [self.venue.text, self.city.text, self.country_label]
        return ", ".join(filter(None, words))
