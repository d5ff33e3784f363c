"""Database settings: SQLite or PostgreSQL, replicas beside it, a pooler in front."""

from environ import Env

KEPT = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}  # seconds, then made anew
# Queries are short, and no disk has to turn for the next page.
FOR_EACH = {"options": "-c jit=off -c random_page_cost=1.1"}
# A machine that is gone says nothing: so long nobody waits for it.
IMPATIENT = {"connect_timeout": 2, "tcp_user_timeout": 3000}  # seconds, milliseconds
ON_SQLITE = {
    "ENGINE": "roundtable.sqlite3",  # the stock backend, able to read Cyrillic
    "TEST": {"NAME": ":memory:"},  # as with the stock one; pytest-xdist looks here
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 0.2,  # seconds; then it is tried again
    },
}


def databases(address, file, replicas, *, pooled):
    """Return DATABASES of a site at ``address``, or in ``file`` where there is none."""
    primary = Env.db_url_config(address) if address else {"NAME": file}
    if primary.get("ENGINE", "sqlite3").endswith("sqlite3"):
        return {"default": primary | KEPT | ON_SQLITE}
    found = {"default": _served(primary, pooled)}
    for number, one in enumerate(replicas, 1):
        copy = _served(Env.db_url_config(one), pooled)
        copy["OPTIONS"] = IMPATIENT | copy["OPTIONS"]
        found[f"replica{number}"] = copy
    return found


def _served(database, pooled):
    """A pooler hands on no options, and no cursors."""
    options = ({} if pooled else FOR_EACH) | database.get("OPTIONS", {})
    own = {"OPTIONS": options, "DISABLE_SERVER_SIDE_CURSORS": pooled}
    return database | KEPT | own
