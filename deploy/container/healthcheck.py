"""Health check of a container: ask /healthz as the proxy would, fail with its words."""

import os
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

site = urlsplit(os.environ["SITE_URL"])
server = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=8)
server.request(
    "GET", "/healthz", headers={"Host": site.netloc, "X-Forwarded-Proto": site.scheme}
)
answer = server.getresponse()
print(answer.read().decode())
sys.exit(answer.status != 200)
