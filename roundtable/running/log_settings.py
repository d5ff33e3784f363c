"""Log settings: what is said, and how."""


def log_settings(debug: bool, level: str, counted: str) -> dict:
    """Return the setting ``LOGGING``: a real site logs JSON, a line an event.

    What a client sent (an address, a user name) is named by Django in its warnings: the
    request log says as much of it as may be kept. ``counted`` is the token of metrics.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": "roundtable.running.request_log.KnownRequest"}},
        "formatters": {
            "text": {"format": "%(levelname)s %(name)s: %(message)s"},
            "json": {"()": "roundtable.running.json_lines.JsonLines"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "level": level,
                "filters": ["request"],
                "formatter": "text" if debug else "json",
            },
            "metrics": {"class": "roundtable.running.metrics.MetricsHandler"}
            if counted
            else {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["console", "metrics"], "level": "WARNING"},
        "loggers": {
            "roundtable": {"level": "INFO"},
            "django": {"handlers": [], "level": "NOTSET"},
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }
