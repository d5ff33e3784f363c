#!/usr/bin/env python
"""Run one of the project's commands."""

import os
import sys
from errno import EDQUOT, ENOSPC, EROFS

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
    try:
        execute_from_command_line(sys.argv)
    except OSError as error:
        if error.errno not in (EDQUOT, ENOSPC, EROFS):
            raise
        sys.exit(f"The disk is full or cannot be written, make room: {error}")
