"""Environment check: fail where a package of the lock file named is not installed.

`make` asks it of .venv, which somebody may have deleted half of, or whose Python an
upgrade of the system may have taken away.
"""

import sys
from importlib.metadata import distribution
from pathlib import Path

for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
    if "==" in line and ";" not in line:  # those for some machines only are not asked
        distribution(line.partition("==")[0])
