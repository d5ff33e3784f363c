"""Records as rows of a file: what a row holds, and which rows are refused."""

from .resource import RecordResource

__all__ = ["RecordResource"]
