"""The door a web server knocks at: ``gunicorn roundtable.wsgi``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")

application = get_wsgi_application()

# What is loaded by now stays for good, and a page makes some ten thousand objects: so
# the collector need not walk the one, nor look in upon each seven hundred of the other.
# What lived on for a while it walks every few hundred pages: later, 30 MB lie dead.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 10, 5)
