"""Parsers of CSV and JSON; what cannot be read is said in words."""

import csv
import io
import json
import re

from django.utils.translation import gettext as _
from import_export.formats.base_formats import CSV, JSON
from tablib import Dataset

MOST_COLUMNS = 500
MOST_ROWS = 1_000  # a browser waits for the answer, and a row takes its time
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for its own old encoding

# A spreadsheet computes a cell that begins like this, whoever wrote it.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


class UnreadableFileError(ValueError):
    """A file that cannot be understood; the message tells the reader why."""


class CsvFile(CSV):
    """Rows for a spreadsheet; columns that hold lists do not fit and are left out."""

    CONTENT_TYPE = "text/csv; charset=utf-8"

    def create_dataset(self, in_stream, **options):
        lines = io.StringIO(in_stream.replace("\0", ""), newline="")
        try:
            rows = list(csv.reader(lines, delimiter=_delimiter(in_stream), strict=True))
        except csv.Error as error:
            raise UnreadableFileError(_("This is not a readable CSV file.")) from error
        if not rows:
            raise UnreadableFileError(_("The file is empty."))
        headers, *rows = rows
        headers = [header.strip() for header in headers]
        rows = [row for row in rows if any(row)]
        refuse_large(headers, rows)
        return dataset_of(headers, [_cells(headers, row) for row in rows])

    def export_data(self, dataset, **options):
        flat = Dataset(headers=_flat_columns(dataset))
        for row in dataset.dict:
            flat.append([escaped(str(row[header])) for header in flat.headers])
        return BYTE_ORDER_MARK + flat.export("csv", **options)


class JsonFile(JSON):
    """A list of objects; sections and participants are lists within them."""

    def create_dataset(self, in_stream, **options):
        try:
            rows = json.loads(in_stream)
        except (ValueError, RecursionError) as error:
            raise UnreadableFileError(_("This is not a readable JSON file.")) from error
        if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
            raise UnreadableFileError(_("The JSON file must hold a list of objects."))
        headers = list(dict.fromkeys(name for row in rows for name in row))
        refuse_large(headers, rows)
        return dataset_of(
            headers, [[_value(row.get(name)) for name in headers] for row in rows]
        )


FILES = [CsvFile, JsonFile]


def dataset_of(headers, rows):
    if len(set(headers)) < len(headers) or "" in headers:
        raise UnreadableFileError(_("Every column needs a name of its own."))
    return Dataset(*rows, headers=headers)


def refuse_large(headers, rows):
    """Refuse a table before it is filled: rows times columns is what takes memory."""
    if len(headers) > MOST_COLUMNS:
        sentence = _("The file has more than %(count)d columns.")
        raise UnreadableFileError(sentence % {"count": MOST_COLUMNS})
    if len(rows) > MOST_ROWS:
        sentence = _("The file has more than %(count)d rows: divide it.")
        raise UnreadableFileError(sentence % {"count": MOST_ROWS})


def _delimiter(text):
    """Return what separates the cells: Excel in Kazakhstan writes semicolons."""
    first_line = text.partition("\n")[0]
    return max(",;\t", key=first_line.count)


def _cells(headers, row):
    if any(row[len(headers) :]):
        sentence = _("A row has more cells than there are columns: %(row)s")
        raise UnreadableFileError(sentence % {"row": ", ".join(row)[:200]})
    padded = [*row, *[""] * len(headers)][: len(headers)]
    return [cell[1:] if _ESCAPED.match(cell) else cell for cell in padded]


def _value(value):
    """Return a value without the null character, which no database keeps."""
    if isinstance(value, str):
        return value.replace("\0", "")
    return "" if value is None else value


def _flat_columns(dataset):
    return [
        header
        for place, header in enumerate(dataset.headers)
        if not any(isinstance(row[place], list) for row in dataset)
    ]


def escaped(cell):
    return f"'{cell}" if _FORMULA.match(cell) else cell
