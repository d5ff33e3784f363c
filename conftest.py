"""Doctests of the product: a module without any is not imported for them."""

from pathlib import Path

TESTS = Path(__file__).parent / "tests"


def pytest_ignore_collect(collection_path):
    """Pass over modules without examples; one of them cannot load without Pango."""
    if collection_path.suffix == ".py" and TESTS not in collection_path.parents:
        return ">>> " not in collection_path.read_text("utf-8") or None
    return None
