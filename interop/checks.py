"""System check of export formats: a format that lacks a constant is told at once."""

from django.core.checks import Error, register

CONTRACT = {
    "MEDIA_TYPE": "its media type without a charset, like “text/plain”",
    "EXTENSION": "how the names of its files end, like “txt”",
    "NAME": "what readers call it, like “BibTeX”",
    "DISPOSITION": "“inline” if a browser can show it, else “attachment”",
    "render": "a function that makes a text of a Record",
}


@register
def formats_are_complete(app_configs, **kwargs):
    """Name every constant that a module of the registry does not have."""
    from .formats.registry import FORMATS  # here: only who checks pays for the import
    from .paper import pdf

    return [
        Error(
            f"{module.__name__} has no {name}.",
            hint=f"Add {name} to the module: {meaning}.",
            id="interop.E001",
        )
        for module in [pdf, *FORMATS]
        for name, meaning in CONTRACT.items()
        if not hasattr(module, name)
    ]
