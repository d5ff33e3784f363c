"""Rotation: which archives stay."""

from datetime import UTC, datetime, timedelta

from roundtable.backups.rotation import Policy, name_of, outlived

NOON = datetime(2031, 12, 6, 12, tzinfo=UTC)


def test_the_last_of_days_and_weeks_stay():
    daily = [name_of(NOON - timedelta(days=n), encrypted=False) for n in range(60)]
    earlier = name_of(NOON - timedelta(hours=3), encrypted=True)

    gone = outlived([*daily, earlier], Policy(last=1, daily=3, weekly=4))

    days = {
        datetime.strptime(name[11:19], "%Y%m%d").day for name in set(daily) - set(gone)
    }
    assert earlier in gone
    assert days == {6, 5, 4, 30, 23, 16}  # three days, and three more Sundays


def test_the_last_archives_stay_whenever_they_were_made():
    names = [
        name_of(NOON - timedelta(minutes=n), encrypted=bool(n % 2)) for n in range(9)
    ]

    assert outlived(names, Policy(last=4, daily=0, weekly=0)) == names[4:]


def test_other_files_of_the_folder_are_never_removed():
    others = [
        "thesis.docx",
        "roundtable.tar.gz",
        ".roundtable.part",
        "roundtable-x.age",
    ]

    assert outlived(others, Policy(last=0, daily=0, weekly=0)) == []
