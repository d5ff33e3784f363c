from . import records, things  # noqa: F401 – they enter what the API answers
from .site import api

urls = api.urls
