"""The roles of the desk, the states of a record, and who of them succeeds where."""

from datetime import timedelta

from django.utils.timezone import localdate, now

STATES = {
    "draft": {"status": "draft"},
    "review": {"status": "review"},
    "scheduled": {"status": "published", "publish_at": now() + timedelta(days=1)},
    "published": {"status": "published", "publish_at": now() - timedelta(days=1)},
    "withdrawn": {"status": "withdrawn", "withdrawn_at": now()},
}
AT = {  # the role in which they work for an organisation, and whether for that one
    "colleague": ("author", True),
    "faculty editor": ("faculty editor", True),
    "editor elsewhere": ("faculty editor", False),
    "co-author": ("faculty editor", False),
}
TODAY = localdate()
DAYS = {
    "deputy": {"first_day": TODAY, "last_day": TODAY + timedelta(days=1)},
    "former deputy": {
        "first_day": TODAY - timedelta(days=2),
        "last_day": TODAY - timedelta(days=1),
    },
}
EVER, PUBLIC, NEVER = set(STATES), {"published"}, set()
ROLES = ["named", "co-author", "colleague", "stranger", "faculty editor"]
ROLES += ["editor elsewhere", "deputy", "former deputy", "editor", "admin"]
ROLES += ["idle", "nobody"]
NAMED = ("named", "co-author")
OF_NO_PORTAL = [role for role in ROLES if role not in ("editor", "admin")]


def everybody(*, keepers, editors, stranger=NEVER, nobody=NEVER):
    """In which states an act succeeds, for each role."""
    return {
        "named": keepers,  # an author named as responsible
        "co-author": keepers,  # an editor of the faculty of another one, named, too
        "colleague": keepers,  # an author who writes for an organiser's university
        "stranger": stranger,  # an author of another university
        "faculty editor": editors,  # of the organiser's university
        "editor elsewhere": stranger,  # of the faculty of another one
        "deputy": editors,  # an author who stands for that faculty editor today
        "former deputy": stranger,  # and one who did until yesterday
        "editor": editors,
        "admin": editors,
        "idle": nobody,  # a login without any role
        "nobody": nobody,  # no login
    }
