"""Import and export: records as rows of a file, and which rows are refused."""

from .resource import RecordResource
