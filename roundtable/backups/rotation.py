"""Retention policy: which archives stay, by the moment that their names tell."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

_PATTERN = "roundtable-%Y%m%dT%H%M%SZ.tar.gz"
LOCKED = ".age"


class Policy(NamedTuple):
    """How many archives stay: the last ones, the last of each day, of each week."""

    last: int = 3
    daily: int = 7
    weekly: int = 8


def name_of(moment: datetime, *, encrypted: bool) -> str:
    """Return the name of an archive.

    >>> name_of(datetime(2031, 12, 6, 10, tzinfo=UTC), encrypted=True)
    'roundtable-20311206T100000Z.tar.gz.age'
    """
    return moment.astimezone(UTC).strftime(_PATTERN) + (LOCKED if encrypted else "")


def moment_of(name: str) -> datetime | None:
    """Return when an archive was made, or None for a file that is none of ours."""
    try:
        moment = datetime.strptime(name.removesuffix(LOCKED), _PATTERN)
        return moment.replace(tzinfo=UTC)
    except ValueError:
        return None


def outlived(names: Iterable[str], policy: Policy) -> list[str]:
    """Return the archives that need not stay; other files are never among them."""
    made = {name: moment for name in names if (moment := moment_of(name))}
    newest = sorted(made, key=made.get, reverse=True)
    stays = set(newest[: policy.last])
    for most, period in ((policy.daily, "%Y-%m-%d"), (policy.weekly, "%G-%V")):
        last_of: dict[str, str] = {}
        for name in newest:
            last_of.setdefault(made[name].strftime(period), name)
        stays.update(list(last_of.values())[:most])
    return [name for name in newest if name not in stays]
