"""gunicorn: how many serve, for how long, and what they say.

The socket comes from systemd (roundtable-web.socket) or else from $PORT.
WEB_CONCURRENCY sets the processes: one for each core, and two at least.
"""

import os
from importlib.util import find_spec

wsgi_app = "roundtable.wsgi"
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"  # systemd's socket comes before it
workers = int(os.environ.get("WEB_CONCURRENCY", max(2, os.cpu_count())))
worker_class = "gthread"
threads = 4
timeout = 60  # seconds; a paper is drawn in one or two
graceful_timeout = 30
keepalive = 30  # longer than the proxy keeps a connection that nobody uses
max_requests = 5000  # what leaks a little is made anew now and then
max_requests_jitter = 500
limit_request_line = 8190  # a reading list lies in its address
worker_tmp_dir = "/dev/shm"  # noqa: S108  # a heartbeat must not wait for a disk
control_socket_disable = True

accesslog = None  # the site's request log says it without the client's address
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "roundtable.running.json_lines.JsonLines"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "json"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "gunicorn.error": {"handlers": [], "level": "INFO", "propagate": True},
        "gunicorn.access": {"handlers": [], "propagate": False},
    },
}


def child_exit(server, worker):
    """Let the numbers of a process that ended stay in the sum of all."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ and find_spec("prometheus_client"):
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)
