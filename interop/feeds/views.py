"""Every list of records in every way it can be followed: news feeds and a calendar."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from ..forms import Narrowing
from ..record.build import absolute, build_record
from .feed import Channel
from .feed_formats import WAYS
from .listings import Listing, archive


@require_safe
@conditional_page  # programs ask again and again: who has it already is told so
def follow(request, listing, way, **address):
    """Hand out one list in one way."""
    found = listing(**address) if address else archive(**_asked(request))
    channel = _channel(request, found, WAYS[way].most)
    kind = f"{WAYS[way].media_type}; charset=utf-8"
    response = HttpResponse(WAYS[way].render(channel), kind)
    response["Access-Control-Allow-Origin"] = "*"  # programs in a page may read it
    return response


def _asked(request):
    """Return the archive's own questions, of which a program must make sense."""
    form = Narrowing(request.GET)
    if not form.is_valid():
        raise BadRequest
    return {name: value for name, value in form.cleaned_data.items() if value}


def _channel(request, listing: Listing, most: int) -> Channel:
    language, portal = get_language(), _("Roundtable")
    newest = listing.events.order_by("-publish_at", "-pk").for_reading()[:most]
    return Channel(
        title=f"{listing.name} — {portal}" if listing.name else portal,
        author=portal,
        language=language,
        page=absolute(listing.path),
        address=absolute(request.get_full_path()),
        records=tuple(build_record(event, language) for event in newest),
    )
