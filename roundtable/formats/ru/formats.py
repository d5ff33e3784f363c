"""Russian dates as Django writes them, but the year never parts from its sign."""

DATE_FORMAT = "j E Y\N{NO-BREAK SPACE}г."
DATETIME_FORMAT = "j E Y\N{NO-BREAK SPACE}г. G:i"
YEAR_MONTH_FORMAT = "F Y\N{NO-BREAK SPACE}г."
