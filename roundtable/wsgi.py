"""The door a web server knocks at: ``gunicorn roundtable.wsgi``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")

application = get_wsgi_application()

# What is loaded by now stays for good: the collector need not walk it again and
# again while requests are served.
gc.collect()
gc.freeze()
