"""Middleware that adds metadata to pages of rooms that know nothing of exports."""

from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import get_language

from events import memento
from interop import embedded_metadata
from interop.record.build import build_records
from languages.fallback import localized


class RecordMetadata(MiddlewareMixin):
    """Tell programs about the record whose page is being shown.

    ``events`` shows the page and stands to the left of ``interop``, which knows how
    to describe it: only here may the two meet. It is described in a language it
    exists in, whichever page shows it. No query is added, for the page has fetched all
    that a ``Record`` is read from.
    """

    def process_template_response(self, request, response):
        event = response.context_data and response.context_data.get("event")
        if response.template_name == "events/event_detail.html" and event.is_public:
            title = localized(event, "title", get_language(), event.original_language)
            for record in build_records([event], title.language):
                response.context_data["record"] = record
                known = embedded_metadata.link_header(record)
                response["Link"] = f"{known}, {memento.links(event, gate='timegate')}"
        return response
