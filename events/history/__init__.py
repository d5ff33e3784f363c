"""Revision history: what a record said, when it changed, and the way back to it.

``recording`` makes the revisions. Past, present and typed text are read as one shape
(``snapshots``), told apart (``diff``) and brought back (``restoring``);
``edit_conflicts`` is optimistic concurrency between two editors, ``corrections`` the
public notes.
"""
