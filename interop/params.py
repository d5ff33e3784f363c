"""Parameters of the API and the feeds, within bounds that every database can answer."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from django.utils.timezone import is_naive, make_aware
from ninja import Field, Schema
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from events.choices import EventKind

Language = Literal["kk", "ru", "en"]
LARGEST_ID = 999_999_999

Number = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Slug = Annotated[str, Field(max_length=50, pattern=r"^[A-Za-z0-9_-]+$")]

LATEST_FIRST, BEST_FIRST = "-date", "relevance"
Order = Literal[LATEST_FIRST, "date", "-modified", "modified", BEST_FIRST]


def _moment(text: str) -> datetime:
    """Read a moment of RFC 3339; a day, or an hour without offset, is one of ours."""
    try:
        moment = datetime.fromisoformat(text.upper())
        return (make_aware(moment) if is_naive(moment) else moment).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise PydanticCustomError("moment", "no moment of RFC 3339") from error


Moment = Annotated[datetime, BeforeValidator(_moment)]


class Paging(Schema):
    """The language of the answer and the page of the list."""

    lang: Language = Field("kk", description="The language of texts and labels.")
    page: int = Field(1, ge=1, le=10_000)
    page_size: int = Field(20, ge=1, le=100)


class Narrowing(Schema):
    """The filters of the archive; all of them combine."""

    year: Annotated[int, Field(ge=1, le=9999)] | None = None
    kind: Literal[tuple(EventKind.values)] | None = None
    organisation: Number | None = Field(None, description="Units below it count.")
    topic: Slug | None = None
    series: Number | None = None
    person: Number | None = None
    language: Language | None = Field(
        None, description="Records that really exist in this language."
    )


class Selection(Schema):
    """What else narrows a list of records, and the order in which it comes."""

    q: str = Field("", description="Words, as the site's own search understands them.")
    modified_since: Moment | None = Field(
        None, description="A moment (RFC 3339) or a day since which it has changed."
    )
    sort: Order | None = Field(
        None, description="Else the latest event first; with `q`, what answers best."
    )
