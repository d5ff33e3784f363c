"""How Kazakh writes dates and numbers; Django 5.2 has no formats for it."""

from ..en.formats import *  # noqa: F403  what figures alone say is written alike

DATE_FORMAT = "Y\N{NO-BREAK SPACE}ж. j E"
DATETIME_FORMAT = "Y\N{NO-BREAK SPACE}ж. j E, H:i"
YEAR_MONTH_FORMAT = "Y\N{NO-BREAK SPACE}ж. F"
MONTH_DAY_FORMAT = "j E"
DECIMAL_SEPARATOR = ","
