from . import entities, records
from .site import api

api.add_router("", records.router)
api.add_router("", entities.router)
urls = api.urls
