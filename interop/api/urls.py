from . import records, things
from .site import api

api.add_router("", records.router)
api.add_router("", things.router)
urls = api.urls
