"""Error reports to a service that speaks Sentry's protocol: an optional part, off.

What is sent: the exception with its lines of code, and the view. What stays here:
who asked, from where, for what address, with which words, and the values of variables.
"""


def start(dsn):
    """Send unexpected errors to ``dsn`` from now on."""
    import sentry_sdk
    from sentry_sdk.integrations.django import DjangoIntegration

    sentry_sdk.init(
        dsn,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=without_the_reader,
        integrations=[DjangoIntegration(transaction_style="function_name")],
    )


def without_the_reader(event, hint=None):
    """Return the event without what tells of a reader, an author or a secret address.

    >>> without_the_reader({"user": 1, "request": {"method": "GET", "url": "/a?b"}})
    {'request': {'method': 'GET'}}
    """
    for part in ("user", "breadcrumbs", "extra", "logentry"):
        event.pop(part, None)
    if request := event.get("request"):
        event["request"] = {"method": request.get("method")}
    return event
