"""What is dear to make and the same for all workers: one makes it, the others wait."""

import fcntl
import os
from pathlib import Path
from tempfile import mkdtemp


def made_once(tmp_path_factory, name, make):
    """Return the path ``name`` that all workers share, as ``make`` wrote it."""
    share = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        share = share.parent
    made = share / name
    with open(share / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            begun = Path(mkdtemp(dir=share)) / name
            make(begun)
            begun.rename(made)
    return made
