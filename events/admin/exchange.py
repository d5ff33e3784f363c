"""Records brought in from files and taken out, by editors."""

from participants.exchange.desk import ExchangeMixin

from .. import indexing, remembering
from ..exchange import RecordResource


class RecordExchange(ExchangeMixin):
    resource_classes = [RecordResource]
    import_export_change_list_template = "admin/events/event/change_list.html"

    def after_import(self, request, instances):
        """Make whoever imported answer for the records; index and follow them."""
        for event in instances:
            event.responsible.add(request.user)
        numbers = [event.pk for event in instances]
        remembering.remember(*numbers)
        indexing.reindex(*numbers)
