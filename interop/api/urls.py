from . import entities, reconciliation, records
from .refusals import known_parameters_only
from .site import api

for router in (records.router, entities.router):
    router.add_decorator(known_parameters_only, mode="view")
    api.add_router("", router)
api.add_router("", reconciliation.router)
urls = api.urls
