"""Settings of the tests: those of a demo, whatever this checkout's ``.env`` says.

Else the tests would empty the cache of a real site, and use its database server.
"""

import os

os.environ |= {"DEBUG": "on", "ENV_FILE": os.devnull}

from roundtable.settings import *  # noqa: F403

WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # nothing is collected
