"""Licences: the address and the name of each, for pages and for every format."""

from .choices import Licence


def address(code: str) -> str:
    """Return the address of a Creative Commons licence; other rights have none.

    >>> address("CC-BY-NC-4.0")
    'https://creativecommons.org/licenses/by-nc/4.0/'
    """
    if code == Licence.CC0:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if code.startswith("CC-"):
        name = code.removeprefix("CC-").removesuffix("-4.0").lower()
        return f"https://creativecommons.org/licenses/{name}/4.0/"
    return ""


def label(code: str) -> str:
    return str(dict(Licence.choices).get(code, code))
