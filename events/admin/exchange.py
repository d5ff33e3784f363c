"""Records brought in from files and taken out, by editors."""

from participants.exchange.desk import ExchangeMixin

from ..exchange import RecordResource
from ..saving import saving


class RecordExchange(ExchangeMixin):
    resource_classes = [RecordResource]
    import_export_change_list_template = "admin/events/event/change_list.html"

    def after_import(self, request, instances):
        """Make whoever imported answer for the records; index and follow them."""
        with saving(*instances, by=request.user):
            for event in instances:
                event.responsible.add(request.user)
