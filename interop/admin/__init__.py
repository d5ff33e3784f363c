"""The desk: from a file to a draft."""

from .source_files import SourceFileAdmin

__all__ = ["SourceFileAdmin"]
