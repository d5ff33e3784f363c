"""Any search as an Atom feed, the latest events first."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.indexing.finding import found
from events.portal.reading import portal
from interop.record.build import modified

from ..forms import SearchFilter
from . import answer_to

MOST_IN_FEED = 20


@require_safe
def feed(request):
    filters = SearchFilter(request.GET)
    answer = answer_to(filters, order="date")
    asked = f"?{request.GET.urlencode()}"
    atom = Atom1Feed(
        title=_("Search: %(query)s") % {"query": answer.understood.shown},
        link=f"{settings.SITE_URL}{reverse('search:page')}{asked}",
        feed_url=f"{settings.SITE_URL}{request.path}{asked}",
        description=None,
        language=get_language(),
        author_name=portal().full_name.text,  # Atom wants one where an entry has none
    )
    for one in found(answer.hits[:MOST_IN_FEED], answer.query):
        atom.add_item(**_item(one))
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)


def _item(one):
    return {
        "title": _text(one.title),
        "link": f"{settings.SITE_URL}{one.best.address}",
        "description": escape(_text(one.best.snippet)),
        "unique_id": f"{settings.SITE_URL}{reverse('permanent', args=[one.event.pk])}",
        "pubdate": one.event.publish_at,
        "updateddate": modified(one.event),
    }


def _text(pieces):
    return "".join(piece.text for piece in pieces)
