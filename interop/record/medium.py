"""Photos, documents and recordings as the outside sees them."""

from dataclasses import dataclass
from datetime import date

from events.choices import Licence
from languages.fallback import Localized


@dataclass(frozen=True, slots=True)
class Medium:
    """What came with the record; of a recording we know where it is and no more."""

    url: str
    media_type: str
    caption: Localized
    alt: Localized  # for those who cannot see a photo; empty for all others
    author: str
    licence: str
    made_on: date | None
    language: str
    sha256: str
    kind: str = ""  # photo, document, or what a recording is: video, audio, transcript
    licence_label: str = ""

    @property
    def licence_url(self) -> str:
        return Licence.address(self.licence)

    @property
    def day(self) -> str:
        return self.made_on.isoformat() if self.made_on else ""
