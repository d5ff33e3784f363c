"""How Kazakh writes dates and numbers; Django 5.2 has no formats for it."""

from ..en.formats import *  # noqa: F403  what figures alone say is written alike

DATE_FORMAT = r"Y ж. j E"
DATETIME_FORMAT = r"Y ж. j E, H:i"
YEAR_MONTH_FORMAT = r"Y ж. F"
MONTH_DAY_FORMAT = "j E"
DECIMAL_SEPARATOR = ","
