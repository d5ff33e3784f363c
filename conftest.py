"""Collecting and sharing out of the tests."""

import gc
import os
from pathlib import Path

TESTS = Path(__file__).parent / "tests"


def pytest_xdist_auto_num_workers():
    """Two workers more than there are cores: a test often waits for its browser."""
    return os.cpu_count() + 2


def pytest_configure():
    """What is collected stays: nothing in it is garbage, so none is looked for."""
    gc.disable()


def pytest_collection_finish():
    gc.freeze()
    gc.enable()


def pytest_ignore_collect(collection_path):
    """Pass over modules without doctests; one of them cannot load without Pango."""
    if collection_path.suffix == ".py" and TESTS not in collection_path.parents:
        return ">>> " not in collection_path.read_text("utf-8") or None
    return None
