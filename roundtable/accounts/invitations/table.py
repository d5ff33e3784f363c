"""CSV reader of invitations: a person a row, each with what is wrong with it."""

from django.conf import settings
from django.utils.translation import gettext as _

from participants.exchange.files import CsvFile, UnreadableFileError

from .. import rights
from .organisations import Register
from .rows import Row, check

MOST_ROWS = 500
LONGEST_NAME = 150
COLUMNS = ["email", "name", "role", "organisations", "language"]


def read(text, *, by):
    """Return the rows of a table, as ``by`` may invite them; nothing is written.

    Raises ``UnreadableFileError`` where it is no such table at all.
    """
    table = CsvFile().create_dataset(text)
    if len(table) > MOST_ROWS:
        sentence = _("The file has more than %(count)d rows: divide it.")
        raise UnreadableFileError(sentence % {"count": MOST_ROWS})
    columns = [header.lower().replace("e-mail", "email") for header in table.headers]
    if "email" not in columns or not set(columns) <= set(COLUMNS):
        sentence = _("The first row has to name the columns, which are: %(columns)s.")
        raise UnreadableFileError(sentence % {"columns": ", ".join(COLUMNS)})
    roles, register = _roles(by), Register()
    cells = (dict(zip(columns, row, strict=True)) for row in table)
    rows = [_row(each, roles, register) for each in cells]
    for number, row in enumerate(rows, start=2):  # behind the names of the columns
        row.number = number
    check(rows)
    return rows


def _roles(by):
    """Return the roles that ``by`` may give, by the names they have."""
    roles = rights.grantable_groups(by)
    here = {str(role).casefold(): role for role in roles}
    return here | {role.name.casefold(): role for role in roles}


def _row(cells, roles, register):
    given = {name: cells.get(name, "").strip() for name in COLUMNS}
    language = given["language"].lower() or settings.LANGUAGE_CODE
    role = roles.get((given["role"] or "author").casefold())
    row = Row(given["email"].lower(), given["name"], role, [], language)
    row.problems += _problems(row, given, roles)
    for typed in filter(None, map(str.strip, given["organisations"].split(";"))):
        try:
            row.organisations.append(register.find(typed))
        except LookupError as problem:
            row.problems.append(str(problem))
    return row


def _problems(row, given, roles):
    codes = [code for code, _name in settings.LANGUAGES]
    if len(row.name) > LONGEST_NAME:
        yield _("The name is too long.")
    if row.language not in codes:
        yield _("The language is one of: %(codes)s.") % {"codes": ", ".join(codes)}
    if row.role is None:
        sentence = _("You cannot give the role “%(role)s”, only these: %(roles)s.")
        names = sorted({str(role) for role in roles.values()})
        yield sentence % {"role": given["role"], "roles": ", ".join(names)}
