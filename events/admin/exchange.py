"""Records brought in from files and taken out, by editors."""

from participants.exchange.desk import ExchangeMixin

from ..exchange import RecordResource
from ..indexing import reindexing
from ..translating import translation_status


class RecordExchange(ExchangeMixin):
    resource_classes = [RecordResource]
    import_export_change_list_template = "admin/events/event/change_list.html"

    def after_import(self, request, instances):
        """Make whoever imported answer for the records; index and follow them."""
        for event in instances:
            event.responsible.add(request.user)
        numbers = [event.pk for event in instances]
        translation_status.remember(*numbers)
        reindexing.reindex(*numbers)
