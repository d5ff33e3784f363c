from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "interop"

    def ready(self):
        from . import checks  # noqa: F401 – it registers itself
